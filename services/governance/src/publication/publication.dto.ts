import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { naturesAxe, statutsAction, statutsFeuille } from '@maillage/nomenclatures';
import { PageLinks, PageMetaDto, UUID } from '@maillage/platform';
import { codesOf } from '../record/codes-of.js';

const COUNT = { type: 'integer', format: 'int32', minimum: 0, maximum: 1_000_000 } as const;
const TITLE = { maxLength: 500, example: 'Ouvrir un accueil numérique à Aubigny' } as const;
const DATE = { maxLength: 10, example: '2026-09-30' } as const;

/** How many actions there are, confidential ones too. */
export class PublishedCountsDto {
  @ApiProperty({ description: 'Actions, sans leurs parties.', ...COUNT })
  total!: number;
  @ApiProperty({ description: 'Réalisées.', ...COUNT })
  realisees!: number;
  @ApiProperty({ description: 'En cours.', ...COUNT })
  en_cours!: number;
  @ApiProperty({ description: 'En retard.', ...COUNT })
  en_retard!: number;
  @ApiProperty({ description: 'Bloquées.', ...COUNT })
  bloquees!: number;
  @ApiProperty({ description: 'Confidentielles : comptées, pas nommées.', ...COUNT })
  confidentielles!: number;
}

/** An action that everybody may read. */
export class PublishedActionDto {
  @ApiProperty({ description: 'Action.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Intitulé.', ...TITLE })
  intitule!: string;
  @ApiProperty({ description: 'Statut.', enum: codesOf(statutsAction) })
  statut!: string;
  @ApiPropertyOptional({ description: 'Début promis.', ...DATE })
  debut?: string;
  @ApiPropertyOptional({ description: 'Fin promise.', ...DATE })
  fin?: string;
  @ApiProperty({ description: 'En retard.' })
  en_retard!: boolean;
  @ApiProperty({
    description: 'Part faite, en pour cent.',
    minimum: 0,
    maximum: 100,
    format: 'double',
  })
  realisation!: number;
  @ApiPropertyOptional({
    description: 'Marge, en jours ouvrés ; négative si la fin ne peut être tenue.',
    type: 'integer',
    format: 'int32',
    minimum: -1_000_000,
    maximum: 1_000_000,
  })
  marge?: number;
}

/** An axis with its actions; without a title, actions outside of any axis. */
export class PublishedAxisDto {
  @ApiPropertyOptional({ description: 'Titre ; absent, les actions hors de tout axe.', ...TITLE })
  titre?: string;
  @ApiPropertyOptional({ description: 'Ce qu’il transforme.', enum: codesOf(naturesAxe) })
  nature?: string;
  @ApiProperty({ description: 'Actions.', type: [PublishedActionDto], maxItems: 20_000 })
  actions!: PublishedActionDto[];
  @ApiProperty({ description: 'Actions confidentielles.', ...COUNT })
  confidentielles!: number;
}

/** A promise that was moved since the adoption. */
export class MovedDto {
  @ApiProperty({ description: 'Intitulé de l’action.', ...TITLE })
  intitule!: string;
  @ApiPropertyOptional({ description: 'Fin promise à l’adoption.', ...DATE })
  avant?: string;
  @ApiPropertyOptional({ description: 'Fin promise à présent.', ...DATE })
  apres?: string;
}

/** A roadmap that everybody may read. */
export class PublicationDto {
  @ApiProperty({ description: 'Feuille de route.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Nom.', maxLength: 300, example: 'Feuille de route 2026–2028' })
  nom!: string;
  @ApiProperty({ description: 'Gouvernance.', maxLength: 300, example: 'Gouvernance de l’Artois' })
  gouvernance!: string;
  @ApiProperty({
    description: 'Territoires.',
    type: [String],
    maxItems: 50,
    items: { type: 'string', maxLength: 30 },
    example: ['epci-200069482'],
  })
  territoires!: readonly string[];
  @ApiPropertyOptional({ description: 'Vision.', maxLength: 10_000 })
  vision?: string;
  @ApiProperty({ description: 'Où elle en est.', enum: codesOf(statutsFeuille) })
  statut!: string;
  @ApiPropertyOptional({ description: 'Jour de son adoption.', ...DATE })
  adoptee_le?: string;
  @ApiProperty({ description: 'Jour pour lequel cela est dit.', ...DATE })
  jour!: string;
  @ApiProperty({ description: 'Combien d’actions.', type: PublishedCountsDto })
  nombres!: PublishedCountsDto;
  @ApiProperty({ description: 'Axes.', type: [PublishedAxisDto], maxItems: 51 })
  axes!: PublishedAxisDto[];
  @ApiProperty({
    description: 'Promesses changées depuis l’adoption.',
    type: [MovedDto],
    maxItems: 20_000,
  })
  promesses_changees!: MovedDto[];
  @ApiProperty({ description: 'Actions ajoutées depuis l’adoption.', ...COUNT })
  actions_ajoutees!: number;
}

/** Where a roadmap that everybody may read is found. */
export class PublishedRoadmapDto {
  @ApiProperty({ description: 'Feuille de route.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Nom.', maxLength: 300, example: 'Feuille de route 2026–2028' })
  nom!: string;
  @ApiProperty({ description: 'Gouvernance.', maxLength: 300, example: 'Gouvernance de l’Artois' })
  gouvernance!: string;
  @ApiProperty({
    description: 'Territoires.',
    type: [String],
    maxItems: 50,
    items: { type: 'string', maxLength: 30 },
    example: ['epci-200069482'],
  })
  territoires!: readonly string[];
  @ApiProperty({
    description: 'Adresse de sa page, qui est aussi celle de ses données.',
    format: 'uri-reference',
    maxLength: 200,
    example: '/v1/feuilles-de-route/01932f5a-7c1e-7b42-9d3e-5f60718293a4/publication',
  })
  adresse!: string;
}

/** A page of published roadmaps. */
export class PublishedRoadmapsDto {
  @ApiProperty({ description: 'Feuilles de la page.', type: [PublishedRoadmapDto], maxItems: 500 })
  data!: PublishedRoadmapDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}
