import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ChoiceField,
  INSTANT,
  PageLinks,
  PageMetaDto,
  PageQuery,
  says,
  TextField,
  UUID,
} from '@maillage/platform';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsUUID,
  Matches,
} from 'class-validator';
import { ACTS, type EnrolmentAct } from './answer-enrolment.js';
import { type EnrolmentState, STATES } from './enrolment.js';

const AGREEMENTS = ['sans_objet', 'attendu', 'donne', 'refuse'];
const WHOLE = { type: 'integer', format: 'int32', minimum: 0, maximum: 2_147_483_647 } as const;

/** What somebody wishes for. */
export class NewEnrolmentDto {
  @ApiProperty({
    description: 'Sessions souhaitées, la préférée d’abord : pour une formation, une seule place.',
    type: [String],
    minItems: 1,
    maxItems: 10,
    items: { type: 'string', ...UUID },
    example: ['01932f5a-7c1e-7b42-9d3e-5f60718293a4'],
  })
  @IsArray(says('voeux est une liste.', 'voeux is a list.'))
  @ArrayMinSize(1, says('voeux : au moins une session.', 'voeux: at least one session.'))
  @ArrayMaxSize(10, says('voeux : dix sessions au plus.', 'voeux: at most ten sessions.'))
  @ArrayUnique(says('voeux : chaque session une fois.', 'voeux: each session once.'))
  @IsUUID('all', {
    each: true,
    ...says('voeux : des identifiants de sessions.', 'voeux: ids of sessions.'),
  })
  voeux!: string[];
  @TextField(
    'La personne, par son identifiant chez vous ; il n’est ni gardé en clair, ni montré à d’autres.',
    { max: 200, example: 'p-88' },
  )
  personne_ref!: string;
  @ApiProperty({
    description: 'Code INSEE de la commune où elle travaille.',
    pattern: '^[0-9AB]{5}$',
    maxLength: 5,
    example: '62041',
  })
  @Matches(
    /^[0-9AB]{5}$/,
    says(
      'commune : cinq chiffres ou lettres, par exemple 62041.',
      'commune: five digits or letters, for example 62041.',
    ),
  )
  commune!: string;
  @ApiPropertyOptional({
    description: 'Structure qui l’envoie, dont les places gardées et l’accord comptent.',
    ...UUID,
  })
  @IsOptional()
  @IsUUID('all', says('structure_id est un identifiant (UUID).', 'structure_id is an id (UUID).'))
  structure_id?: string;
}

/** An enrolment. */
export class EnrolmentDto {
  @ApiProperty({ description: 'Identifiant.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Session.', ...UUID })
  session_id!: string;
  @ApiProperty({ description: 'Formation.', ...UUID })
  formation_id!: string;
  @ApiProperty({
    description: 'Personne, par l’identifiant sous lequel elle exerce ses droits.',
    ...UUID,
  })
  personne_id!: string;
  @ApiPropertyOptional({ description: 'Structure qui l’envoie.', ...UUID })
  structure_id?: string;
  @ApiProperty({ description: 'Rang de ce vœu parmi ceux de la personne.', ...WHOLE, minimum: 1 })
  voeu!: number;
  @ApiPropertyOptional({
    description: 'Rang dans la liste de la session, dans l’ordre d’arrivée ; absent à l’arrivée.',
    ...WHOLE,
    minimum: 1,
  })
  rang?: number;
  @ApiProperty({
    description:
      'État. « recue » : le rang n’est pas encore donné ; « attente » ; « accord_attendu » : de l’employeur ; « offerte » : une place est tenue jusqu’à « offre_jusqu_au » ; « inscrite » ; « voeu » : assise à une date préférée ; les autres sont finis.',
    enum: STATES,
  })
  etat!: EnrolmentState;
  @ApiProperty({ description: 'Une place est prise ou tenue.' })
  place_tenue!: boolean;
  @ApiProperty({ description: 'Accord de l’employeur.', enum: AGREEMENTS })
  accord!: string;
  @ApiPropertyOptional({ description: 'L’employeur répond jusque-là.', ...INSTANT })
  accord_jusqu_au?: string;
  @ApiPropertyOptional({ description: 'La place proposée est tenue jusque-là.', ...INSTANT })
  offre_jusqu_au?: string;
  @ApiProperty({ description: 'Arrivée.', ...INSTANT })
  creation!: string;
  @ApiProperty({ description: 'Dernière modification.', ...INSTANT })
  modification!: string;
  @ApiProperty({ description: 'Version.', ...WHOLE })
  version!: number;
}

/** What was taken in: one enrolment for each wish. */
export class TakenEnrolmentsDto {
  @ApiProperty({
    description: 'Une inscription par vœu, dans leur ordre.',
    type: [EnrolmentDto],
    maxItems: 10,
  })
  data!: EnrolmentDto[];
}

/** A page of enrolments. */
export class EnrolmentsDto {
  @ApiProperty({ description: 'Inscriptions de la page.', type: [EnrolmentDto], maxItems: 500 })
  data!: EnrolmentDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}

/** What is done with an enrolment. */
export class EnrolmentActDto {
  @ChoiceField(
    'Geste : accepter ou decliner une place proposée, annuler ; accorder ou refuser, pour l’employeur.',
    ACTS,
    { example: 'accepter' },
  )
  geste!: EnrolmentAct;
}

/** Parameters of the list of enrolments. */
export class EnrolmentsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Session.', ...UUID })
  @IsOptional()
  @IsUUID('all', says('session est un identifiant (UUID).', 'session is an id (UUID).'))
  session?: string;

  @ApiPropertyOptional({ description: 'État.', enum: STATES })
  @IsOptional()
  @IsIn(
    STATES,
    says(
      `etat est l’une de ces valeurs : ${STATES.join(', ')}.`,
      `etat is one of these values: ${STATES.join(', ')}.`,
    ),
  )
  etat?: string;
}
