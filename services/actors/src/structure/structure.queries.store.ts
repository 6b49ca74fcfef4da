import { Inject, Injectable } from '@nestjs/common';
import {
  Conditions,
  Database,
  type FeedPosition,
  type Ranked,
  type SearchMetaDto,
  type Version,
  WordList,
} from '@maillage/platform';
import { towns } from '../place/place-entry.js';
import {
  inOrder,
  type KnownStructure,
  type LocatedStructure,
  type Structure,
} from './structure.js';
import { structureHistory, structureSearch } from './structure.store.js';

/** A structure as it is read: with what hangs together with it. */
export interface StructureRecord extends Omit<KnownStructure, 'isWithdrawn'> {
  readonly modifiedAt: Date;
  readonly withdrawnAt: Date | undefined;
  readonly isParentClosed: boolean;
  readonly isSuccessorClosed: boolean;
  /** The ids that those have that it stands for, in their sources. */
  readonly others: readonly { readonly source: string; readonly id: string }[];
}

/** A structure of a list. */
export type RankedStructure = Ranked<StructureRecord>;

/** What a caller asks to see. */
export interface WantedStructures {
  /** Words that are looked for; undefined for all. */
  readonly q?: string | undefined;
  readonly territory?:
    | {
        readonly communes: readonly string[];
        readonly departements: readonly string[];
        /** The same as codes of the search. */
        readonly codes: readonly string[];
      }
    | undefined;
  readonly types?: readonly string[] | undefined;
  readonly pivot?: string | undefined;
  readonly source?: string | undefined;
  readonly parent?: string | undefined;
  readonly isClosed?: boolean | undefined;
}

interface Row {
  readonly id: string;
  readonly source: string;
  readonly source_id: string;
  readonly description: Structure;
  readonly commune: string | null;
  readonly departement: string | null;
  readonly checked_on: string | null;
  readonly version: number;
  readonly created_at: Date;
  readonly modified_at: Date;
  readonly withdrawn_at: Date | null;
  readonly survivor_id: string | null;
  readonly parent: string | null;
  readonly successor: string | null;
  readonly others: StructureRecord['others'] | null;
  readonly changed_in: string;
  readonly parent_closed: boolean;
  readonly successor_closed: boolean;
}

/** What stands for a structure that is named. */
const held = (id: string): string =>
  `coalesce((SELECT other.survivor_id FROM structures AS other WHERE other.id = told.${id}), told.${id})`;
const closed = (id: string): string =>
  `EXISTS (SELECT FROM structures AS other WHERE other.id = ${held(id)} AND other.closed_on IS NOT NULL)`;
const OTHERS = `(SELECT jsonb_agg(jsonb_build_object('source', other.source, 'id', other.source_id) ORDER BY other.id)
  FROM structures AS other WHERE other.survivor_id = told.id)`;
const COLUMNS = `id, source, source_id, description, commune, departement, checked_on, version, created_at, modified_at,
  withdrawn_at, survivor_id, changed_in, ${held('parent_id')} AS parent, ${held('successor_id')} AS successor, ${OTHERS} AS others,
  ${closed('parent_id')} AS parent_closed, ${closed('successor_id')} AS successor_closed`;

/** What a version tells of a structure. */
type ToldStructure = Structure & { readonly verification?: string };

const told = ({ structure, checkedOn }: LocatedStructure): ToldStructure =>
  checkedOn === undefined ? structure : { ...structure, verification: checkedOn };

const words = new WordList<StructureRecord>(structureSearch, towns);

/** Read side of the directory of structures. */
@Injectable()
export class StructureQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** A structure that is not withdrawn. */
  async find(id: string): Promise<StructureRecord | undefined> {
    const record = await this.findAny(id);
    return record?.withdrawnAt === undefined ? record : undefined;
  }

  /** Versions of a structure after one of them, the oldest first; undefined where there is no such structure. */
  async versions(
    id: string,
    after: number,
    limit: number,
  ): Promise<Version<ToldStructure>[] | undefined> {
    const versions = await structureHistory.list(this.database, id, after, limit);
    if (versions.length === 0 && (await this.findAny(id)) === undefined) return undefined;
    return versions.map((version) => ({
      ...version,
      state: version.state && told(version.state),
      before: version.before && told(version.before),
    }));
  }

  /** A structure as it stood at an instant; undefined before it was there, and while it was withdrawn. */
  async findAt(id: string, instant: Date): Promise<StructureRecord | undefined> {
    const record = await this.findAny(id);
    if (record === undefined) return undefined;
    const held = await structureHistory.at(this.database, id, instant);
    if (held?.state === undefined) return undefined;
    const { version, from: modifiedAt, state } = held;
    const { structure, commune, departement, checkedOn }: LocatedStructure = state;
    // What other structures were then is theirs to tell.
    const alone = {
      ...{ withdrawnAt: undefined, isParentClosed: false, isSuccessorClosed: false, others: [] },
    };
    const then = { structure, commune, departement, checkedOn };
    return { ...record, ...alone, ...then, version, modifiedAt };
  }

  /** Structures after a position: most alike first where words were asked, else in the order of their entry. */
  async list(
    wanted: WantedStructures,
    after: readonly string[] | undefined,
    limit: number,
  ): Promise<RankedStructure[]> {
    const reading = await words.reading(this.database, wanted.q, after?.[2]);
    if (reading !== undefined) {
      const rows = hasOthers(wanted)
        ? { table: 'structures', add: (where: Conditions) => addOthers(wanted, where) }
        : undefined;
      const asked = { reading, codes: codesOf(wanted), rows };
      return words.page(this.database, asked, after, limit, async (ids) => {
        const sql = `SELECT ${COLUMNS} FROM structures AS told WHERE id = ANY($1)`;
        return (await this.database.query<Row>(sql, [ids])).map(toRecord);
      });
    }
    const where = filtersOf(wanted);
    if (after !== undefined) where.add('id > ?', after[1]);
    const rows = await this.database.query<Row>(
      `SELECT ${COLUMNS} FROM structures AS told WHERE ${where.sql} ORDER BY id LIMIT ${limit}`,
      where.parameters,
    );
    return rows.map((row) => ({ record: toRecord(row), rank: 0 }));
  }

  /** What the first page of a list says of the words that were looked for. */
  about(
    wanted: WantedStructures,
    page: readonly RankedStructure[],
  ): Promise<Pick<SearchMetaDto, 'recherche' | 'propositions'> | undefined> {
    return words.about(this.database, wanted.q, codesOf(wanted), page);
  }

  /**
   * Changes after a position, in the order of their transactions. Only transactions older than any still running are
   * shown, so that none can appear behind a position that was given out.
   */
  async changes(
    after: FeedPosition | undefined,
    limit: number,
  ): Promise<{ records: StructureRecord[]; last?: FeedPosition }> {
    const where = new Conditions();
    where.always('changed_in < pg_snapshot_xmin(pg_current_snapshot())');
    if (after !== undefined) where.add('(changed_in, id) > (?::text::xid8, ?::uuid)', ...after);
    const rows = await this.database.query<Row>(
      `SELECT ${COLUMNS} FROM structures AS told WHERE ${where.sql} ORDER BY changed_in, id LIMIT ${limit}`,
      where.parameters,
    );
    const last = rows[rows.length - 1];
    return {
      records: rows.map(toRecord),
      ...(last === undefined ? {} : { last: [last.changed_in, last.id] as const }),
    };
  }

  private async findAny(id: string): Promise<StructureRecord | undefined> {
    const [row] = await this.database.prepared<Row>(
      'find-structure',
      `SELECT ${COLUMNS} FROM structures AS told WHERE id = $1`,
      [id],
    );
    return row && toRecord(row);
  }
}

function filtersOf(wanted: WantedStructures): Conditions {
  const where = new Conditions();
  where.always('withdrawn_at IS NULL');
  const { territory } = wanted;
  if (territory !== undefined)
    where.add(
      '(commune = ANY(?) OR (commune IS NULL AND departement = ANY(?)))',
      territory.communes,
      territory.departements,
    );
  addOthers(wanted, where);
  return where;
}

/** The conditions that have codes in the search, where words are looked for. */
const codesOf = ({ territory }: WantedStructures): (readonly string[])[] =>
  territory === undefined ? [] : [territory.codes];

const hasOthers = ({ types, pivot, source, parent, isClosed }: WantedStructures): boolean =>
  [types, pivot, source, parent, isClosed].some((one) => one !== undefined);

/** Adds the conditions that have no such codes. */
function addOthers(wanted: WantedStructures, where: Conditions): void {
  if (wanted.types !== undefined) where.add(`description ->> 'type' = ANY(?)`, wanted.types);
  if (wanted.pivot !== undefined) where.add('pivot = ?', wanted.pivot);
  if (wanted.source !== undefined) where.add('source = ?', wanted.source);
  if (wanted.parent !== undefined)
    where.add(
      'parent_id = ANY(ARRAY(SELECT ?::uuid UNION SELECT other.id FROM structures AS other WHERE other.survivor_id = ?))',
      wanted.parent,
      wanted.parent,
    );
  if (wanted.isClosed !== undefined)
    where.always(`closed_on IS ${wanted.isClosed ? 'NOT NULL' : 'NULL'}`);
}

const toRecord = (row: Row): StructureRecord => ({
  id: row.id,
  source: row.source,
  sourceId: row.source_id,
  structure: shown(row),
  commune: row.commune ?? undefined,
  departement: row.departement ?? undefined,
  checkedOn: row.checked_on ?? undefined,
  version: row.version,
  createdAt: row.created_at,
  modifiedAt: row.modified_at,
  withdrawnAt: row.withdrawn_at ?? undefined,
  mergedInto: row.survivor_id ?? undefined,
  others: row.others ?? [],
  isParentClosed: row.parent_closed,
  isSuccessorClosed: row.successor_closed,
});

/** A structure with those that stand for the ones it names. */
function shown({ description, parent, successor }: Row): Structure {
  const { parent_id, fermeture } = description;
  if (parent_id === (parent ?? undefined) && fermeture?.successeur_id === (successor ?? undefined))
    return description;
  return inOrder({
    ...description,
    parent_id: parent ?? undefined,
    ...(fermeture === undefined || successor === null
      ? {}
      : { fermeture: { ...fermeture, successeur_id: successor } }),
  });
}
