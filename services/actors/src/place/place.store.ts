import { Inject, Injectable } from '@nestjs/common';
import { uuidv7 } from '@maillage/kernel';
import { Database, History, Search, type Transaction } from '@maillage/platform';
import { type Closure, doubtOf, type Place, type PointDoubt, pointText } from './place.js';
import type { KnownPlace } from './place-change.js';
import { placeEntry } from './place-entry.js';

/** What history keeps of a place. */
export interface PlaceState {
  readonly commune: string;
  readonly place: Omit<Place, 'id'>;
  readonly checkedOn?: string;
  readonly doubt?: PointDoubt;
  readonly closedOn?: string;
}

/** Past versions of places. That there was a contact is kept, since quality counts it; the contact is not. */
export const placeHistory = new History<PlaceState>({
  table: 'places',
  state: `CASE WHEN survivor_id IS NULL THEN jsonb_build_object('commune', commune, 'place',
    jsonb_set(jsonb_set(body, '{telephone}', '"***"', false), '{courriels}', '["***"]', false))
    || CASE WHEN checked_on IS NULL THEN '{}' ELSE jsonb_build_object('checkedOn', checked_on) END
    || CASE WHEN doubt IS NULL THEN '{}' ELSE jsonb_build_object('doubt', doubt) END
    || CASE WHEN closed_on IS NULL THEN '{}' ELSE jsonb_build_object('closedOn', closed_on) END END`,
  writing: 'written_in',
});

/** How a place is closed, as a column of a query. */
export const CLOSURE = `CASE WHEN closed_on IS NOT NULL THEN jsonb_strip_nulls(
  jsonb_build_object('on', closed_on, 'by', closed_by, 'why', closed_why)) END AS closure`;

/** Words of places. */
export const placeSearch = new Search('place');

/** A place with the source that describes it. */
export interface SourcedPlace extends KnownPlace {
  readonly source: string;
  readonly version: number;
}

interface Row {
  readonly id: string;
  readonly source_id: string;
  readonly commune: string;
  readonly body: Omit<Place, 'id'>;
  readonly checked_on: string | null;
  readonly doubt: PointDoubt | null;
  readonly closure: Closure | null;
  readonly survivor_id: string | null;
}

const COLUMNS = `id, source_id, commune, body, checked_on, doubt, survivor_id, ${CLOSURE}`;

/** Open places of a source that nobody else tells of: what was merged is told by several. */
const MISSABLE = `source = $1 AND closed_on IS NULL AND survivor_id IS NULL
  AND NOT EXISTS (SELECT FROM places AS other WHERE other.survivor_id = places.id)`;

/** The directory of places, write side. */
@Injectable()
export class PlaceStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** Takes the lock of a source's places until the end of the transaction: two imports of one source take turns. */
  async lock(tx: Transaction, source: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('actors.places.' || $1, 0))`, [
      source,
    ]);
  }

  /** The places known under a source's own ids. */
  async known(
    tx: Transaction,
    source: string,
    sourceIds: readonly string[],
  ): Promise<Map<string, KnownPlace>> {
    const rows = await tx.query<Row>(
      `SELECT ${COLUMNS} FROM places WHERE source = $1 AND source_id = ANY($2)`,
      [source, sourceIds],
    );
    return new Map(rows.map((row) => [row.source_id, toKnown(row)]));
  }

  /** Places by our ids, under the locks of their sources. */
  async gather(tx: Transaction, ids: readonly string[]): Promise<SourcedPlace[]> {
    const sources = await tx.query<{ source: string }>(
      'SELECT DISTINCT source FROM places WHERE id = ANY($1) ORDER BY source',
      [ids],
    );
    for (const { source } of sources) await this.lock(tx, source);
    const rows = await tx.query<Row & { source: string; version: number }>(
      `SELECT ${COLUMNS}, source, version FROM places WHERE id = ANY($1) ORDER BY id`,
      [ids],
    );
    return rows.map((row) => ({ ...toKnown(row), source: row.source, version: row.version }));
  }

  /** Notes that places were confirmed on a day; gives the version each has reached. */
  async check(
    tx: Transaction,
    ids: readonly string[],
    day: string,
    at: Date,
  ): Promise<Map<string, number>> {
    const writing = await this.sign(tx, at, 'Confirmation');
    await placeHistory.supersede(tx, ids, at);
    const rows = await tx.query<{ id: string; version: number }>(
      `UPDATE places SET checked_on = $2, version = version + 1, modified_at = $3, changed_in = pg_current_xact_id(),
         written_in = $4 WHERE id = ANY($1) RETURNING id, version`,
      [ids, day, at, writing],
    );
    return new Map(rows.map(({ id, version }) => [id, version]));
  }

  /** Notes that the point of a place is right; gives the version it has reached. */
  async confirmPoint(tx: Transaction, { id, place }: KnownPlace, at: Date): Promise<number> {
    const writing = await this.sign(tx, at, 'Point confirmé');
    await placeHistory.supersede(tx, [id], at);
    const [row] = await tx.query<{ version: number }>(
      `UPDATE places SET confirmed_point = $2, doubt = NULL, version = version + 1, modified_at = $3,
         changed_in = pg_current_xact_id(), written_in = $4 WHERE id = $1 RETURNING version`,
      [id, pointText(place), at, writing],
    );
    return row?.version ?? 0;
  }

  /** The open places of a source that none of some ids of its own names, and how many of it are open. */
  async notNamed(
    tx: Transaction,
    source: string,
    named: readonly string[],
  ): Promise<{ places: KnownPlace[]; open: number }> {
    const [count] = await tx.query<{ open: number }>(
      `SELECT count(*)::int AS open FROM places WHERE ${MISSABLE}`,
      [source],
    );
    const rows = await tx.query<Row>(
      `SELECT ${COLUMNS} FROM places WHERE ${MISSABLE}
         AND source_id NOT IN (SELECT unnest($2::text[])) ORDER BY id`,
      [source, named],
    );
    return { places: rows.map(toKnown), open: count?.open ?? 0 };
  }

  async insert(
    tx: Transaction,
    source: string,
    places: readonly KnownPlace[],
    at: Date,
  ): Promise<void> {
    if (places.length === 0) return;
    const writing = await this.sign(tx, at);
    await tx.query(
      `INSERT INTO places (id, source, source_id, commune, body, doubt, created_at, modified_at, written_in)
       SELECT n.id, $1, n.source_id, n.commune, n.body, n.doubt, $2, $2, $8
       FROM unnest($3::uuid[], $4::text[], $5::text[], $6::jsonb[], $7::text[]) AS n (id, source_id, commune, body, doubt)`,
      [
        source,
        at,
        places.map(({ id }) => id),
        places.map(({ place }) => place.id),
        ...columnsOf(places),
        writing,
      ],
    );
    await this.index(tx, source, places);
  }

  /** Replaces descriptions, keeping those that were in the history; gives the version each place has reached. */
  async replace(
    tx: Transaction,
    source: string,
    places: readonly KnownPlace[],
    at: Date,
    reason = 'Import',
  ): Promise<Map<string, number>> {
    if (places.length === 0) return new Map();
    const ids = places.map(({ id }) => id);
    const writing = await this.sign(tx, at, reason);
    await placeHistory.supersede(tx, ids, at);
    const rows = await tx.query<{ id: string; version: number }>(
      `UPDATE places AS p SET commune = n.commune, body = n.body, version = p.version + 1, modified_at = $1,
         changed_in = pg_current_xact_id(), written_in = $7, closed_on = (n.closure ->> 'on')::date,
         closed_by = n.closure ->> 'by', closed_why = n.closure ->> 'why',
         doubt = CASE WHEN p.confirmed_point = n.point THEN NULL ELSE n.doubt END
       FROM unnest($2::uuid[], $3::text[], $4::jsonb[], $5::text[], $6::text[], $8::jsonb[])
         AS n (id, commune, body, doubt, point, closure)
       WHERE p.id = n.id RETURNING p.id, p.version`,
      [
        at,
        ids,
        ...columnsOf(places),
        places.map(({ place }) => pointText(place)),
        writing,
        places.map(({ closure }) => (closure === undefined ? null : JSON.stringify(closure))),
      ],
    );
    await this.index(tx, source, places);
    return new Map(rows.map(({ id, version }) => [id, version]));
  }

  /** Writes what a source says of places that were merged: nobody sees it, and it stands when the merge is undone. */
  async keep(tx: Transaction, places: readonly KnownPlace[]): Promise<void> {
    if (places.length === 0) return;
    await tx.query(
      `UPDATE places AS p SET commune = n.commune, body = n.body, doubt = n.doubt
       FROM unnest($1::uuid[], $2::text[], $3::jsonb[], $4::text[]) AS n (id, commune, body, doubt) WHERE p.id = n.id`,
      [places.map(({ id }) => id), ...columnsOf(places)],
    );
  }

  /** Has places found by their words; what is closed is not. */
  async index(tx: Transaction, source: string, places: readonly KnownPlace[]): Promise<void> {
    const [closed, open] = [true, false].map((isClosed) =>
      places.filter(({ closure }) => (closure !== undefined) === isClosed),
    ) as [KnownPlace[], KnownPlace[]];
    if (closed.length > 0)
      await placeSearch.remove(
        tx,
        closed.map(({ id }) => id),
      );
    await placeSearch.put(
      tx,
      open.map(({ id, commune, place }) => placeEntry(id, source, commune, place)),
    );
  }

  /** Signs what is written next. */
  async sign(tx: Transaction, at: Date, reason = 'Import'): Promise<string> {
    const id = uuidv7(at.getTime());
    await placeHistory.sign(tx, { id, reason }, at);
    return id;
  }
}

const toKnown = ({
  id,
  source_id,
  commune,
  body,
  checked_on,
  doubt,
  closure,
  survivor_id,
}: Row): KnownPlace => ({
  id,
  commune,
  place: { id: source_id, ...body },
  checkedOn: checked_on ?? undefined,
  doubt: doubt ?? undefined,
  closure: closure ?? undefined,
  mergedInto: survivor_id ?? undefined,
});

function columnsOf(places: readonly KnownPlace[]): [string[], string[], (string | null)[]] {
  return [
    places.map(({ commune }) => commune),
    places.map(({ place: { id: _, ...body } }) => JSON.stringify(body)),
    places.map(({ place, commune }) => doubtOf(place, commune) ?? null),
  ];
}
