import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { raisonsSansIdentifiant, typesStructure } from '@maillage/nomenclatures';
import {
  DAY,
  FeedLinksDto,
  INSTANT,
  PageLinks,
  PageMetaDto,
  SearchMetaDto,
  UUID,
} from '@maillage/platform';

/** An id under which a structure is known elsewhere. */
export class StructureIdentifierDto {
  @ApiProperty({ description: 'Source.', maxLength: 63 })
  source!: string;
  @ApiProperty({
    description: 'Identifiant chez cette source.',
    maxLength: 200,
    example: 'mairie-avesnes',
  })
  id!: string;
}

/** Why a structure has no number. */
export class WithoutIdentifierDto {
  @ApiProperty({
    description: 'Raison, de la nomenclature sans_identifiant.',
    enum: raisonsSansIdentifiant.valeurs.map(({ code }) => code),
  })
  raison!: string;
}

/** A place of work under the number of its structure. */
export class AntennaDto {
  @ApiPropertyOptional({
    description: 'Notre identifiant, jamais réemployé ; absent pour une nouvelle antenne.',
    ...UUID,
  })
  id?: string;
  @ApiProperty({ description: 'Nom.', maxLength: 300, example: 'Antenne d’Avesnes-le-Comte' })
  nom!: string;
  @ApiPropertyOptional({ description: 'Adresse.', maxLength: 1000 })
  adresse?: string;
  @ApiPropertyOptional({
    description: 'Identifiant chez la source qui en fait une ligne à part.',
    maxLength: 200,
  })
  source_id?: string;
}

/** How a structure ended. */
export class ClosingDto {
  @ApiProperty({ description: 'Jour de la fermeture, passé ou présent.', ...DAY })
  date!: string;
  @ApiPropertyOptional({ description: 'Structure, active, qui lui succède.', ...UUID })
  successeur_id?: string;
}

/** What is written of a structure. Contacts are people: they are not taken here. */
export class StructureBodyDto {
  @ApiPropertyOptional({
    description: 'SIRET, 14 chiffres ; la règle de La Poste vaut pour les siens.',
    maxLength: 30,
    example: '43493312300029',
  })
  siret?: string;
  @ApiPropertyOptional({
    description: 'SIREN, quand aucun établissement n’est connu.',
    maxLength: 30,
    example: '200069672',
  })
  siren?: string;
  @ApiPropertyOptional({ description: 'Numéro RNA.', maxLength: 30, example: 'W623001234' })
  rna?: string;
  @ApiPropertyOptional({
    description: 'RIDET (Nouvelle-Calédonie).',
    maxLength: 30,
    example: '0123456001',
  })
  ridet?: string;
  @ApiPropertyOptional({
    description: 'Pourquoi elle n’a pas d’identifiant, quand elle n’en a aucun.',
    type: WithoutIdentifierDto,
  })
  sans_identifiant?: WithoutIdentifierDto;
  @ApiProperty({ description: 'Nom.', maxLength: 300, example: 'Mairie d’Avesnes-le-Comte' })
  nom!: string;
  @ApiPropertyOptional({
    description: 'Type, de la nomenclature type_structure.',
    enum: typesStructure.valeurs.map(({ code }) => code),
  })
  type?: string;
  @ApiPropertyOptional({
    description: 'Catégorie juridique de l’INSEE, quatre chiffres.',
    pattern: '^\\d{4}$',
    maxLength: 4,
    example: '7210',
  })
  categorie?: string;
  @ApiPropertyOptional({ description: 'Adresse.', maxLength: 1000 })
  adresse?: string;
  @ApiPropertyOptional({ description: 'Complément d’adresse.', maxLength: 1000 })
  complement_adresse?: string;
  @ApiPropertyOptional({ description: 'Code postal.', maxLength: 5 })
  code_postal?: string;
  @ApiPropertyOptional({ description: 'Nom de la commune.', maxLength: 1000, example: 'Arras' })
  commune?: string;
  @ApiPropertyOptional({
    description: 'Code INSEE ; à défaut, code postal et nom désignent la commune.',
    maxLength: 5,
  })
  code_insee?: string;
  @ApiPropertyOptional({ description: 'Structure parente.', ...UUID })
  parent_id?: string;
  @ApiPropertyOptional({
    description: 'Lieux de travail sous le même numéro.',
    type: [AntennaDto],
    maxItems: 1000,
  })
  antennes?: AntennaDto[];
  @ApiPropertyOptional({
    description: 'Sites web.',
    type: [String],
    maxItems: 1000,
    items: { type: 'string', maxLength: 1000 },
    example: ['https://exemple.fr'],
  })
  sites?: string[];
  @ApiPropertyOptional({ description: 'Jour où elle a ouvert.', ...DAY })
  ouverture?: string;
  @ApiPropertyOptional({
    description: 'Fermeture ; absente tant qu’elle est active.',
    type: ClosingDto,
  })
  fermeture?: ClosingDto;
}

/** A structure that is entered. */
export class NewStructureDto extends StructureBodyDto {
  @ApiPropertyOptional({
    description: 'Identifiant chez vous ; le nôtre par défaut.',
    maxLength: 200,
    example: 'mairie-avesnes',
  })
  source_id?: string;
}

/** Where a structure lies, as typed references; null where it is not known. */
export class StructureTerritoriesDto {
  @ApiProperty({
    description: 'Commune actuelle.',
    type: 'string',
    nullable: true,
    maxLength: 30,
    example: 'commune-62041',
  })
  commune!: string | null;
  @ApiProperty({
    description: 'Intercommunalité.',
    type: 'string',
    nullable: true,
    maxLength: 30,
    example: 'epci-200033579',
  })
  epci!: string | null;
  @ApiProperty({
    description: 'Département.',
    type: 'string',
    nullable: true,
    maxLength: 30,
    example: 'departement-62',
  })
  departement!: string | null;
  @ApiProperty({
    description: 'Région.',
    type: 'string',
    nullable: true,
    maxLength: 30,
    example: 'region-32',
  })
  region!: string | null;
}

/** A structure: who stands behind places, posts and actions. */
export class StructureDto extends StructureBodyDto {
  @ApiProperty({ description: 'Notre identifiant, jamais réemployé.', ...UUID })
  id!: string;
  @ApiProperty({
    description: 'Identifiants connus ailleurs.',
    type: [StructureIdentifierDto],
    maxItems: 100,
  })
  identifiants!: StructureIdentifierDto[];
  @ApiProperty({ description: 'Où elle est.', type: StructureTerritoriesDto })
  territoires!: StructureTerritoriesDto;
  @ApiPropertyOptional({
    description: 'Jour où la structure a confirmé elle-même sa fiche.',
    ...DAY,
  })
  verification?: string;
  @ApiProperty({ description: 'État.', enum: ['active', 'fermee'] })
  etat!: 'active' | 'fermee';
  @ApiProperty({
    description:
      'Ce qui appelle un regard : sa structure parente, ou celle qui lui succède, a fermé.',
    enum: ['parent_ferme', 'successeur_ferme'],
    isArray: true,
    maxItems: 2,
  })
  alertes!: string[];
  @ApiProperty({ description: 'Entrée dans l’annuaire.', ...INSTANT })
  creation!: string;
  @ApiProperty({ description: 'Dernière modification dans l’annuaire.', ...INSTANT })
  modification!: string;
  @ApiProperty({
    description: 'Version, 1 à la création.',
    type: 'integer',
    format: 'int32',
    minimum: 1,
    maximum: 2_147_483_647,
  })
  version!: number;
}

/** A page of structures. */
export class StructuresDto {
  @ApiProperty({ description: 'Les structures de la page.', type: [StructureDto], maxItems: 500 })
  data!: StructureDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Sur la page.', type: SearchMetaDto })
  meta!: SearchMetaDto;
}

/** What is left of a structure that was withdrawn. */
export class StructureTombstoneDto {
  @ApiProperty({ description: 'Identifiant de la structure.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Source.', maxLength: 63 })
  source!: string;
  @ApiProperty({ description: 'Identifiant chez la source.', maxLength: 200 })
  source_id!: string;
  @ApiProperty({ description: 'Quand elle a été retirée.', ...INSTANT })
  instant!: string;
  @ApiPropertyOptional({
    description: 'La structure dans laquelle elle est fusionnée, qui la remplace partout.',
    ...UUID,
  })
  survivant_id?: string;
}

/** One entry of the change feed. */
export class StructureChangeDto {
  @ApiProperty({
    description:
      '« etat » : la structure telle qu’elle est ; « suppression » : elle a été retirée.',
    enum: ['etat', 'suppression'],
  })
  nature!: 'etat' | 'suppression';
  @ApiPropertyOptional({ description: 'La structure, pour « etat ».', type: StructureDto })
  structure?: StructureDto;
  @ApiPropertyOptional({
    description: 'Ce qui reste d’elle, pour « suppression ».',
    type: StructureTombstoneDto,
  })
  suppression?: StructureTombstoneDto;
}

/** A page of the change feed. */
export class StructureChangesDto {
  @ApiProperty({
    description: 'Changements, du plus ancien au plus récent.',
    type: [StructureChangeDto],
    maxItems: 500,
  })
  data!: StructureChangeDto[];
  @ApiProperty({ description: 'Liens du flux.', type: FeedLinksDto })
  links!: FeedLinksDto;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}
