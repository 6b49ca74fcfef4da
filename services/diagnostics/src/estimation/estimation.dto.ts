import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ChoiceField,
  ChoicesField,
  NumberField,
  PartField,
  says,
  WholeField,
} from '@maillage/platform';
import { IsObject, IsOptional } from 'class-validator';
import { METHODS, type Method } from './estimate.js';

const THETA = { type: 'number', format: 'double' } as const;
const CRITERIA = ['mfi', 'kl', 'klp', 'mepv', 'difficulte'] as const;

/** Values by name, each of one kind. */
const ByName = (
  name: string,
  description: string,
  values: object,
  { example, optional = false }: { readonly example: object; readonly optional?: boolean },
): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      description,
      type: 'object',
      additionalProperties: values as never,
      maxProperties: 5000,
      required: !optional,
      example,
    } as never),
    ...(optional ? [IsOptional()] : []),
    IsObject(
      says(`${name} est un objet : un nom, une valeur.`, `${name} is an object: a name, a value.`),
    ),
  );

const WEIGHT = { type: 'number', format: 'double', minimum: 0, maximum: 1_000_000 };
const CATEGORY = { type: 'integer', format: 'int32', minimum: 0, maximum: 19 };

/** Equally spaced points that ability is estimated on. */
export class PointsDto {
  @WholeField('Nombre de points.', { min: 3, max: 1001, example: 61 })
  nombre!: number;
  @NumberField('Premier point.', { min: -20, max: 20, example: -6 })
  de!: number;
  @NumberField('Dernier point.', { min: -20, max: 20, example: 6 })
  a!: number;
}

/** Answers whose ability is estimated. */
export class NewEstimateDto {
  @ByName('reponses', 'Réponse à chaque item : 0, 1, ou une catégorie.', CATEGORY, {
    example: { '1.1-01': 1 },
  })
  reponses!: Record<string, number>;
  @ChoicesField('Méthodes ; toutes par défaut.', METHODS, {
    optional: true,
    least: 1,
    example: ['eap'],
  })
  methodes?: Method[];
  @PartField('Points de la méthode eap.', () => PointsDto, { optional: true })
  points?: PointsDto;
}

/** An estimate by one method. */
export class EstimateDto {
  @ApiPropertyOptional({
    description: 'Niveau ; absent quand la méthode n’en donne pas.',
    ...THETA,
  })
  theta?: number;
  @ApiPropertyOptional({ description: 'Erreur type.', ...THETA })
  erreur_type?: number;
  @ApiPropertyOptional({
    description:
      'La vraisemblance n’a pas de maximum : elle croît vers le bas, vers le haut, ou ne dit rien.',
    enum: ['bas', 'haut', 'partout'],
  })
  non_borne?: 'bas' | 'haut' | 'partout';
}

/** Estimates by method. */
export class EstimatesDto {
  @ApiPropertyOptional({ description: 'Espérance a posteriori.', type: EstimateDto })
  eap?: EstimateDto;
  @ApiPropertyOptional({ description: 'Maximum de vraisemblance.', type: EstimateDto })
  ml?: EstimateDto;
  @ApiPropertyOptional({ description: 'Vraisemblance pondérée de Warm.', type: EstimateDto })
  wle?: EstimateDto;
  @ApiPropertyOptional({ description: 'Mode a posteriori.', type: EstimateDto })
  bm?: EstimateDto;
  @ApiProperty({ description: 'Elles ne reposent que sur des items étalonnés.' })
  etalonne!: boolean;
}

/** Information of one item. */
export class ItemInformationDto {
  @ApiProperty({ description: 'Item.', maxLength: 100, example: '1.1-01' })
  id!: string;
  @ApiProperty({ description: 'Information.', ...THETA })
  information!: number;
}

/** Information of a bank at one ability. */
export class InformationDto {
  @ApiProperty({ description: 'Niveau.', ...THETA })
  theta!: number;
  @ApiProperty({ description: 'Information de tous les items en service.', ...THETA })
  information!: number;
  @ApiPropertyOptional({
    description: '1 / √information ; absente quand elle est nulle.',
    ...THETA,
  })
  erreur_type?: number;
  @ApiPropertyOptional({
    description: 'Celle de chaque item, quand elle est demandée.',
    type: [ItemInformationDto],
    maxItems: 100_000,
  })
  items?: ItemInformationDto[];
}

/** Information of a bank. */
export class InformationListDto {
  @ApiProperty({ description: 'Par niveau demandé.', type: [InformationDto], maxItems: 201 })
  data!: InformationDto[];
  @ApiProperty({ description: 'Elle ne repose que sur des items étalonnés.' })
  etalonne!: boolean;
}

/** When a test ends. */
export class StopDto {
  @WholeField('Items notés au plus.', { min: -1_000_000, max: 1_000_000, example: 20 })
  items!: number;
  @WholeField('Items notés au moins.', { min: 0, max: 10_000, optional: true, example: 5 })
  items_min?: number;
  @NumberField('Erreur type suffisante.', { min: -100, max: 100, optional: true, example: 0.35 })
  erreur_type?: number;
  @NumberField('Erreur type suffisante dans chaque domaine.', {
    min: -100,
    max: 100,
    optional: true,
    example: 0.6,
  })
  erreur_type_domaine?: number;
  @NumberField('Niveau dont il faut décider.', {
    min: -20,
    max: 20,
    optional: true,
    example: -0.25,
  })
  cible?: number;
  @ByName('cibles_domaine', 'Le même, par domaine.', THETA, {
    example: { 1: -0.25 },
    optional: true,
  })
  cibles_domaine?: Record<string, number>;
  @NumberField('Demi-largeur de l’intervalle, en erreurs types ; 1,96 par défaut.', {
    min: -100,
    max: 100,
    optional: true,
    example: 1.96,
  })
  z?: number;
  @NumberField('Temps, en secondes.', { min: -100, max: 100_000, optional: true, example: 1800 })
  secondes?: number;
}

/** Shares of a test by area or competence. */
export class BalanceDto {
  @ChoiceField('Parts par domaine, ou par compétence.', ['domaine', 'competence'], {
    example: 'domaine',
  })
  par!: 'domaine' | 'competence';
  @ByName('poids', 'Poids de chacun ; ils sont relatifs.', WEIGHT, { example: { 1: 1, 2: 1 } })
  poids!: Record<string, number>;
}

/** How often an item may be shown. */
export class ExposureDto {
  @NumberField('Part des tests qui peuvent montrer un item ; au moins longueur ÷ banque.', {
    min: -1000,
    max: 1000,
    example: 0.3,
  })
  limite!: number;
}

/** What ability is before any answer. */
export class PriorDto {
  @NumberField('Moyenne.', { min: -20, max: 20, example: 0 })
  moyenne!: number;
  @NumberField('Écart type.', { min: 0.01, max: 20, example: 1 })
  ecart_type!: number;
}

/** Rules of an adaptive test. */
export class RulesDto {
  @PartField('Quand il s’arrête.', () => StopDto)
  arret!: StopDto;
  @ChoiceField('Comment l’item suivant est choisi ; mfi par défaut.', CRITERIA, {
    optional: true,
    example: 'mfi',
  })
  critere?: (typeof CRITERIA)[number];
  @ChoiceField('Comment le premier est choisi ; klp par défaut.', CRITERIA, {
    optional: true,
    example: 'klp',
  })
  premier_critere?: (typeof CRITERIA)[number];
  @PartField('Niveau avant toute réponse ; N(0, 1) par défaut.', () => PriorDto, { optional: true })
  a_priori?: PriorDto;
  @PartField('Points d’estimation.', () => PointsDto, { optional: true })
  points?: PointsDto;
  @PartField('Équilibre des contenus.', () => BalanceDto, { optional: true })
  equilibre?: BalanceDto;
  @PartField('Exposition.', () => ExposureDto, { optional: true })
  exposition?: ExposureDto;
  @WholeField('Items non notés à glisser dans un test.', {
    min: 0,
    max: 100,
    optional: true,
    example: 0,
  })
  items_non_notes?: number;
  @NumberField('Une réponse plus rapide compte comme absente, en secondes.', {
    min: 0,
    max: 600,
    optional: true,
    example: 2,
  })
  secondes_rapides?: number;
}

/** A test that is replayed. */
export class NewTrialDto {
  @PartField('Règles.', () => RulesDto)
  regles!: RulesDto;
  @WholeField('Graine du hasard ; 1 par défaut.', {
    min: 0,
    max: 2_147_483_647,
    optional: true,
    example: 1,
  })
  graine?: number;
  @ByName(
    'reponses',
    'Réponse à chaque item : 0, 1, une catégorie, ou « inconnu » (je ne sais pas).',
    { oneOf: [CATEGORY, { type: 'string', enum: ['inconnu'] }] },
    { example: { '1.1-01': 1 } },
  )
  reponses!: Record<string, number | 'inconnu'>;
}

/** One item of a test, with the estimate after its answer. */
export class StepDto {
  @ApiProperty({ description: 'Item.', maxLength: 100, example: '1.1-01' })
  item!: string;
  @ApiProperty({ description: 'Niveau.', ...THETA })
  theta!: number;
  @ApiProperty({ description: 'Erreur type.', ...THETA })
  erreur_type!: number;
}

/** Why a test ends. */
export const STOPS = [
  'longueur',
  'temps',
  'precision',
  'decision',
  'epuise',
  'sans_reponse',
] as const;

/** A test that was replayed. */
export class TrialDto {
  @ApiProperty({ description: 'Items, dans l’ordre.', type: [StepDto], maxItems: 10_000 })
  etapes!: StepDto[];
  @ApiProperty({
    description: 'Pourquoi il s’arrête ; « sans_reponse » : l’item suivant n’a pas de réponse.',
    enum: STOPS,
  })
  arret!: (typeof STOPS)[number];
  @ApiProperty({ description: 'Il ne repose que sur des items étalonnés.' })
  etalonne!: boolean;
}
