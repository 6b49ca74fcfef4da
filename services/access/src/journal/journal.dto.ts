import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { AuthorDto, INSTANT, PageLinks, PatchOperationDto } from '@maillage/platform';

const COUNT = {
  type: 'integer',
  format: 'int64',
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
} as const;

/** The actor of an entry, and its key. */
export class ActorDto extends AuthorDto {
  @ApiPropertyOptional({ description: 'Identifiant de la clé présentée.', maxLength: 200 })
  cle?: string;
}

/** What was acted upon. */
export class SubjectDto {
  @ApiProperty({ description: 'Type.', maxLength: 100, example: 'client' })
  type!: string;
  @ApiProperty({ description: 'Identifiant.', maxLength: 500 })
  id!: string;
}

/** One entry of the audit journal. */
export class JournalEntryDto {
  @ApiProperty({ description: 'Numéro, croissant.', maxLength: 19, pattern: '^\\d+$' })
  id!: string;
  @ApiProperty({ description: 'Quand.', ...INSTANT })
  instant!: string;
  @ApiProperty({ description: 'Service où cela s’est fait.', maxLength: 100 })
  service!: string;
  @ApiProperty({ description: 'Qui.', type: ActorDto })
  acteur!: ActorDto;
  @ApiPropertyOptional({ description: 'D’où : adresse de l’appelant.', maxLength: 100 })
  origine?: string;
  @ApiPropertyOptional({ description: 'Identifiant de la demande (X-Request-Id).', maxLength: 128 })
  requete?: string;
  @ApiPropertyOptional({
    description: 'Méthode et route.',
    maxLength: 300,
    example: 'POST /v1/clients',
  })
  route?: string;
  @ApiProperty({ description: 'Quoi.', maxLength: 100, example: 'clients.ouvrir' })
  action!: string;
  @ApiProperty({ description: 'Sur quoi.', type: SubjectDto })
  sujet!: SubjectDto;
  @ApiProperty({ description: 'Vrai quand des données personnelles ont été lues.' })
  donnees_personnelles!: boolean;
  @ApiPropertyOptional({
    description: 'Ce qui s’ajoute : décomptes, source.',
    type: 'object',
    additionalProperties: true,
    maxProperties: 100,
  })
  details?: object;
  @ApiPropertyOptional({
    description:
      'Ce qui a changé, en JSON Patch (RFC 6902). Absent d’une liste quand il est long : lire alors l’entrée seule.',
    type: [PatchOperationDto],
    maxItems: 100_000,
  })
  modification?: PatchOperationDto[];
  @ApiPropertyOptional({
    ...COUNT,
    description: 'Taille de la modification en octets, quand la liste ne la donne pas.',
  })
  modification_octets?: number;
}

/** A page of the journal. */
export class JournalDto {
  @ApiProperty({
    description: 'Les entrées, la plus récente d’abord.',
    type: [JournalEntryDto],
    maxItems: 500,
  })
  data!: JournalEntryDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
}

/** Calls alike, made in one second. */
export class CallsDto {
  @ApiProperty({ description: 'Quand, à la seconde.', ...INSTANT })
  instant!: string;
  @ApiPropertyOptional({ description: 'Identifiant de la clé présentée.', maxLength: 200 })
  cle?: string;
  @ApiProperty({ description: 'D’où : adresse de l’appelant.', maxLength: 100 })
  origine!: string;
  @ApiProperty({ description: 'Méthode et route.', maxLength: 300, example: 'GET /v1/lieux/:id' })
  route!: string;
  @ApiProperty({
    description: 'Statut de la réponse.',
    type: 'integer',
    format: 'int32',
    minimum: 100,
    maximum: 599,
  })
  statut!: number;
  @ApiProperty({
    description: 'Nombre d’appels pareils dans cette seconde.',
    type: 'integer',
    format: 'int32',
    minimum: 1,
    maximum: 2_147_483_647,
  })
  nombre!: number;
}

/** A page of calls. */
export class CallListDto {
  @ApiProperty({
    description: 'Les appels, les plus récents d’abord.',
    type: [CallsDto],
    maxItems: 500,
  })
  data!: CallsDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
}

/** A signed head of the chain: a copy kept elsewhere shows whatever is rewritten before it. */
export class AnchorDto {
  @ApiProperty({ ...COUNT, description: 'Numéro du sceau.' })
  sceau!: number;
  @ApiProperty({ ...COUNT, description: 'Entrées scellées jusque-là.' })
  entrees!: number;
  @ApiProperty({ description: 'Instant du sceau.', ...INSTANT })
  instant!: string;
  @ApiProperty({
    description: 'SHA-256 du sceau, qui couvre tous les précédents, en hexadécimal.',
    maxLength: 64,
    pattern: '^[0-9a-f]{64}$',
  })
  empreinte!: string;
  @ApiProperty({ description: 'Clé publique Ed25519 (32 octets, base64url).', maxLength: 43 })
  cle_publique!: string;
  @ApiProperty({
    description: 'Signature Ed25519 des 32 octets de l’empreinte (base64url).',
    maxLength: 86,
  })
  signature!: string;
}

/** Anchors, one a day. */
export class AnchorsDto {
  @ApiProperty({
    description: 'Le dernier sceau de chaque jour (UTC), le plus récent d’abord.',
    type: [AnchorDto],
    maxItems: 500,
  })
  data!: AnchorDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
}

/** Where the journal is not as it was sealed. */
export class RuptureDto {
  @ApiProperty({ description: 'Nature.', maxLength: 40 })
  nature!: string;
  @ApiProperty({ ...COUNT, description: 'Sceau où cela se voit.' })
  sceau!: number;
  @ApiPropertyOptional({ description: 'Entrée où cela se voit.', maxLength: 19 })
  entree?: string;
  @ApiProperty({ description: 'Ce que cela veut dire.', maxLength: 1000 })
  explication!: string;
}

/** What no seal covers yet. */
export class UnsealedDto {
  @ApiProperty({ ...COUNT, description: 'Entrées.' })
  nombre!: number;
  @ApiPropertyOptional({
    description:
      'La plus ancienne. Une transaction longue en retient d’autres ; plus d’une minute est à regarder.',
    ...INSTANT,
  })
  plus_ancienne?: string;
}

/** The outcome of a verification, or of part of it. */
export class VerificationDto {
  @ApiProperty({
    description: '« en_cours » : suivre le lien « suivant ».',
    enum: ['intact', 'rompu', 'en_cours'],
  })
  etat!: string;
  @ApiProperty({ ...COUNT, description: 'Sceaux parcourus par cette demande.' })
  sceaux!: number;
  @ApiProperty({ ...COUNT, description: 'Entrées parcourues par cette demande.' })
  entrees!: number;
  @ApiPropertyOptional({ description: 'La première rupture.', type: RuptureDto })
  rupture?: RuptureDto;
  @ApiPropertyOptional({
    description: 'Ce qui n’est pas encore scellé, à la fin de la chaîne.',
    type: UnsealedDto,
  })
  non_scellees?: UnsealedDto;
  @ApiPropertyOptional({
    description: 'La fin de la chaîne, signée : à conserver ailleurs.',
    type: AnchorDto,
  })
  tete?: AnchorDto;
  @ApiProperty({
    description:
      'Vrai quand la fin de la chaîne est signée par la clé que ce serveur détient. Faux après un changement de clé, jusqu’au sceau suivant ; autrement, la chaîne a été récrite.',
  })
  cle_reconnue!: boolean;
  @ApiProperty({ description: 'Liens.', type: PageLinks })
  links!: PageLinks;
}
