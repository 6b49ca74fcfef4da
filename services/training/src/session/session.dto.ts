import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  DAY,
  INSTANT,
  IsDay,
  PageLinks,
  PageMetaDto,
  PartField,
  PartsField,
  says,
  TextField,
  UUID,
  WholeField,
  ChoiceField,
} from '@maillage/platform';
import { IsOptional, IsUUID, Matches } from 'class-validator';
import { ACTS, type Act } from './session-acts.js';

const TIME = { pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', maxLength: 5 };
const IsTime = (name: string): PropertyDecorator =>
  Matches(
    new RegExp(TIME.pattern),
    says(`${name} est une heure, HH:MM.`, `${name} is a time, HH:MM.`),
  );
const IsId = (name: string): PropertyDecorator =>
  IsUUID('all', says(`${name} est un identifiant (UUID).`, `${name} is an id (UUID).`));
const WHOLE = { type: 'integer', format: 'int32', minimum: 0, maximum: 2_147_483_647 } as const;

/** A half-day of a session. */
export class HalfDayDto {
  @ApiProperty({ description: 'Jour.', ...DAY, example: '2027-02-02' })
  @IsDay('jour')
  jour!: string;
  @ApiProperty({ description: 'Début, à l’heure du lieu.', ...TIME, example: '09:00' })
  @IsTime('debut')
  debut!: string;
  @ApiProperty({ description: 'Fin, à l’heure du lieu.', ...TIME, example: '12:00' })
  @IsTime('fin')
  fin!: string;
}

/** Where a session is held. */
export class SessionPlaceDto {
  @TextField('Nom.', { max: 300, example: 'Salle des fêtes' })
  nom!: string;
  @TextField('Adresse.', { max: 500, optional: true, example: '1 place de la Mairie' })
  adresse?: string;
  @ApiPropertyOptional({
    description: 'Code INSEE de la commune.',
    pattern: '^[0-9AB]{5}$',
    maxLength: 5,
    example: '62041',
  })
  @IsOptional()
  @Matches(
    /^[0-9AB]{5}$/,
    says(
      'code_insee : cinq chiffres ou lettres, par exemple 62041.',
      'code_insee: five digits or letters, for example 62041.',
    ),
  )
  code_insee?: string;
}

/** Seats of one structure. */
export class StructureSeatsDto {
  @ApiProperty({ description: 'Structure.', ...UUID })
  @IsId('structure_id')
  structure_id!: string;
  @WholeField('Places.', { min: 1, max: 10_000, example: 2 })
  places!: number;
  @ApiPropertyOptional({
    description: 'Dernier jour où elles sont gardées.',
    ...DAY,
    example: '2027-01-20',
  })
  @IsOptional()
  @IsDay('jusqu_au')
  jusqu_au?: string;
}

/** What is written of a session. */
export class SessionBodyDto {
  @TextField('Territoire dont les coordinateurs en répondent.', {
    max: 30,
    example: 'departement-62',
  })
  territoire!: string;
  @ApiProperty({ description: 'Formation du catalogue.', ...UUID })
  @IsId('formation_id')
  formation_id!: string;
  @PartsField('Demi-journées.', () => HalfDayDto, { least: 1, most: 200 })
  demi_journees!: HalfDayDto[];
  @PartField('Lieu.', () => SessionPlaceDto, { optional: true })
  lieu?: SessionPlaceDto;
  @TextField('Adresse de la visioconférence.', {
    max: 1000,
    optional: true,
    example: 'https://visio.exemple.fr/tableur',
  })
  lien?: string;
  @ApiPropertyOptional({ description: 'Formateur : un professionnel de l’annuaire.', ...UUID })
  @IsOptional()
  @IsId('formateur_id')
  formateur_id?: string;
  @WholeField('Inscrits en dessous desquels elle n’est pas confirmée.', {
    min: 0,
    max: 10_000,
    example: 4,
  })
  places_min!: number;
  @WholeField('Places.', { min: 0, max: 10_000, example: 10 })
  places_max!: number;
  @ApiPropertyOptional({
    description: 'Jour à partir duquel il faut la confirmer ou non.',
    ...DAY,
    example: '2027-01-25',
  })
  @IsOptional()
  @IsDay('jour_de_decision')
  jour_de_decision?: string;
  @PartsField(
    'Places gardées pour des structures, parmi celles qu’il y a.',
    () => StructureSeatsDto,
    {
      most: 100,
      optional: true,
    },
  )
  places_gardees?: StructureSeatsDto[];
  @PartsField('Places accordées à des structures au-delà du maximum.', () => StructureSeatsDto, {
    most: 100,
    optional: true,
  })
  derogations?: StructureSeatsDto[];
}

const STATES = ['brouillon', 'ouverte', 'a_confirmer', 'confirmee', 'annulee', 'tenue', 'close'];

/** A session. */
export class SessionDto extends SessionBodyDto {
  @ApiProperty({ description: 'Identifiant.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Version de la formation qu’elle a prise.', ...WHOLE })
  formation_version!: number;
  @ApiProperty({ description: 'État.', enum: STATES })
  etat!: string;
  @ApiProperty({
    description: 'Ce qu’elle permet à présent.',
    enum: ACTS,
    isArray: true,
    maxItems: 6,
  })
  gestes!: Act[];
  @ApiProperty({ description: 'Places en tout, dérogations comprises.', ...WHOLE })
  places_autorisees!: number;
  @ApiProperty({
    description: 'Places prises, ou tenues pendant qu’un accord est attendu.',
    ...WHOLE,
  })
  places_prises!: number;
  @ApiProperty({ description: 'Places proposées à qui attendait.', ...WHOLE })
  places_proposees!: number;
  @ApiProperty({ description: 'Places libres.', ...WHOLE })
  places_libres!: number;
  @ApiProperty({ description: 'Personnes qui attendent.', ...WHOLE })
  en_attente!: number;
  @ApiProperty({ description: 'Début.', ...INSTANT })
  debut!: string;
  @ApiProperty({ description: 'Fin.', ...INSTANT })
  fin!: string;
  @ApiProperty({ description: 'Suite de son entrée d’agenda (iCalendar SEQUENCE).', ...WHOLE })
  suite!: number;
  @ApiProperty({ description: 'Création.', ...INSTANT })
  creation!: string;
  @ApiProperty({ description: 'Dernière modification.', ...INSTANT })
  modification!: string;
  @ApiProperty({ description: 'Version.', ...WHOLE, minimum: 1 })
  version!: number;
}

/** A page of sessions. */
export class SessionsDto {
  @ApiProperty({ description: 'Sessions de la page.', type: [SessionDto], maxItems: 500 })
  data!: SessionDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}

/** What is done with a session. */
export class SessionActDto {
  @ChoiceField(
    'Geste : ouvrir aux inscriptions, confirmer, maintenir par dérogation (deroger), annuler, dire tenue (tenir), clore.',
    ACTS,
    { example: 'ouvrir' },
  )
  geste!: Act;
  @TextField('Motif ; nécessaire pour annuler et pour déroger.', {
    max: 1000,
    optional: true,
    example: 'Trop peu d’inscrits.',
  })
  motif?: string;
}
