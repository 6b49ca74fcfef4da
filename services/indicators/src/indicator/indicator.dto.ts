import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { INSTANT } from '@maillage/platform';
import { DIMENSION_IDS, type DimensionId } from '../definitions/dimensions.js';

/** A way to break an indicator down, with its values. */
export class DimensionDto {
  @ApiProperty({ description: 'Nom de la dimension, pour « par ».', enum: DIMENSION_IDS })
  id!: DimensionId;
  @ApiProperty({ description: 'Titre.', maxLength: 200 })
  titre!: string;
  @ApiProperty({
    description: 'Valeurs, dans l’ordre de la nomenclature.',
    type: [String],
    maxItems: 200,
    items: { type: 'string', maxLength: 200 },
  })
  valeurs!: string[];
}

/** An indicator of the catalogue: what it means and how it can be asked for. */
export class IndicatorDto {
  @ApiProperty({ description: "Identifiant de l'indicateur.", maxLength: 60, example: 'activites' })
  id!: string;
  @ApiProperty({
    description:
      'Version de la définition ; elle change quand les mêmes faits donneraient un autre chiffre.',
    type: 'integer',
    minimum: 1,
    maximum: 1000,
  })
  version!: number;
  @ApiProperty({ description: 'Titre.', maxLength: 200 })
  titre!: string;
  @ApiProperty({ description: 'Unité de la valeur.', maxLength: 60 })
  unite!: string;
  @ApiProperty({ description: 'Ce qui est compté.', maxLength: 1000 })
  population!: string;
  @ApiProperty({ description: 'Formule, en toutes lettres.', maxLength: 2000 })
  formule!: string;
  @ApiProperty({ description: 'Source des faits.', maxLength: 500 })
  source!: string;
  @ApiProperty({
    description: 'Dimensions selon lesquelles il se ventile.',
    type: [DimensionDto],
    maxItems: 20,
  })
  dimensions!: DimensionDto[];
  @ApiProperty({
    description: 'Croisements possibles : ce que « par » accepte.',
    type: [String],
    maxItems: 100,
    items: { type: 'string', maxLength: 100 },
  })
  croisements!: string[];
}

/** The catalogue. */
export class IndicatorsDto {
  @ApiProperty({
    description: 'Les indicateurs, par identifiant.',
    type: [IndicatorDto],
    maxItems: 200,
  })
  data!: IndicatorDto[];
}

/** Which definition a value was computed by. */
export class IndicatorUsedDto {
  @ApiProperty({ description: "Identifiant de l'indicateur.", maxLength: 60 })
  id!: string;
  @ApiProperty({
    description: 'Version de la définition.',
    type: 'integer',
    minimum: 1,
    maximum: 1000,
  })
  version!: number;
  @ApiProperty({ description: 'Unité de la valeur.', maxLength: 60 })
  unite!: string;
}

/** One value. */
export class ValueDto {
  @ApiProperty({
    description:
      'Période : 2026-03-14, 2026-03, 2026-T1 ou 2026 selon le pas ; sans pas, toute la période, 2026-01-01/2026-12-31. La première et la dernière peuvent être coupées par « du » et « au ».',
    maxLength: 21,
  })
  periode!: string;
  @ApiProperty({
    description: 'Valeur de chaque dimension demandée, et « territoire » avec « vers ».',
    type: 'object',
    additionalProperties: { type: 'string', maxLength: 200 },
    maxProperties: 5,
  })
  dimensions!: Record<string, string>;
  @ApiProperty({
    description: "La valeur ; null où l'indicateur n'a pas de sens.",
    type: 'number',
    nullable: true,
  })
  valeur!: number | null;
}

/** Values of an indicator. */
export class ValuesDto {
  @ApiProperty({ description: 'Définition employée.', type: IndicatorUsedDto })
  indicateur!: IndicatorUsedDto;
  @ApiProperty({ description: 'Territoire demandé.', maxLength: 30 })
  territoire!: string;
  @ApiProperty({
    description: "Instant jusqu'auquel le chiffre est complet ; null tant que rien n'a été reçu.",
    type: 'string',
    ...INSTANT,
    nullable: true,
  })
  arrete_a!: string | null;
  @ApiProperty({
    description: 'Les valeurs : chaque combinaison une fois, par territoire, période et dimension.',
    type: [ValueDto],
    maxItems: 50_000,
  })
  valeurs!: ValueDto[];
}

/** A breakdown in a report. */
export class BreakdownDto {
  @ApiProperty({ description: 'Dimension.', enum: DIMENSION_IDS })
  dimension!: DimensionId;
  @ApiProperty({ description: 'Titre de la dimension.', maxLength: 200 })
  titre!: string;
  @ApiProperty({ description: 'Les valeurs.', type: [ValueDto], maxItems: 200 })
  valeurs!: ValueDto[];
}

/** An indicator in a report, with its definition. */
export class ReportEntryDto extends IndicatorDto {
  @ApiProperty({
    description: "Instant jusqu'auquel le chiffre est complet.",
    type: 'string',
    ...INSTANT,
    nullable: true,
  })
  arrete_a!: string | null;
  @ApiProperty({ description: 'Valeur sur la période.', type: 'number', nullable: true })
  valeur!: number | null;
  @ApiProperty({
    description: 'Ventilations, une par dimension.',
    type: [BreakdownDto],
    maxItems: 20,
  })
  ventilations!: BreakdownDto[];
}

/** A territory by name. */
export class TerritoryNameDto {
  @ApiProperty({ description: 'Référence.', maxLength: 30 })
  ref!: string;
  @ApiPropertyOptional({ description: 'Nom.', maxLength: 200 })
  nom!: string;
}

/** Every indicator in one territory. */
export class ReportDto {
  @ApiProperty({ description: 'Territoire.', type: TerritoryNameDto })
  territoire!: TerritoryNameDto;
  @ApiProperty({ description: 'Premier jour.', format: 'date', maxLength: 10 })
  du!: string;
  @ApiProperty({ description: 'Dernier jour.', format: 'date', maxLength: 10 })
  au!: string;
  @ApiProperty({
    description: "Instant jusqu'auquel tous les chiffres sont complets.",
    type: 'string',
    ...INSTANT,
    nullable: true,
  })
  arrete_a!: string | null;
  @ApiProperty({ description: 'Les indicateurs.', type: [ReportEntryDto], maxItems: 200 })
  indicateurs!: ReportEntryDto[];
}
