import { hash } from 'node:crypto';
import type { Cell, Column } from '@maillage/files';
import {
  contentWords,
  CURSOR_ID,
  etagOf,
  type Listing,
  positionOf,
  READING,
} from '@maillage/platform';
import {
  below,
  findTerritory,
  parseTerritoryRef,
  TERRITORY_TYPES,
  type TerritoryRef,
} from '@maillage/territories';
import { unknownTerritory } from '../place/place.errors.js';
import type { NetworkChangeDto } from './network-change.dto.js';
import type { NetworkDto } from './network.dto.js';
import { FIELDS, type Network, renamed } from './network.js';
import type { NetworkRecord, RankedNetwork, WantedNetworks } from './network.store.js';
import { NETWORK_FORMATS, type NetworksQuery } from './network.query.dto.js';

const DAYS = ['debut', 'fin'];

/** Members of a table: the present and past ones by their ids, each once. */
const membersCell = ({ membres = [] }: Network): Cell => [
  ...new Set(membres.map(({ structure_id }) => structure_id)),
];

const COLUMNS: readonly Column<NetworkRecord>[] = [
  { name: 'id', value: ({ sourceId }) => sourceId },
  ...FIELDS.map((name) => ({
    name,
    ...(DAYS.includes(name) ? { kind: 'day' as const } : {}),
    value: (record: NetworkRecord): Cell =>
      name === 'membres' ? membersCell(shown(record)) : shown(record)[name],
  })),
];

/** How the directory of networks is listed. */
export const NETWORK_LISTING: Listing<RankedNetwork> = {
  name: 'reseaux',
  formats: NETWORK_FORMATS,
  columns: COLUMNS.map((column) => ({ ...column, value: ({ record }) => column.value(record) })),
  keyOf: positionOf,
  cursor: [/^\d{1,11}$/, CURSOR_ID, READING],
};

/** A network with what stands for the structures it names. */
const shown = ({ description, beside }: NetworkRecord): Network =>
  renamed(description, beside.survivantes);

/** A network as the API gives it. */
export function toDto(record: NetworkRecord): NetworkDto {
  return {
    id: record.id,
    identifiants: [{ source: record.source, id: record.sourceId }],
    ...(shown(record) as Omit<Network, 'membres'> & Pick<NetworkDto, 'membres'>),
    alertes: alertsOf(record),
    creation: record.createdAt.toISOString(),
    modification: record.modifiedAt.toISOString(),
    version: record.version,
  };
}

/** The tag of a network. A structure that closes or is merged changes it, without a new version. */
export const tagOf = (record: NetworkRecord): string => {
  const survivors = Object.entries(record.beside.survivantes).flat().join();
  const merged = survivors === '' ? [] : [hash('sha256', survivors, 'hex').slice(0, 16)];
  return etagOf([record.id, ...alertsOf(record), ...merged].join('.'), record.version);
};

const alertsOf = ({ beside }: NetworkRecord): string[] => [
  ...(beside.animateur_ferme ? ['animateur_ferme'] : []),
  ...(beside.membre_ferme ? ['membre_ferme'] : []),
];

/** What became of a network, for the change feed. */
export function toChange(record: NetworkRecord): NetworkChangeDto {
  const { id, source, sourceId, withdrawnAt } = record;
  return withdrawnAt === undefined
    ? { nature: 'etat', reseau: toDto(record) }
    : {
        nature: 'suppression',
        suppression: { id, source, source_id: sourceId, instant: withdrawnAt.toISOString() },
      };
}

/**
 * What a query asks for.
 * @throws DomainError malformed for an unknown territory.
 */
export const wantedOf = (query: NetworksQuery): WantedNetworks => ({
  q: contentWords(query.q ?? '').length === 0 ? undefined : query.q,
  types: query.type,
  territories: query.territoire === undefined ? undefined : covering(query.territoire),
  source: query.source,
  structure: query.structure_id,
});

/** Territories that have a commune in common with one. */
function covering(text: string): readonly TerritoryRef[] | undefined {
  const ref = parseTerritoryRef(text);
  if (ref === undefined) throw unknownTerritory(text);
  if (ref === 'france') return undefined;
  const inside = TERRITORY_TYPES.flatMap((type) => below(ref, type));
  return ['france', ref, ...(findTerritory(ref)?.parents ?? []), ...inside];
}
