import { inWords, type Language, type Remark } from '@maillage/kernel';
import { etagOf, type Listing } from '@maillage/platform';
import { communesWithin } from '../professional/communes-within.js';
import type { PresenceChangeDto, PresenceDto } from './presence.dto.js';
import type { Presence } from './presence.js';
import { PRESENCE_FORMATS, type PresencesQuery } from './presence.query.dto.js';
import type { PresenceRecord, WantedPresences } from './presence.store.js';

const FIELDS = [
  'professionnel_id',
  'lieu_id',
  'horaires',
  'du',
  'au',
] as const satisfies readonly (keyof Presence)[];

/** How presences are listed. */
export const PRESENCE_LISTING: Listing<PresenceRecord> = {
  name: 'presences',
  formats: PRESENCE_FORMATS,
  columns: [
    { name: 'id', value: ({ sourceId }) => sourceId },
    { name: 'source', value: ({ source }) => source },
    ...FIELDS.map((name) => ({
      name,
      ...(name === 'du' || name === 'au' ? { kind: 'day' as const } : {}),
      value: (record: PresenceRecord) => shown(record)[name],
    })),
  ],
  keyOf: ({ id }) => [id],
};

/** A presence as the API gives it. */
export function toDto(record: PresenceRecord): PresenceDto {
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

/** A presence in answer to its writing. */
export const toAnswer = (
  record: PresenceRecord,
  remarks: readonly Remark[],
  language: Language,
): PresenceDto => ({
  ...toDto(record),
  ...(remarks.length === 0 ? {} : { remarques: remarks.map((one) => inWords(one, language)) }),
});

/** What became of a presence, for the change feed. */
export function toChange(record: PresenceRecord): PresenceChangeDto {
  const { id, source, sourceId, withdrawnAt } = record;
  return withdrawnAt === undefined
    ? { nature: 'etat', presence: toDto(record) }
    : {
        nature: 'suppression',
        suppression: { id, source, source_id: sourceId, instant: withdrawnAt.toISOString() },
      };
}

/** A presence with what stands for its place. */
export const shown = ({ description, beside }: PresenceRecord): Presence =>
  beside.lieu_survivant === null ? description : { ...description, lieu_id: beside.lieu_survivant };

/** The tag of a presence. A professional that leaves, or a place that is merged, changes it without a new version. */
export const tagOf = (record: PresenceRecord): string => {
  const { lieu_survivant: survivor } = record.beside;
  const hanging = [...alertsOf(record), ...(survivor === null ? [] : [survivor])];
  return etagOf([record.id, ...hanging].join('.'), record.version);
};

const alertsOf = ({ beside }: PresenceRecord): string[] => [
  ...(beside.professionnel_parti ? ['professionnel_parti'] : []),
];

/**
 * What a query asks for.
 * @throws DomainError malformed for an unknown territory.
 */
export const wantedOf = (query: PresencesQuery): WantedPresences => ({
  communes: communesWithin(query.territoire),
  place: query.lieu,
  professional: query.professionnel,
  day: query.au,
});
