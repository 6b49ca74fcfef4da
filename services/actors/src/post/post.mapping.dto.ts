import { inWords, type Language, type Remark } from '@maillage/kernel';
import { etagOf, type Listing } from '@maillage/platform';
import { communesWithin } from '../professional/communes-within.js';
import type { PostChangeDto, PostDto } from './post.dto.js';
import type { Post } from './post.js';
import { POST_FORMATS, type PostsQuery } from './post.query.dto.js';
import type { PostRecord, WantedPosts } from './post.store.js';

const FIELDS = [
  'professionnel_id',
  'structure_id',
  'du',
  'au',
  'quotite',
  'contrat',
  'dispositif',
  'financement',
  'remplace_par',
] as const satisfies readonly (keyof Post)[];

/** How posts are listed. */
export const POST_LISTING: Listing<PostRecord> = {
  name: 'postes',
  formats: POST_FORMATS,
  columns: [
    { name: 'id', value: ({ sourceId }) => sourceId },
    { name: 'source', value: ({ source }) => source },
    ...FIELDS.map((name) => ({
      name,
      ...(name === 'du' || name === 'au' ? { kind: 'day' as const } : {}),
      value: (record: PostRecord) => shown(record)[name],
    })),
  ],
  keyOf: ({ id }) => [id],
};

/** A post as the API gives it. */
export function toDto(record: PostRecord): PostDto {
  return {
    id: record.id,
    identifiants: [{ source: record.source, id: record.sourceId }],
    ...shown(record),
    alertes: alertsOf(record),
    creation: record.createdAt.toISOString(),
    modification: record.modifiedAt.toISOString(),
    version: record.version,
  };
}

/** A post in answer to its writing. */
export const toAnswer = (
  record: PostRecord,
  remarks: readonly Remark[],
  language: Language,
): PostDto => ({
  ...toDto(record),
  ...(remarks.length === 0 ? {} : { remarques: remarks.map((one) => inWords(one, language)) }),
});

/** What became of a post, for the change feed. */
export function toChange(record: PostRecord): PostChangeDto {
  const { id, source, sourceId, withdrawnAt } = record;
  return withdrawnAt === undefined
    ? { nature: 'etat', poste: toDto(record) }
    : {
        nature: 'suppression',
        suppression: { id, source, source_id: sourceId, instant: withdrawnAt.toISOString() },
      };
}

/** A post with what stands for its structure. */
export const shown = ({ description, beside }: PostRecord): Post =>
  beside.structure_survivante === null
    ? description
    : { ...description, structure_id: beside.structure_survivante };

/**
 * The tag of a post. A structure that closes or is merged changes it, or a professional that leaves, without a new
 * version.
 */
export const tagOf = (record: PostRecord): string => {
  const { structure_survivante: survivor } = record.beside;
  const hanging = [...alertsOf(record), ...(survivor === null ? [] : [survivor])];
  return etagOf([record.id, ...hanging].join('.'), record.version);
};

const alertsOf = ({ beside }: PostRecord): string[] => [
  ...(beside.structure_fermee ? ['structure_fermee'] : []),
  ...(beside.professionnel_parti ? ['professionnel_parti'] : []),
];

/**
 * What a query asks for.
 * @throws DomainError malformed for an unknown territory.
 */
export const wantedOf = (query: PostsQuery): WantedPosts => ({
  communes: communesWithin(query.territoire),
  structure: query.structure,
  professional: query.professionnel,
  schemes: query.dispositif,
  day: query.au,
});
