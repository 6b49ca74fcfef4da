import { Inject, Injectable } from '@nestjs/common';
import { uuidv7 } from '@maillage/kernel';
import { Database, History, Search, type SearchEntry, type Transaction } from '@maillage/platform';
import { townName, whereCodes } from '../place/place-entry.js';
import type { KnownStructure, LocatedStructure } from './structure.js';
import { StructureDirectory } from './structure-directory.js';
import type { Structure } from './structure.js';

/** Past versions of structures; null while one is withdrawn. */
export const structureHistory = new History<LocatedStructure>({
  table: 'structures',
  state: `CASE WHEN withdrawn_at IS NULL THEN jsonb_strip_nulls(jsonb_build_object(
    'structure', description, 'commune', commune, 'departement', departement, 'checkedOn', checked_on)) END`,
  writing: 'written_in',
});

/** Words of structures. */
export const structureSearch = new Search('structure');

/** Which structures a decision has to do with. */
interface Concerned {
  readonly source?: string;
  /** Ids of the source, of structures or of their antennas. */
  readonly keys?: readonly string[];
  readonly ids?: readonly string[];
  readonly pivots?: readonly string[];
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
  readonly withdrawn_at: Date | null;
  readonly survivor_id: string | null;
}

type FoundStructure = LocatedStructure & { readonly id: string };

/** The directory of structures, write side. */
@Injectable()
export class StructureStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** Writers take turns until the end of the transaction: what a structure is judged against is true when it is written. */
  async lock(tx: Transaction): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('actors.structures', 0))`);
  }

  /** The structures that are concerned, those that stand for them, and their parents, and theirs. */
  async gather(
    tx: Transaction,
    { source = '', keys = [], ids = [], pivots = [] }: Concerned,
  ): Promise<StructureDirectory> {
    const rows = await tx.query<Row>(
      `WITH RECURSIVE found AS (
         SELECT id, parent_id, survivor_id FROM structures
         WHERE (source = $1 AND source_id = ANY($2)) OR id = ANY($3::uuid[])
           OR (pivot = ANY($4) AND withdrawn_at IS NULL) OR (pivot = ANY($4) AND survivor_id IS NOT NULL)
           OR (source = $1 AND description @> ANY($5::jsonb[]))
         UNION
         SELECT s.id, s.parent_id, s.survivor_id FROM found
         JOIN structures AS s ON s.id = ANY(ARRAY[found.parent_id, found.survivor_id]))
       SELECT id, source, source_id, description, commune, departement, checked_on, version, created_at, withdrawn_at, survivor_id
       FROM structures WHERE id IN (SELECT id FROM found)`,
      [
        source,
        keys,
        ids,
        pivots,
        keys.map((key) => JSON.stringify({ antennes: [{ source_id: key }] })),
      ],
    );
    return new StructureDirectory(rows.map(toKnown));
  }

  /** Structures that name one as their parent or successor, or that it stands for, professionals and posts that hang on it, networks that name it: ten at most. */
  async namedBy(tx: Transaction, id: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM structures WHERE (parent_id = $1 OR successor_id = $1) AND withdrawn_at IS NULL
       UNION ALL SELECT id FROM structures WHERE survivor_id = $1
       UNION ALL SELECT id FROM professionals WHERE structure_id = $1 AND withdrawn_at IS NULL
       UNION ALL SELECT id FROM posts WHERE structure_id = $1 AND withdrawn_at IS NULL
       UNION ALL SELECT id FROM networks WHERE description @> ANY($2::jsonb[]) AND withdrawn_at IS NULL
       ORDER BY id LIMIT 10`,
      [
        id,
        [{ animateur_id: id }, { membres: [{ structure_id: id }] }].map((one) =>
          JSON.stringify(one),
        ),
      ],
    );
    return rows.map((row) => row.id);
  }

  async insert(
    tx: Transaction,
    structures: readonly Omit<KnownStructure, 'version' | 'createdAt' | 'isWithdrawn'>[],
    at: Date,
    reason: string,
  ): Promise<void> {
    if (structures.length === 0) return;
    await tx.query(
      `INSERT INTO structures (id, source, source_id, description, commune, departement, created_at, modified_at, written_in)
       SELECT n.*, $1, $1, $8
       FROM unnest($2::uuid[], $3::text[], $4::text[], $5::jsonb[], $6::text[], $7::text[]) AS n`,
      [
        at,
        structures.map(({ id }) => id),
        structures.map(({ source }) => source),
        structures.map(({ sourceId }) => sourceId),
        ...columnsOf(structures),
        await this.sign(tx, at, reason),
      ],
    );
    await structureSearch.put(tx, structures.map(entryOf));
  }

  /** Replaces descriptions, keeping those that were in the history; gives the version each structure has reached. */
  async replace(
    tx: Transaction,
    structures: readonly FoundStructure[],
    at: Date,
    reason: string,
  ): Promise<Map<string, number>> {
    if (structures.length === 0) return new Map();
    const ids = structures.map(({ id }) => id);
    const writing = await this.sign(tx, at, reason);
    await structureHistory.supersede(tx, ids, at);
    const rows = await tx.query<{ id: string; version: number }>(
      `UPDATE structures AS s SET description = n.description, commune = n.commune, departement = n.departement,
         withdrawn_at = NULL, version = s.version + 1, modified_at = $1,
         changed_in = pg_current_xact_id(), written_in = $6
       FROM unnest($2::uuid[], $3::jsonb[], $4::text[], $5::text[]) AS n (id, description, commune, departement)
       WHERE s.id = n.id RETURNING s.id, s.version`,
      [at, ids, ...columnsOf(structures), writing],
    );
    await structureSearch.put(tx, structures.map(entryOf));
    return new Map(rows.map(({ id, version }) => [id, version]));
  }

  /** Takes a structure out of the directory; its row stays as a tombstone. */
  async withdraw(tx: Transaction, id: string, at: Date, reason: string): Promise<void> {
    const writing = await this.sign(tx, at, reason);
    await structureHistory.supersede(tx, [id], at);
    await tx.query(
      `UPDATE structures SET withdrawn_at = $2, version = version + 1, modified_at = $2,
         changed_in = pg_current_xact_id(), written_in = $3 WHERE id = $1`,
      [id, at, writing],
    );
    await structureSearch.remove(tx, [id]);
  }

  /** Writes what sources say of structures that were merged: nobody sees it, and it stands when the merge is undone. */
  async keep(tx: Transaction, structures: readonly FoundStructure[]): Promise<void> {
    if (structures.length === 0) return;
    await tx.query(
      `UPDATE structures AS s SET description = n.description, commune = n.commune, departement = n.departement
       FROM unnest($1::uuid[], $2::jsonb[], $3::text[], $4::text[]) AS n (id, description, commune, departement)
       WHERE s.id = n.id`,
      [structures.map(({ id }) => id), ...columnsOf(structures)],
    );
  }

  /** Lets one structure stand for others, and for those they stood for; gives the version each has reached. */
  async absorb(
    tx: Transaction,
    { survivor, absorbed }: { readonly survivor: string; readonly absorbed: readonly string[] },
    at: Date,
  ): Promise<Map<string, number>> {
    const writing = await this.sign(tx, at, 'Fusion');
    await structureHistory.supersede(tx, [survivor, ...absorbed], at);
    const rows = await tx.query<{ id: string; version: number }>(
      `UPDATE structures SET version = version + 1, modified_at = $3::timestamptz, changed_in = pg_current_xact_id(), written_in = $4,
         withdrawn_at = CASE WHEN id = $1 THEN NULL ELSE $3::timestamptz END,
         merged_into = CASE WHEN id = $1 THEN NULL ELSE $1::uuid END,
         survivor_id = CASE WHEN id = $1 THEN NULL ELSE $1::uuid END
       WHERE id = $1::uuid OR id = ANY($2::uuid[]) RETURNING id, version`,
      [survivor, absorbed, at, writing],
    );
    await tx.query(
      'UPDATE structures SET survivor_id = $1, changed_in = pg_current_xact_id() WHERE survivor_id = ANY($2)',
      [survivor, absorbed],
    );
    await structureSearch.remove(tx, [...absorbed]);
    return new Map(rows.map(({ id, version }) => [id, version]));
  }

  /** Lets structures stand by themselves again, with those they stood for; gives the version each has reached, and `survivor`. */
  async release(
    tx: Transaction,
    survivor: string,
    structures: readonly FoundStructure[],
    at: Date,
  ): Promise<Map<string, number>> {
    const ids = structures.map(({ id }) => id);
    const writing = await this.sign(tx, at, 'Fusion annulée');
    await structureHistory.supersede(tx, [survivor, ...ids], at);
    const rows = await tx.query<{ id: string; version: number }>(
      `UPDATE structures SET version = version + 1, modified_at = $3, changed_in = pg_current_xact_id(), written_in = $4,
         withdrawn_at = NULL, merged_into = NULL, survivor_id = NULL
       WHERE id = $1::uuid OR id = ANY($2::uuid[]) RETURNING id, version`,
      [survivor, ids, at, writing],
    );
    await tx.query(
      `WITH RECURSIVE below AS (
         SELECT id, merged_into AS root FROM structures WHERE merged_into = ANY($1)
         UNION ALL SELECT s.id, below.root FROM structures AS s JOIN below ON s.merged_into = below.id)
       UPDATE structures SET survivor_id = below.root, changed_in = pg_current_xact_id()
       FROM below WHERE below.id = structures.id`,
      [ids],
    );
    await structureSearch.put(tx, structures.map(entryOf));
    return new Map(rows.map(({ id, version }) => [id, version]));
  }

  /** Notes that a structure was confirmed on a day; gives the version it has reached. */
  async check(tx: Transaction, id: string, day: string, at: Date): Promise<number> {
    const writing = await this.sign(tx, at, 'Confirmation');
    await structureHistory.supersede(tx, [id], at);
    const [row] = await tx.query<{ version: number }>(
      `UPDATE structures SET checked_on = $2, version = version + 1, modified_at = $3,
         changed_in = pg_current_xact_id(), written_in = $4 WHERE id = $1 RETURNING version`,
      [id, day, at, writing],
    );
    return row?.version ?? 0;
  }

  private async sign(tx: Transaction, at: Date, reason: string): Promise<string> {
    const id = uuidv7(at.getTime());
    await structureHistory.sign(tx, { id, reason }, at);
    return id;
  }
}

function columnsOf(
  structures: readonly LocatedStructure[],
): [string[], (string | null)[], (string | null)[]] {
  return [
    structures.map(({ structure }) => JSON.stringify(structure)),
    structures.map(({ commune }) => commune ?? null),
    structures.map(({ departement }) => departement ?? null),
  ];
}

/** A structure as it is looked for: by its words and by where it lies. */
export function entryOf({ id, structure, commune, departement }: FoundStructure): SearchEntry {
  const { nom, antennes = [], adresse, complement_adresse, code_postal } = structure;
  return {
    id,
    name: nom,
    otherNames: antennes.map((antenna) => antenna.nom),
    town: commune === undefined ? undefined : townName(commune),
    texts: [adresse, complement_adresse, code_postal, structure.commune],
    codes:
      commune === undefined
        ? departement === undefined
          ? []
          : [departement]
        : whereCodes(commune),
  };
}

const toKnown = (row: Row): KnownStructure => ({
  id: row.id,
  source: row.source,
  sourceId: row.source_id,
  structure: row.description,
  commune: row.commune ?? undefined,
  departement: row.departement ?? undefined,
  checkedOn: row.checked_on ?? undefined,
  version: row.version,
  createdAt: row.created_at,
  isWithdrawn: row.withdrawn_at !== null,
  mergedInto: row.survivor_id ?? undefined,
});
