import { ApiProperty } from '@nestjs/swagger';
import { besoins, publics, rythmesAction, statutsAction } from '@maillage/nomenclatures';
import {
  ChoiceField,
  ChoicesField,
  DayField,
  FlagField,
  IdField,
  IdsField,
  INSTANT,
  NumberField,
  PageLinks,
  PageMetaDto,
  PartField,
  PartsField,
  TextField,
  UUID,
  WholeField,
} from '@maillage/platform';
import { codesOf } from '../record/codes-of.js';
import {
  DependencyDto,
  EvidenceDto,
  MilestoneDto,
  NewsDto,
  PlacingDto,
  RiskDto,
  StatusDto,
} from './action-parts.dto.js';
import type { Action } from './action.js';

const VERSION = { type: 'integer', format: 'int32', minimum: 1, maximum: 2_147_483_647 } as const;
const NO_IDS = { most: 100, optional: true, example: [] } as const;

/** What is written of an action. */
export class ActionBodyDto implements Action {
  @TextField('Intitulé.', { max: 300, example: 'Ouvrir un accueil numérique à Aubigny' })
  intitule!: string;
  @TextField('Description.', {
    max: 10_000,
    optional: true,
    example: 'Deux demi-journées par semaine.',
  })
  description?: string;
  @PartsField(
    'Où elle est : une ou plusieurs feuilles de route, où elle ne compte qu’une fois.',
    () => PlacingDto,
    { least: 1, most: 20 },
  )
  feuilles!: PlacingDto[];
  @IdField('Action dont elle est une partie.', { optional: true })
  parent_id?: string;
  @ChoicesField('Besoins, de la nomenclature besoin.', codesOf(besoins), {
    optional: true,
    example: ['etablir_un_diagnostic_territorial'],
  })
  besoins?: NonNullable<Action['besoins']>[number][];
  @ChoicesField(
    'Publics visés, de la nomenclature publics_specifiquement_adresses.',
    codesOf(publics),
    {
      optional: true,
      example: [],
    },
  )
  publics?: string[];
  @IdField('Poste de la personne qui la pilote.', { optional: true })
  pilote_poste_id?: string;
  @IdField('Structure qui la pilote.', { optional: true })
  structure_pilote_id?: string;
  @TextField('Service.', { max: 300, optional: true, example: 'Direction du numérique' })
  service?: string;
  @TextField('Fonction de l’élu référent, sans son nom.', {
    max: 300,
    optional: true,
    example: 'Vice-présidence au numérique',
  })
  elu_referent?: string;
  @IdsField('Structures partenaires.', NO_IDS)
  partenaires?: string[];
  @IdsField('Structures qui la financent.', NO_IDS)
  financeurs?: string[];
  @IdsField('Structures qui en bénéficient.', NO_IDS)
  beneficiaires?: string[];
  @IdsField('Structures qui reçoivent la subvention.', NO_IDS)
  recipiendaires?: string[];
  @ChoiceField(
    'Rythme, de la nomenclature rythme_action ; une fois par défaut.',
    codesOf(rythmesAction),
    {
      optional: true,
      example: 'ponctuelle',
    },
  )
  rythme?: NonNullable<Action['rythme']>;
  @DayField('Début promis. Une date promise ne bouge jamais d’elle-même.', { optional: true })
  debut?: string;
  @DayField('Fin promise.', { optional: true, example: '2026-09-30' })
  fin?: string;
  @WholeField('Durée en jours ouvrés, si ce n’est pas celle de la promesse.', {
    min: 0,
    max: 2500,
    optional: true,
    example: 20,
  })
  duree?: number;
  @PartsField('Actions dont elle attend la fin.', () => DependencyDto, {
    most: 100,
    optional: true,
    example: [],
  })
  depend_de?: DependencyDto[];
  @PartField('Ce qu’elle est devenue.', () => StatusDto)
  statut!: StatusDto;
  @NumberField('Part faite, en pour cent, si elle n’a pas de sous-actions.', {
    min: 0,
    max: 100,
    optional: true,
    example: 60,
  })
  avancement?: number;
  @NumberField('Poids parmi les sous-actions ; 1 par défaut.', {
    min: 0.01,
    max: 1000,
    optional: true,
    example: 1,
  })
  poids?: number;
  @FlagField('Comptée, et jamais nommée, hors de la gouvernance.', {
    optional: true,
    example: false,
  })
  confidentielle?: boolean;
  @PartsField('Jalons.', () => MilestoneDto, { most: 100, optional: true })
  jalons?: MilestoneDto[];
  @PartsField('Preuves.', () => EvidenceDto, { most: 100, optional: true })
  preuves?: EvidenceDto[];
  @PartsField('Risques.', () => RiskDto, { most: 50, optional: true })
  risques?: RiskDto[];
  @ChoiceField(
    'Tous les combien des nouvelles sont attendues.',
    ['mensuelles', 'trimestrielles', 'annuelles'],
    {
      optional: true,
      example: 'trimestrielles',
    },
  )
  nouvelles?: NonNullable<Action['nouvelles']>;
  @PartField('Dernière nouvelle.', () => NewsDto, { optional: true })
  nouvelle?: NewsDto;
}

/** An action that is entered. */
export class NewActionDto extends ActionBodyDto {
  @TextField('Identifiant chez vous ; le nôtre par défaut.', {
    max: 200,
    optional: true,
    example: 'action-1',
  })
  source_id?: string;
}

/** A part of an action, beside it. */
export class ShownPartDto {
  @ApiProperty({ description: 'Sous-action.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Intitulé.', maxLength: 300, example: 'Premier atelier' })
  intitule!: string;
  @ApiProperty({ description: 'Statut.', enum: codesOf(statutsAction) })
  statut!: string;
}

/** An action. */
export class ActionDto extends ActionBodyDto {
  @ApiProperty({ description: 'Notre identifiant, jamais réemployé.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Source.', maxLength: 63, example: 'departement-62' })
  source!: string;
  @ApiProperty({ description: 'Identifiant chez la source.', maxLength: 200, example: 'a-1' })
  source_id!: string;
  @ApiProperty({
    description: 'Sa fin promise est passée sans qu’elle soit réalisée ou abandonnée.',
  })
  en_retard!: boolean;
  @ApiProperty({ description: 'Les nouvelles attendues ne sont pas venues.' })
  sans_nouvelles!: boolean;
  @ApiProperty({
    description: 'Part faite : moyenne pondérée des sous-actions, ou ce qui en est dit.',
    minimum: 0,
    maximum: 100,
    format: 'double',
  })
  realisation!: number;
  @ApiProperty({ description: 'Ses parties.', type: [ShownPartDto], maxItems: 1000 })
  sous_actions!: ShownPartDto[];
  @ApiProperty({ description: 'Entrée.', ...INSTANT })
  creation!: string;
  @ApiProperty({ description: 'Dernière modification.', ...INSTANT })
  modification!: string;
  @ApiProperty({ description: 'Version, 1 à la création.', ...VERSION })
  version!: number;
}

/** A page of actions. */
export class ActionsDto {
  @ApiProperty({ description: 'Actions de la page.', type: [ActionDto], maxItems: 500 })
  data!: ActionDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}

const COUNT = { type: 'integer', format: 'int32', minimum: 0, maximum: 2_147_483_647 } as const;

/** How many actions there are. */
export class ActionCountsDto {
  @ApiProperty({ description: 'Actions, chacune une fois.', ...COUNT })
  total!: number;
  @ApiProperty({ description: 'Dont en retard.', ...COUNT })
  en_retard!: number;
  @ApiProperty({ description: 'Dont confidentielles.', ...COUNT })
  confidentielles!: number;
  @ApiProperty({
    description: 'Par statut.',
    type: 'object',
    additionalProperties: COUNT,
    maxProperties: 20,
  })
  par_statut!: Readonly<Record<string, number>>;
  @ApiProperty({
    description: 'Par besoin ; une action qui en a plusieurs compte pour chacun.',
    type: 'object',
    additionalProperties: COUNT,
    maxProperties: 20,
  })
  par_besoin!: Readonly<Record<string, number>>;
}
