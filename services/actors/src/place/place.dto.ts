import { ApiProperty, ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';
import * as lists from '@maillage/nomenclatures';
import { TIES } from './place-tie.js';
import {
  DAY,
  FeedLinksDto,
  FieldRemarkDto,
  INSTANT,
  PageLinks,
  PageMetaDto,
  SearchMetaDto,
  UUID,
} from '@maillage/platform';
import { POINT_DOUBTS } from './place.js';

const codes = (list: lists.Nomenclature): { enum: string[]; isArray: true; maxItems: number } => ({
  enum: list.valeurs.map((one) => one.code),
  isArray: true,
  maxItems: list.valeurs.length,
});
const texts = (description: string): ApiPropertyOptions => ({
  description,
  type: [String],
  maxItems: 100,
  items: { type: 'string', maxLength: 10_000 },
});
const LONG = { maxLength: 1_048_576 } as const;

/** An id under which a place is known elsewhere. */
export class PlaceIdentifierDto {
  @ApiProperty({ description: 'Source.', maxLength: 63 })
  source!: string;
  @ApiProperty({
    description: 'Identifiant chez cette source : la colonne « id » du standard.',
    maxLength: 200,
  })
  id!: string;
}

/** Where a place lies, as typed references. */
export class PlaceTerritoriesDto {
  @ApiProperty({ description: 'Commune actuelle.', maxLength: 30, example: 'commune-62041' })
  commune!: string;
  @ApiProperty({
    description: 'Intercommunalité, ou null.',
    type: 'string',
    nullable: true,
    maxLength: 30,
    example: 'epci-200033579',
  })
  epci!: string | null;
  @ApiProperty({ description: 'Département.', maxLength: 30, example: 'departement-62' })
  departement!: string;
  @ApiProperty({ description: 'Région.', maxLength: 30, example: 'region-32' })
  region!: string;
}

/** How complete and fresh an entry is. */
export class PlaceQualityDto {
  @ApiProperty({
    description: 'Part de ce qui est attendu que la fiche dit, de 0 à 100.',
    type: 'integer',
    format: 'int32',
    minimum: 0,
    maximum: 100,
  })
  score!: number;
  @ApiProperty({
    description:
      'Ancienneté de la dernière mise à jour par la source, ou de la confirmation par ceux que cela concerne.',
    enum: lists.fraicheurs.valeurs.map(({ code }) => code),
  })
  fraicheur!: string;
  @ApiProperty({
    description: 'Champs à compléter.',
    type: [String],
    maxItems: 32,
    items: { type: 'string', maxLength: 50 },
  })
  manques!: readonly string[];
}

/** Since when a place is closed. */
export class PlaceClosureDto {
  @ApiProperty({ description: 'Jour de la fermeture.', ...DAY })
  date!: string;
  @ApiPropertyOptional({ description: 'Pourquoi, dans les mots de qui l’a fermé.', maxLength: 500 })
  motif?: string;
}

/** A place: the fields of the national standard v1.0.2, and what the directory adds. */
export class PlaceDto {
  @ApiProperty({ description: 'Notre identifiant, jamais réemployé.', ...UUID })
  id!: string;
  @ApiPropertyOptional({
    description: 'À une écriture seulement : ce qui a été compris autrement qu’écrit.',
    type: [FieldRemarkDto],
    maxItems: 200,
    example: [],
  })
  remarques?: readonly FieldRemarkDto[];
  @ApiProperty({
    description: 'Identifiants connus ailleurs.',
    type: [PlaceIdentifierDto],
    maxItems: 100,
  })
  identifiants!: PlaceIdentifierDto[];
  @ApiPropertyOptional({
    description: 'Structure qui tient le lieu : celle qui a son « pivot » pour numéro.',
    ...UUID,
  })
  structure_id?: string;
  @ApiProperty({
    description: 'SIRET, RNA ou RIDET ; 00000000000000 quand il est inconnu.',
    maxLength: 14,
  })
  pivot!: string;
  @ApiProperty({ description: 'Nom du lieu.', ...LONG })
  nom!: string;
  @ApiProperty({ description: 'Nom de la commune.', ...LONG, example: 'Arras' })
  commune!: string;
  @ApiProperty({ description: 'Code postal.', maxLength: 5 })
  code_postal!: string;
  @ApiProperty({
    description: 'Code INSEE d’aujourd’hui, arrondissements de Paris, Lyon et Marseille compris.',
    maxLength: 5,
  })
  code_insee!: string;
  @ApiProperty({ description: 'Adresse.', ...LONG })
  adresse!: string;
  @ApiPropertyOptional({ description: 'Complément d’adresse.', ...LONG })
  complement_adresse?: string;
  @ApiPropertyOptional({
    description: 'Latitude, en degrés (WGS84).',
    type: 'number',
    format: 'double',
    minimum: -90,
    maximum: 90,
  })
  latitude?: number;
  @ApiPropertyOptional({
    description: 'Longitude, en degrés (WGS84).',
    type: 'number',
    format: 'double',
    minimum: -180,
    maximum: 180,
  })
  longitude?: number;
  @ApiPropertyOptional({ description: 'Typologies.', ...codes(lists.typologies) })
  typologie?: readonly string[];
  @ApiPropertyOptional({ description: 'Téléphone, avec son indicatif.', maxLength: 20 })
  telephone?: string;
  @ApiPropertyOptional(texts('Adresses électroniques.'))
  courriels?: readonly string[];
  @ApiPropertyOptional(texts('Sites web.'))
  site_web?: readonly string[];
  @ApiPropertyOptional({
    description: 'Horaires, au format opening_hours d’OpenStreetMap.',
    ...LONG,
  })
  horaires?: string;
  @ApiPropertyOptional({ description: 'Présentation en une phrase.', maxLength: 280 })
  presentation_resume?: string;
  @ApiPropertyOptional({ description: 'Présentation.', ...LONG })
  presentation_detail?: string;
  @ApiPropertyOptional({ description: 'Source que nomme la fiche elle-même.', ...LONG })
  source?: string;
  @ApiPropertyOptional({ description: 'Itinérance.', ...codes(lists.itinerances) })
  itinerance?: readonly string[];
  @ApiPropertyOptional({ description: 'Structure parente.', ...LONG })
  structure_parente?: string;
  @ApiProperty({
    description: 'Dernière mise à jour par la source ; 1970-01-01 quand elle est inconnue.',
    format: 'date',
    maxLength: 10,
  })
  date_maj!: string;
  @ApiPropertyOptional({ description: 'Services.', ...codes(lists.services) })
  services?: readonly string[];
  @ApiPropertyOptional({ description: 'Publics spécifiquement adressés.', ...codes(lists.publics) })
  publics_specifiquement_adresses?: readonly string[];
  @ApiPropertyOptional({
    description: 'Prises en charge spécifiques.',
    ...codes(lists.prisesEnCharge),
  })
  prise_en_charge_specifique?: readonly string[];
  @ApiPropertyOptional({ description: 'Frais à charge.', ...codes(lists.frais) })
  frais_a_charge?: readonly string[];
  @ApiPropertyOptional({
    description: 'Dispositifs et programmes nationaux.',
    ...codes(lists.dispositifs),
  })
  dispositif_programmes_nationaux?: readonly string[];
  @ApiPropertyOptional({ description: 'Formations et labels.', ...codes(lists.labels) })
  formations_labels?: readonly string[];
  @ApiPropertyOptional(texts('Autres formations et labels.'))
  autres_formations_labels?: readonly string[];
  @ApiPropertyOptional({ description: 'Modalités d’accès.', ...codes(lists.modalitesAcces) })
  modalites_acces?: readonly string[];
  @ApiPropertyOptional({
    description: 'Modalités d’accompagnement.',
    ...codes(lists.modalitesAccompagnement),
  })
  modalites_accompagnement?: readonly string[];
  @ApiPropertyOptional({ description: 'Fiche Acceslibre.', ...LONG })
  fiche_acces_libre?: string;
  @ApiPropertyOptional({ description: 'Adresse de prise de rendez-vous.', ...LONG })
  prise_rdv?: string;
  @ApiProperty({ description: 'Où il est.', type: PlaceTerritoriesDto })
  territoires!: PlaceTerritoriesDto;
  @ApiPropertyOptional({
    description:
      'Rattachement à une structure, ou pourquoi il n’y en a pas : numéro inconnu, qui n’en est pas un, ou que n’a aucune structure inscrite. Absent du passé.',
    enum: TIES,
  })
  rattachement?: (typeof TIES)[number];
  @ApiPropertyOptional({
    description: 'Pour un lieu fermé, qui n’est plus dans les listes.',
    type: PlaceClosureDto,
  })
  fermeture?: PlaceClosureDto;
  @ApiPropertyOptional({
    description:
      'Coordonnées à confirmer : inversées, ou loin de la commune. Jusque-là le lieu reste hors de la carte et de « pres_de ».',
    enum: [...POINT_DOUBTS],
  })
  position_a_confirmer?: (typeof POINT_DOUBTS)[number];
  @ApiPropertyOptional({
    description: 'Jour où ceux que cela concerne ont confirmé la fiche.',
    ...DAY,
  })
  verification?: string;
  @ApiProperty({ description: 'Qualité de la fiche.', type: PlaceQualityDto })
  qualite!: PlaceQualityDto;
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

/** A page of places. */
export class PlacesDto {
  @ApiProperty({ description: 'Les lieux de la page.', type: [PlaceDto], maxItems: 500 })
  data!: PlaceDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Sur la page.', type: SearchMetaDto })
  meta!: SearchMetaDto;
}

/** What is left of a place that was merged. */
export class PlaceTombstoneDto {
  @ApiProperty({ description: 'Identifiant du lieu.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Source.', maxLength: 63 })
  source!: string;
  @ApiProperty({ description: 'Identifiant chez la source.', maxLength: 200 })
  source_id!: string;
  @ApiProperty({ description: 'Quand il a été fusionné.', ...INSTANT })
  instant!: string;
  @ApiProperty({ description: 'Le lieu dans lequel il est fusionné.', ...UUID })
  survivant_id!: string;
}

/** One entry of the change feed. */
export class PlaceChangeDto {
  @ApiProperty({
    description:
      '« etat » : le lieu tel qu’il est ; « suppression » : il est fusionné dans un autre.',
    enum: ['etat', 'suppression'],
  })
  nature!: 'etat' | 'suppression';
  @ApiPropertyOptional({ description: 'Le lieu, pour « etat ».', type: PlaceDto })
  lieu?: PlaceDto;
  @ApiPropertyOptional({
    description: 'Ce qui reste de lui, pour « suppression ».',
    type: PlaceTombstoneDto,
  })
  suppression?: PlaceTombstoneDto;
}

/** A page of the change feed. */
export class PlaceChangesDto {
  @ApiProperty({ description: 'Les plus anciens d’abord.', type: [PlaceChangeDto], maxItems: 500 })
  data!: PlaceChangeDto[];
  @ApiProperty({ description: 'Liens du flux.', type: FeedLinksDto })
  links!: FeedLinksDto;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}
