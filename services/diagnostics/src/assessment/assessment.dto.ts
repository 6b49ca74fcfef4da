import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ChoiceField,
  FlagField,
  INSTANT,
  NumberField,
  PartField,
  TextField,
  TextsField,
  UUID,
  WholeField,
} from '@maillage/platform';

const MODES = ['ecran', 'oral', 'papier'] as const;
const CODE = '7K2M-9QXR-41TB';
const HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const DOUBLE = { type: 'number', format: 'double' } as const;
const COUNT = { type: 'integer', format: 'int32', minimum: 0, maximum: 10_000 } as const;
const LEVEL = { maxLength: 50, example: 'intermediate' } as const;

/** Words of consent that are agreed to. */
export class AgreedDto {
  @WholeField('Version du texte lu.', { min: 1, max: 2_147_483_647, example: 1 })
  version!: number;
  @TextField('Empreinte du texte lu.', { max: 64, example: HASH })
  empreinte!: string;
}

/** A participation that begins. */
export class NewAssessmentDto {
  @TextField('Campagne.', { max: 36, example: '01932f5a-7c1e-7b42-9d3e-5f60718293a4' })
  campagne!: string;
  @TextField('Code d’invitation, pour une campagne sur invitation.', {
    max: 40,
    optional: true,
    example: CODE,
  })
  invitation?: string;
  @PartField('Consentement donné.', () => AgreedDto)
  consentement!: AgreedDto;
  @ChoiceField('Comment les questions sont posées ; à l’écran par défaut.', MODES, {
    optional: true,
    example: 'ecran',
  })
  mode?: (typeof MODES)[number];
  @FlagField('Conditions aménagées : aucun temps n’est alors lu.', {
    optional: true,
    example: false,
  })
  amenagee?: boolean;
  @FlagField('Un médiateur est là, qui peut observer une vérification pratique.', {
    optional: true,
    example: false,
  })
  avec_mediateur?: boolean;
  @TextField(
    'Code de reprise d’une participation antérieure : ses questions ne reviennent pas avant un an.',
    { max: 40, optional: true, example: CODE },
  )
  precedente?: string;
}

/** A code that was noted. */
export class ResumeDto {
  @TextField('Code de reprise.', { max: 40, example: CODE })
  code!: string;
}

/** An answer: choices, a text, "je ne sais pas", or none. */
export class NewAnswerDto {
  @TextField('Question.', { max: 100, example: '1.1-01' })
  item!: string;
  @TextsField('Choix, dans l’ordre donné.', { max: 50, most: 50, optional: true, example: ['a'] })
  choix?: string[];
  @TextField('Texte, pour un texte court.', { max: 500, optional: true })
  texte?: string;
  @FlagField('« Je ne sais pas ».', { optional: true })
  inconnu?: boolean;
  @FlagField('La question est passée : elle ne compte ni juste ni fausse.', { optional: true })
  passe?: boolean;
  @NumberField('Temps mis, en secondes.', { min: 0, max: 86_400, optional: true, example: 12 })
  secondes?: number;
}

/** A choice of a question. */
export class AskedChoiceDto {
  @ApiProperty({ description: 'Identifiant.', maxLength: 50, example: 'a' })
  id!: string;
  @ApiProperty({ description: 'Texte.', maxLength: 1000, example: 'Sur le site de la commune' })
  texte!: string;
}

/** A question that waits for its answer. */
export class AskedDto {
  @ApiProperty({ description: 'Identifiant.', maxLength: 100, example: '1.1-01' })
  id!: string;
  @ApiProperty({
    description: 'Forme de la réponse.',
    enum: [
      'une_reponse',
      'plusieurs_reponses',
      'ordre',
      'texte_court',
      'verification_par_mediateur',
    ],
  })
  forme!: string;
  @ApiProperty({ description: 'Question.', maxLength: 3000, example: 'Où cherchez-vous d’abord ?' })
  question!: string;
  @ApiPropertyOptional({ description: 'Ce qui l’accompagne.', maxLength: 3000 })
  contexte?: string;
  @ApiPropertyOptional({ description: 'Choix.', type: [AskedChoiceDto], maxItems: 50 })
  choix?: AskedChoiceDto[];
}

/** Words of consent, as they stand now. */
export class PresentWordsDto {
  @ApiProperty({
    description: 'Version.',
    type: 'integer',
    format: 'int32',
    minimum: 1,
    maximum: 2_147_483_647,
  })
  version!: number;
  @ApiProperty({ description: 'Texte.', maxLength: 5000, example: 'Vos réponses restent à vous.' })
  texte!: string;
  @ApiProperty({ description: 'Empreinte.', maxLength: 64, example: HASH })
  empreinte!: string;
  @ApiProperty({ description: 'C’est ce texte qui a été accepté.' })
  accepte!: boolean;
}

/** A participation. */
export class AssessmentDto {
  @ApiProperty({ description: 'Identifiant.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Campagne.', ...UUID })
  campagne!: string;
  @ApiProperty({ description: 'État.', enum: ['en_cours', 'terminee', 'retiree'] })
  etat!: 'en_cours' | 'terminee' | 'retiree';
  @ApiProperty({ description: 'Réponses données.', ...COUNT })
  reponses!: number;
  @ApiPropertyOptional({ description: 'La question qui attend.', type: AskedDto })
  question?: AskedDto;
  @ApiProperty({ description: 'Consentement.', type: PresentWordsDto })
  consentement!: PresentWordsDto;
  @ApiProperty({
    description: 'Elle compte, ou comptera une fois finie, dans les résultats du groupe.',
  })
  compte!: boolean;
  @ApiProperty({ description: 'Début.', ...INSTANT })
  debut!: string;
  @ApiPropertyOptional({ description: 'Fin.', ...INSTANT })
  fin?: string;
}

/** A participation that has begun, with the code that leads back to it. */
export class StartedDto extends AssessmentDto {
  @ApiProperty({
    description: 'Code de reprise, montré ici seulement ; en-tête Code-Reprise.',
    maxLength: 14,
    example: CODE,
  })
  code_reprise!: string;
}

/** A level with its width. */
export class LevelResultDto {
  @ApiProperty({ description: 'Niveau sur l’échelle.', ...DOUBLE })
  theta!: number;
  @ApiProperty({ description: 'Erreur type.', ...DOUBLE })
  erreur_type!: number;
  @ApiProperty({
    description: 'Intervalle à 95 %.',
    type: [Number],
    minItems: 2,
    maxItems: 2,
    items: DOUBLE,
    example: [-0.8, 0.6],
  } as never)
  intervalle!: number[];
  @ApiProperty({ description: 'Réponses sur lesquelles il repose.', ...COUNT })
  reponses!: number;
  @ApiPropertyOptional({
    description: 'Niveau le plus bas que l’intervalle permet ; absent sous le premier.',
    ...LEVEL,
  })
  niveau_min?: string;
  @ApiPropertyOptional({ description: 'Niveau le plus haut que l’intervalle permet.', ...LEVEL })
  niveau_max?: string;
  @ApiPropertyOptional({
    description: 'Par rapport à la cible ; « proche » : l’erreur ne permet pas de trancher.',
    enum: ['sous', 'proche', 'au_dessus'],
  })
  position?: 'sous' | 'proche' | 'au_dessus';
  @ApiPropertyOptional({
    description: 'Ce que les réponses ont en commun, qui fait la largeur.',
    enum: ['aucune', 'tout_juste', 'tout_faux', 'mixte'],
  })
  uniformite?: 'aucune' | 'tout_juste' | 'tout_faux' | 'mixte';
}

/** The same, of an area. */
export class AreaResultDto extends LevelResultDto {
  @ApiProperty({ description: 'Domaine.', maxLength: 50, example: '1' })
  domaine!: string;
}

/** The same, of a competence. */
export class CompetenceResultDto extends LevelResultDto {
  @ApiProperty({ description: 'Compétence.', maxLength: 50, example: '1.1' })
  competence!: string;
}

/** What a person's answers say. */
export class ResultDto {
  @ApiProperty({ description: 'Ensemble.', type: LevelResultDto })
  ensemble!: LevelResultDto;
  @ApiProperty({ description: 'Domaines.', type: [AreaResultDto], maxItems: 100 })
  domaines!: AreaResultDto[];
  @ApiProperty({
    description: 'Compétences ; celles-là seulement que l’erreur permet de dire.',
    type: [CompetenceResultDto],
    maxItems: 500,
  })
  competences!: CompetenceResultDto[];
  @ApiProperty({ description: 'Les questions répondues sont étalonnées.' })
  etalonne!: boolean;
  @ApiProperty({
    description:
      'Les limites entre niveaux ont été fixées sur des réponses ; sinon par des experts.',
  })
  niveaux_etalonnes!: boolean;
}
