import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { naturesAxe, perimetresFeuille, statutsFeuille } from '@maillage/nomenclatures';
import {
  ChoiceField,
  DayField,
  FlagField,
  IdField,
  INSTANT,
  PageLinks,
  PageMetaDto,
  PartsField,
  PatchOperationDto,
  TextField,
  UUID,
} from '@maillage/platform';
import { codesOf } from '../record/codes-of.js';
import type { Axis, Objective, Roadmap } from './roadmap.js';

const VERSION = { type: 'integer', format: 'int32', minimum: 1, maximum: 2_147_483_647 } as const;

/** What an axis wants to reach. */
export class RoadmapObjectiveDto implements Objective {
  @TextField('Mot par lequel les actions le nomment, unique dans la feuille.', {
    max: 60,
    example: 'objectif-1-1',
  })
  id!: string;
  @TextField('Titre.', { max: 500, example: 'Un lieu d’accueil à moins de 20 minutes' })
  titre!: string;
}

/** One line of transformation. */
export class AxisDto implements Axis {
  @TextField('Mot par lequel les actions le nomment, unique dans la feuille.', {
    max: 60,
    example: 'axe-1',
  })
  id!: string;
  @TextField('Titre.', { max: 500, example: 'Aller vers les habitants' })
  titre!: string;
  @ChoiceField('Ce qu’il transforme, de la nomenclature nature_axe.', codesOf(naturesAxe), {
    optional: true,
    example: 'territoire',
  })
  nature?: NonNullable<Axis['nature']>;
  @PartsField('Objectifs.', () => RoadmapObjectiveDto, { most: 50, optional: true })
  objectifs?: RoadmapObjectiveDto[];
  @FlagField('Terminé : il ne reçoit plus d’action.', { optional: true, example: false })
  termine?: boolean;
}

/** What is written of a roadmap. */
export class RoadmapBodyDto implements Roadmap {
  @IdField('Gouvernance.')
  gouvernance_id!: string;
  @TextField('Nom.', { max: 300, example: 'Feuille de route 2026–2028' })
  nom!: string;
  @ChoiceField(
    'Périmètre, de la nomenclature perimetre_feuille_de_route.',
    codesOf(perimetresFeuille),
    {
      example: 'groupementsDeCommunes',
    },
  )
  perimetre!: Roadmap['perimetre'];
  @TextField('Vision : ce que l’on veut avoir changé.', {
    max: 10_000,
    optional: true,
    example: 'Chacun trouve de l’aide près de chez soi.',
  })
  vision?: string;
  @DayField('Premier jour.', { optional: true })
  debut?: string;
  @DayField('Dernier jour.', { optional: true, example: '2028-12-31' })
  fin?: string;
  @PartsField('Axes.', () => AxisDto, { most: 50, optional: true })
  axes?: AxisDto[];
  @ChoiceField(
    'Où elle en est : brouillon, proposée, adoptée ; changer ce qui est adopté l’amende.',
    codesOf(statutsFeuille),
    { example: 'brouillon' },
  )
  statut!: Roadmap['statut'];
  @DayField('Jour de sa dernière adoption ; le jour même par défaut.', { optional: true })
  adoptee_le?: string;
  @FlagField('Lisible par tous, une fois adoptée.', { optional: true, example: false })
  publique?: boolean;
}

/** A roadmap that is entered. */
export class NewRoadmapDto extends RoadmapBodyDto {
  @TextField('Identifiant chez vous ; le nôtre par défaut.', {
    max: 200,
    optional: true,
    example: 'feuille-2026',
  })
  source_id?: string;
}

/** A roadmap. */
export class RoadmapDto {
  @ApiProperty({ description: 'Notre identifiant, jamais réemployé.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Source.', maxLength: 63, example: 'departement-62' })
  source!: string;
  @ApiProperty({ description: 'Identifiant chez la source.', maxLength: 200, example: 'f-1' })
  source_id!: string;
  @ApiProperty({ description: 'Gouvernance.', ...UUID })
  gouvernance_id!: string;
  @ApiProperty({
    description: 'Nom de la gouvernance.',
    maxLength: 300,
    example: 'Gouvernance de l’Artois',
  })
  gouvernance!: string;
  @ApiProperty({
    description: 'Territoires de la gouvernance.',
    type: [String],
    maxItems: 50,
    items: { type: 'string', maxLength: 30 },
  })
  territoires!: readonly string[];
  @ApiProperty({ description: 'Nom.', maxLength: 300, example: 'Feuille de route 2026–2028' })
  nom!: string;
  @ApiProperty({ description: 'Périmètre.', enum: codesOf(perimetresFeuille) })
  perimetre!: Roadmap['perimetre'];
  @ApiPropertyOptional({ description: 'Vision.', maxLength: 10_000 })
  vision?: string;
  @ApiPropertyOptional({ description: 'Premier jour.', maxLength: 10 })
  debut?: string;
  @ApiPropertyOptional({ description: 'Dernier jour.', maxLength: 10 })
  fin?: string;
  @ApiProperty({ description: 'Axes.', type: [AxisDto], maxItems: 50 })
  axes!: readonly Axis[];
  @ApiProperty({ description: 'Où elle en est.', enum: codesOf(statutsFeuille) })
  statut!: Roadmap['statut'];
  @ApiPropertyOptional({ description: 'Jour de sa dernière adoption.', maxLength: 10 })
  adoptee_le?: string;
  @ApiProperty({ description: 'Lisible par tous.' })
  publique!: boolean;
  @ApiProperty({ description: 'Entrée.', ...INSTANT })
  creation!: string;
  @ApiProperty({ description: 'Dernière modification.', ...INSTANT })
  modification!: string;
  @ApiProperty({ description: 'Version, 1 à la création.', ...VERSION })
  version!: number;
}

/** A page of roadmaps. */
export class RoadmapsDto {
  @ApiProperty({ description: 'Feuilles de la page.', type: [RoadmapDto], maxItems: 500 })
  data!: RoadmapDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}

/** What differs between two versions of a roadmap. */
export class ComparisonDto {
  @ApiProperty({ description: 'Version d’où l’on part.', ...VERSION })
  de!: number;
  @ApiProperty({ description: 'Version où l’on arrive.', ...VERSION })
  a!: number;
  @ApiProperty({
    description: 'Ce qui change de l’une à l’autre, en JSON Patch (RFC 6902).',
    type: [PatchOperationDto],
    maxItems: 1000,
  })
  modifications!: readonly PatchOperationDto[];
}
