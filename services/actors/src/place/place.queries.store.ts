import { Inject, Injectable } from '@nestjs/common';
import {
  Conditions,
  Database,
  type FeedPosition,
  positionOf,
  type Ranked,
  type ReadRows,
  type SearchReading,
  type SearchMetaDto,
  type Version,
  WordList,
} from '@maillage/platform';
import { isOpenAt } from '@maillage/territories';
import type { Closure, Place, PointDoubt } from './place.js';
import type { TiedStructure } from './place-tie.js';
import { CLOSURE, placeHistory, placeSearch, type PlaceState } from './place.store.js';
import { towns } from './place-entry.js';
import {
  addOthers,
  box,
  codesOf,
  filtersOf,
  hasOthers,
  metresFrom,
  openOnes,
  radiiUpTo,
  type WantedPlaces,
} from './place-filters.store.js';

/** A place with what the directory adds to its source's words. */
export interface PlaceRecord {
  readonly id: string;
  readonly source: string;
  /** The structure that has its number; null where none has, undefined where that is not told. */
  readonly structure: TiedStructure | null | undefined;
  readonly commune: string;
  readonly place: Place;
  /** Civil date on which those concerned confirmed it. */
  readonly checkedOn: string | undefined;
  /** What speaks against its point, while nobody has confirmed it. */
  readonly doubt: PointDoubt | undefined;
  /** Undefined while it is open. */
  readonly closure: Omit<Closure, 'by'> | undefined;
  readonly version: number;
  readonly createdAt: Date;
  readonly modifiedAt: Date;
  /** Id of the place that stands for it since they were merged. */
  readonly mergedInto: string | undefined;
  /** The ids that those have that it stands for, in their sources. */
  readonly others: readonly { readonly source: string; readonly id: string }[];
}

/** A place of a list. */
export type RankedPlace = Ranked<PlaceRecord>;

/** A position in a list, as `positionOf` gives it. */
export type ListPosition = readonly string[];

interface Row {
  readonly id: string;
  readonly source: string;
  readonly source_id: string;
  readonly structure: TiedStructure | null;
  readonly commune: string;
  readonly body: Omit<Place, 'id'>;
  readonly checked_on: string | null;
  readonly doubt: PointDoubt | null;
  readonly closure: Closure | null;
  readonly version: number;
  readonly created_at: Date;
  readonly modified_at: Date;
  readonly survivor_id: string | null;
  readonly others: PlaceRecord['others'] | null;
}

/** Ties are read, not kept: a structure that is entered, corrected or closed has them at once. */
const COLUMNS = `id, source, source_id, commune, body, checked_on, doubt, ${CLOSURE}, version, created_at, modified_at, survivor_id,
  (SELECT jsonb_agg(jsonb_build_object('source', other.source, 'id', other.source_id) ORDER BY other.id)
   FROM places AS other WHERE other.survivor_id = places.id) AS others,
  coalesce(
    (SELECT jsonb_build_object('id', tied.id, 'closedOn', tied.closed_on) FROM structures AS tied
     WHERE tied.pivot = upper(body ->> 'pivot') AND tied.withdrawn_at IS NULL),
    (SELECT jsonb_build_object('id', tied.id, 'closedOn', tied.closed_on) FROM structures AS merged
     JOIN structures AS tied ON tied.id = merged.survivor_id
     WHERE merged.pivot = upper(body ->> 'pivot') AND merged.survivor_id IS NOT NULL LIMIT 1)) AS structure`;

/** What a version tells of a place. */
type ToldPlace = Omit<Place, 'id'> & {
  readonly verification?: string;
  readonly position_a_confirmer?: PointDoubt;
  readonly fermeture?: { readonly date: string };
};

const told = ({ place, checkedOn, doubt, closedOn }: PlaceState): ToldPlace => ({
  ...place,
  ...(checkedOn === undefined ? {} : { verification: checkedOn }),
  ...(doubt === undefined ? {} : { position_a_confirmer: doubt }),
  ...(closedOn === undefined ? {} : { fermeture: { date: closedOn } }),
});

const words = new WordList<PlaceRecord>(placeSearch, towns);

/** Read side of the directory. */
@Injectable()
export class PlaceQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  async find(id: string): Promise<PlaceRecord | undefined> {
    const [row] = await this.database.prepared<Row>(
      'find-place',
      `SELECT ${COLUMNS} FROM places WHERE id = $1 AND survivor_id IS NULL`,
      [id],
    );
    return row && toRecord(row);
  }

  /** Versions of a place after one of them, the oldest first; undefined where there is no such place. */
  async versions(
    id: string,
    after: number,
    limit: number,
  ): Promise<Version<ToldPlace>[] | undefined> {
    const versions = await placeHistory.list(this.database, id, after, limit);
    if (versions.length === 0 && (await this.find(id)) === undefined) return undefined;
    return versions.map((version) => ({
      ...version,
      state: version.state && told(version.state),
      before: version.before && told(version.before),
    }));
  }

  /** A place as it stood at an instant, its contact data masked; undefined before it was there. */
  async findAt(id: string, instant: Date): Promise<PlaceRecord | undefined> {
    const record = await this.find(id);
    if (record === undefined) return undefined;
    const held = await placeHistory.at(this.database, id, instant);
    if (held?.state === undefined) return undefined;
    const { version, from: modifiedAt, state } = held;
    const place = { id: record.place.id, ...state.place };
    const { commune, checkedOn, doubt, closedOn } = state;
    const closure = closedOn === undefined ? undefined : { on: closedOn };
    // What structures were then is theirs to tell, and what was merged then is not kept.
    const elsewhere = { structure: undefined, others: [] };
    const then = { commune, place, checkedOn, doubt, closure, version, modifiedAt };
    return { ...record, ...elsewhere, ...then };
  }

  /** Places after a position: nearest first, or most alike, where that was asked, else in the order of their creation. */
  list(
    wanted: WantedPlaces,
    after: ListPosition | undefined,
    limit: number,
  ): Promise<ReadRows<RankedPlace>> {
    const { openAt } = wanted;
    if (openAt === undefined) return this.candidates(wanted, after, limit);
    return openOnes<RankedPlace>(
      (last, most) => this.candidates(wanted, last === undefined ? after : positionOf(last), most),
      ({ record: { place, commune, closure } }) =>
        closure === undefined && isOpenAt(place.horaires ?? '', commune, openAt),
      limit,
    );
  }

  private async candidates(
    wanted: WantedPlaces,
    after: ListPosition | undefined,
    limit: number,
  ): Promise<RankedPlace[]> {
    const reading = await words.reading(this.database, wanted.q, after?.[2]);
    if (wanted.around !== undefined) return this.nearest(wanted, reading, after, limit);
    if (reading !== undefined) return this.mostAlike(wanted, reading, after, limit);
    const where = filtersOf(wanted);
    if (after !== undefined) where.add('id > ?', after[1]);
    const rows = await this.database.query<Row>(
      `SELECT ${COLUMNS} FROM places WHERE ${where.sql} ORDER BY id LIMIT ${limit}`,
      where.parameters,
    );
    return rows.map((row) => ({ record: toRecord(row), rank: 0 }));
  }

  /** What the first page of a list says of the words that were looked for. */
  about(
    wanted: WantedPlaces,
    page: readonly RankedPlace[],
  ): Promise<Pick<SearchMetaDto, 'recherche' | 'propositions'> | undefined> {
    return words.about(this.database, wanted.q, codesOf(wanted), page);
  }

  private async mostAlike(
    wanted: WantedPlaces,
    reading: SearchReading,
    after: ListPosition | undefined,
    limit: number,
  ): Promise<RankedPlace[]> {
    const rows = hasOthers(wanted)
      ? { table: 'places', add: (where: Conditions) => addOthers(wanted, where) }
      : undefined;
    const asked = { reading, codes: codesOf(wanted), rows };
    return words.page(this.database, asked, after, limit, async (ids) => {
      const sql = `SELECT ${COLUMNS} FROM places WHERE id = ANY($1)`;
      return (await this.database.query<Row>(sql, [ids])).map(toRecord);
    });
  }

  private async nearest(
    wanted: WantedPlaces,
    reading: SearchReading | undefined,
    after: ListPosition | undefined,
    limit: number,
  ): Promise<RankedPlace[]> {
    const { around = { latitude: 0, longitude: 0, radiusKm: 0 } } = wanted;
    const restriction =
      reading && (await placeSearch.restriction(this.database, { reading, codes: [] }, 'places'));
    const from = Number(after?.[0] ?? 0);
    // Few that have the words are not looked for twice.
    const radii = restriction?.isMany === false ? [around.radiusKm] : radiiUpTo(around.radiusKm);
    for (const radiusKm of radii) {
      const isLast = radiusKm === around.radiusKm;
      if (!isLast && from > radiusKm * 1000) continue;
      const where = filtersOf(wanted);
      restriction?.add(where);
      where.always('doubt IS NULL');
      // A metre more, since distances are rounded.
      box({ ...around, radiusKm: radiusKm + 0.001 }, where);
      const metres = metresFrom(around, where);
      const outer = new Conditions();
      outer.parameters.push(...where.parameters);
      if (after !== undefined) outer.add('(rank, id) > (?::bigint, ?::uuid)', from, after[1]);
      outer.add('rank <= ?', Math.round(radiusKm * 1000));
      const rows = await this.database.query<Row & { rank: string }>(
        `SELECT ${COLUMNS}, rank FROM (SELECT *, (${metres})::bigint AS rank FROM places WHERE ${where.sql}) AS places
         WHERE ${outer.sql} ORDER BY rank, id LIMIT ${limit}`,
        outer.parameters,
      );
      if (isLast || rows.length === limit)
        return rows.map((row) => ({ record: toRecord(row), rank: Number(row.rank), reading }));
    }
    return [];
  }

  /**
   * Changes after a position, in the order of their transactions. Only transactions older than any still running are
   * shown, so that none can appear behind a position that was given out.
   */
  async changes(
    after: FeedPosition | undefined,
    limit: number,
  ): Promise<{ records: PlaceRecord[]; last?: FeedPosition }> {
    const where = new Conditions();
    where.always('changed_in < pg_snapshot_xmin(pg_current_snapshot())');
    if (after !== undefined) where.add('(changed_in, id) > (?::text::xid8, ?::uuid)', ...after);
    const rows = await this.database.query<Row & { changed_in: string }>(
      `SELECT ${COLUMNS}, changed_in FROM places WHERE ${where.sql} ORDER BY changed_in, id LIMIT ${limit}`,
      where.parameters,
    );
    const last = rows[rows.length - 1];
    return {
      records: rows.map(toRecord),
      ...(last === undefined ? {} : { last: [last.changed_in, last.id] as const }),
    };
  }
}

function toRecord(row: Row): PlaceRecord {
  return {
    id: row.id,
    source: row.source,
    structure: row.structure,
    commune: row.commune,
    place: { id: row.source_id, ...row.body },
    checkedOn: row.checked_on ?? undefined,
    doubt: row.doubt ?? undefined,
    closure: row.closure ?? undefined,
    version: row.version,
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
    mergedInto: row.survivor_id ?? undefined,
    others: row.others ?? [],
  };
}
