import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  autonomies,
  materiels,
  niveauxAtelier,
  type Nomenclature,
  structuresDeRedirection,
  thematiques,
  typesActivite,
  typesLieu,
} from '@maillage/nomenclatures';
import {
  DAY,
  FeedLinksDto,
  type Format,
  FormatParameter,
  INSTANT,
  IsDay,
  PageLinks,
  PageMetaDto,
  PageQuery,
  SpreadsheetParameter,
  UUID,
  says,
} from '@maillage/platform';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

/** Formats of the ledger, the default first. */
export const ACTIVITY_FORMATS = ['json', 'ndjson', 'csv', 'xlsx'] as const satisfies Format[];

const codes = (list: Nomenclature): string[] => list.valeurs.map((one) => one.code);
const COUNTS = {
  type: 'object',
  additionalProperties: { type: 'integer', format: 'int32', minimum: 0, maximum: 10_000 },
  maxProperties: 10,
} as const;
const SIRET = { pattern: '^\\d{14}$', maxLength: 14 };

/** Who took part. */
export class BeneficiariesDto {
  @ApiProperty({
    description: 'Participations.',
    type: 'integer',
    format: 'int32',
    minimum: 1,
    maximum: 10_000,
  })
  total!: number;
  @ApiPropertyOptional({
    ...COUNTS,
    description: 'Par genre ; le reste est non_communique.',
    example: { feminin: 4, masculin: 2 },
  })
  genres?: Record<string, number>;
  @ApiPropertyOptional({
    ...COUNTS,
    description: 'Par tranche d’âge ; le reste est non_communique.',
    example: { soixante_dix_plus: 5 },
  })
  tranches_age?: Record<string, number>;
  @ApiPropertyOptional({
    ...COUNTS,
    description: 'Par statut ; le reste est non_communique.',
    example: { retraite: 5 },
  })
  statuts?: Record<string, number>;
  @ApiPropertyOptional({
    description:
      'Vos références des personnes connues : remplacées dès l’arrivée par des pseudonymes.',
    type: [String],
    maxItems: 10_000,
    items: { type: 'string', maxLength: 200 },
  })
  refs?: string[];
}

/** An activity as its source writes it. */
export class NewActivityDto {
  @ApiProperty({
    description: 'Votre identifiant, unique chez vous.',
    minLength: 1,
    maxLength: 200,
    example: '2026-000123',
  })
  source_id!: string;
  @ApiProperty({ description: 'Type d’activité.', enum: codes(typesActivite) })
  type!: string;
  @ApiProperty({ description: 'Jour, heure de Paris.', ...DAY })
  date!: string;
  @ApiProperty({
    description: 'Durée en minutes.',
    type: 'integer',
    format: 'int32',
    minimum: 1,
    maximum: 1440,
  })
  duree!: number;
  @ApiProperty({ description: 'Type de lieu.', enum: codes(typesLieu) })
  type_lieu!: string;
  @ApiPropertyOptional({ description: 'Lieu de l’annuaire.', ...UUID })
  lieu_id?: string;
  @ApiPropertyOptional({
    description:
      'Code INSEE de la commune ; une ancienne commune est lue comme celle d’aujourd’hui.',
    maxLength: 5,
    pattern: '^([013-9]\\d|2[AB1-9])\\d{3}$',
    example: '62041',
  })
  lieu_code_insee?: string;
  @ApiPropertyOptional({
    description: 'Code postal, à défaut de code INSEE.',
    maxLength: 5,
    pattern: '^\\d{5}$',
  })
  lieu_code_postal?: string;
  @ApiPropertyOptional({
    description: 'Nom de la commune, à défaut de code INSEE.',
    maxLength: 200,
  })
  lieu_commune?: string;
  @ApiPropertyOptional({
    description:
      'Votre référence du médiateur ou de la médiatrice : rendue à vous seul ; les autres lisent un pseudonyme. Chaque personne ainsi nommée compte parmi celles dont vous pouvez lire les données (`PERSONNES_PAR_HEURE`), et sa lecture s’inscrit au journal.',
    maxLength: 200,
  })
  mediateur_ref?: string;
  @ApiPropertyOptional({ description: 'SIRET de la structure.', ...SIRET })
  structure_siret?: string;
  @ApiPropertyOptional({
    description: 'Thématiques.',
    enum: codes(thematiques),
    isArray: true,
    maxItems: 30,
  })
  thematiques?: string[];
  @ApiPropertyOptional({
    description: 'Matériels.',
    enum: codes(materiels),
    isArray: true,
    maxItems: 5,
  })
  materiel?: string[];
  @ApiPropertyOptional({ description: 'Niveau d’autonomie.', enum: codes(autonomies) })
  autonomie?: string;
  @ApiPropertyOptional({ description: 'Une orientation vers une autre structure a été faite.' })
  oriente_vers_structure?: boolean;
  @ApiPropertyOptional({
    description: 'Structure de redirection ; demande oriente_vers_structure.',
    enum: codes(structuresDeRedirection),
  })
  structure_de_redirection?: string;
  @ApiPropertyOptional({
    description: 'Précisions sur la démarche administrative.',
    maxLength: 1000,
  })
  precisions_demarche?: string;
  @ApiPropertyOptional({ description: 'Titre de l’atelier.', maxLength: 200 })
  titre_atelier?: string;
  @ApiPropertyOptional({ description: 'Niveau de l’atelier.', enum: codes(niveauxAtelier) })
  niveau_atelier?: string;
  @ApiPropertyOptional({
    description: 'Étiquettes libres.',
    type: [String],
    maxItems: 50,
    items: { type: 'string', maxLength: 100 },
  })
  tags?: string[];
  @ApiPropertyOptional({
    description: 'Participations ; obligatoire pour un atelier.',
    type: BeneficiariesDto,
  })
  beneficiaires?: BeneficiariesDto;
}

/** An activity of the ledger. */
export class ActivityDto extends NewActivityDto {
  @ApiProperty({ description: 'Identifiant, jamais réemployé.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Source qui l’a écrite.', maxLength: 63 })
  source!: string;
  @ApiProperty({
    description: 'Version, 1 à la création.',
    type: 'integer',
    format: 'int32',
    minimum: 1,
    maximum: 2_147_483_647,
  })
  version!: number;
  @ApiProperty({ description: 'Instant de la création.', ...INSTANT })
  creation!: string;
  @ApiProperty({ description: 'Instant de la dernière modification.', ...INSTANT })
  modification!: string;
}

/** A page of activities. */
export class ActivitiesDto {
  @ApiProperty({ description: 'Les activités de la page.', type: [ActivityDto], maxItems: 500 })
  data!: ActivityDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}

/** What remains of a withdrawn activity. */
export class TombstoneDto {
  @ApiProperty({ description: 'Identifiant.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Source.', maxLength: 63 })
  source!: string;
  @ApiProperty({ description: 'Identifiant chez la source.', maxLength: 200 })
  source_id!: string;
  @ApiProperty({ description: 'Instant du retrait.', ...INSTANT })
  instant!: string;
}

/** One entry of the change feed. */
export class ChangeDto {
  @ApiProperty({
    description: '« etat » : l’activité telle qu’elle est ; « suppression » : elle a été retirée.',
    enum: ['etat', 'suppression'],
  })
  nature!: 'etat' | 'suppression';
  @ApiPropertyOptional({ description: 'L’activité, pour « etat ».', type: ActivityDto })
  activite?: ActivityDto;
  @ApiPropertyOptional({
    description: 'Ce qui reste d’elle, pour « suppression ».',
    type: TombstoneDto,
  })
  suppression?: TombstoneDto;
}

/** A page of the change feed. */
export class ChangesDto {
  @ApiProperty({
    description: 'Changements, du plus ancien au plus récent.',
    type: [ChangeDto],
    maxItems: 500,
  })
  data!: ChangeDto[];
  @ApiProperty({ description: 'Liens du flux.', type: FeedLinksDto })
  links!: FeedLinksDto;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}

/** Names an activity by the id that its source gave, whatever it holds. */
export class SourceIdQuery {
  @ApiProperty({ description: 'Identifiant chez la source.', maxLength: 200 })
  @IsString(
    says('source_id est obligatoire, donné une seule fois.', 'source_id is required, given once.'),
  )
  @MaxLength(200, says('source_id : 200 caractères au plus.', 'source_id: 200 characters at most.'))
  source_id!: string;
}

/** Parameters of the list. */
export class ActivitiesQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Territoire, par exemple departement-62.', maxLength: 30 })
  @IsOptional()
  @IsString(
    says('territoire est un texte, donné une seule fois.', 'territoire is a text, given once.'),
  )
  @MaxLength(30, says('territoire : 30 caractères au plus.', 'territoire: 30 characters at most.'))
  territoire?: string;
  @ApiPropertyOptional({ description: 'Premier jour.', ...DAY })
  @IsOptional()
  @IsDay('du')
  du?: string;
  @ApiPropertyOptional({ description: 'Dernier jour.', ...DAY })
  @IsOptional()
  @IsDay('au')
  au?: string;
  @ApiPropertyOptional({ description: 'Source.', maxLength: 63 })
  @IsOptional()
  @IsString(says('source est un texte, donné une seule fois.', 'source is a text, given once.'))
  @MaxLength(63, says('source : 63 caractères au plus.', 'source: 63 characters at most.'))
  source?: string;
  @FormatParameter(
    ACTIVITY_FORMATS,
    ' csv, xlsx et ndjson donnent toutes les activités en un flux, sans pages.',
  )
  format?: Format;
  @SpreadsheetParameter()
  tableur?: 'oui' | 'non';
  @ApiPropertyOptional({
    description:
      'En csv ou xlsx : une ligne par activité, ou une par participation, où un effectif n’est dit que s’il vaut pour toutes celles de l’activité.',
    enum: ['activites', 'participations'],
    default: 'activites',
  })
  @IsOptional()
  @IsIn(
    ['activites', 'participations'],
    says('lignes vaut activites ou participations.', 'lignes is activites or participations.'),
  )
  lignes?: 'activites' | 'participations';
}
