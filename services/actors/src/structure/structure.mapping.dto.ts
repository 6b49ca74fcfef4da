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
  communesOf,
  contains,
  parseTerritoryRef,
  placeOfCommune,
} from '@maillage/territories';
import { unknownTerritory } from '../place/place.errors.js';
import { codesIn } from '../place/place-entry.js';
import type { StructureChangeDto, StructureDto, StructureTerritoriesDto } from './structure.dto.js';
import { FIELDS, type LocatedStructure, type Structure } from './structure.js';
import type {
  RankedStructure,
  StructureRecord,
  WantedStructures,
} from './structure.queries.store.js';
import { STRUCTURE_FORMATS, type StructuresQuery } from './structure.query.dto.js';

const DAYS = ['ouverture', 'fermeture'];

/** Fields of which a table says less than JSON does. */
const CELLS: { readonly [F in keyof Structure]?: (structure: Structure) => Cell } = {
  sans_identifiant: ({ sans_identifiant: without }) => without?.raison,
  antennes: ({ antennes }) => antennes?.map(({ nom }) => nom),
  fermeture: ({ fermeture }) => fermeture?.date,
};

/** Columns of structures: the source's id, then the fields. */
const STRUCTURE_COLUMNS: readonly Column<Pick<StructureRecord, 'sourceId' | 'structure'>>[] = [
  { name: 'id', value: ({ sourceId }) => sourceId },
  ...FIELDS.map((name) => ({
    name,
    ...(DAYS.includes(name) ? { kind: 'day' as const } : {}),
    value: ({ structure }: { readonly structure: Structure }): Cell =>
      CELLS[name]?.(structure) ?? (structure[name] as Cell),
  })),
  {
    name: 'successeur_id',
    value: ({ structure }) => structure.fermeture?.successeur_id,
  },
];

/** How the directory of structures is listed. */
export const STRUCTURE_LISTING: Listing<RankedStructure> = {
  name: 'structures',
  formats: STRUCTURE_FORMATS,
  columns: STRUCTURE_COLUMNS.map((column) => ({
    ...column,
    value: ({ record }) => column.value(record),
  })),
  keyOf: positionOf,
  cursor: [/^\d{1,11}$/, CURSOR_ID, READING],
};

/** A structure as the API gives it. */
export function toDto(record: StructureRecord): StructureDto {
  const { structure } = record;
  return {
    id: record.id,
    identifiants: [{ source: record.source, id: record.sourceId }, ...record.others],
    ...(structure as Omit<Structure, 'antennes' | 'sites'> &
      Pick<StructureDto, 'antennes' | 'sites'>),
    territoires: territoriesOf(record),
    ...(record.checkedOn === undefined ? {} : { verification: record.checkedOn }),
    etat: structure.fermeture === undefined ? 'active' : 'fermee',
    alertes: alertsOf(record),
    creation: record.createdAt.toISOString(),
    modification: record.modifiedAt.toISOString(),
    version: record.version,
  };
}

/** What became of a structure, for the change feed. */
export function toChange(record: StructureRecord): StructureChangeDto {
  const { id, source, sourceId, withdrawnAt, mergedInto } = record;
  return withdrawnAt === undefined
    ? { nature: 'etat', structure: toDto(record) }
    : {
        nature: 'suppression',
        suppression: {
          ...{ id, source, source_id: sourceId, instant: withdrawnAt.toISOString() },
          ...(mergedInto === undefined ? {} : { survivant_id: mergedInto }),
        },
      };
}

/** The tag of a structure. Others that close, or are merged, change it, without a new version. */
export function tagOf(record: StructureRecord): string {
  const { id, structure, version } = record;
  const named = [structure.parent_id, structure.fermeture?.successeur_id].map((one) => one ?? '');
  return etagOf([id, ...alertsOf(record), ...named].filter((one) => one !== '').join('.'), version);
}

const alertsOf = ({ isParentClosed, isSuccessorClosed }: StructureRecord): string[] => [
  ...(isParentClosed ? ['parent_ferme'] : []),
  ...(isSuccessorClosed ? ['successeur_ferme'] : []),
];

function territoriesOf({ commune, departement }: LocatedStructure): StructureTerritoriesDto {
  if (commune !== undefined) return placeOfCommune(commune);
  const ref = departement === undefined ? undefined : parseTerritoryRef(departement);
  const [one] = ref === undefined ? [] : communesOf(ref);
  return {
    commune: null,
    epci: null,
    departement: departement ?? null,
    region: one === undefined ? null : placeOfCommune(one).region,
  };
}

/**
 * What a query asks for.
 * @throws DomainError malformed for an unknown territory.
 */
export function wantedOf(query: StructuresQuery): WantedStructures {
  return {
    q: contentWords(query.q ?? '').length === 0 ? undefined : query.q,
    territory:
      query.territoire === undefined || query.territoire === 'france'
        ? undefined
        : territoryOf(query.territoire),
    types: query.type,
    pivot: query.siret?.replaceAll(' ', '').toUpperCase(),
    source: query.source,
    parent: query.parent_id,
    isClosed: query.etat === undefined ? undefined : query.etat === 'fermee',
  };
}

/** Communes of a territory, and départements that lie wholly in it: of a structure, that may be all that is known. */
function territoryOf(text: string): NonNullable<WantedStructures['territory']> {
  const ref = parseTerritoryRef(text);
  if (ref === undefined) throw unknownTerritory(text);
  return {
    communes: communesOf(ref),
    departements: [ref, ...below(ref, 'departement')].filter((one) => contains(ref, one)),
    codes: codesIn(ref),
  };
}
