import { Inject, Injectable } from '@nestjs/common';
import { Conditions, Database, type Fence, type Transaction } from '@maillage/platform';
import type { Effects, Merge, Nature } from './merge.js';

interface Row {
  readonly id: string;
  readonly nature: Nature;
  readonly survivor_id: string;
  readonly absorbed: readonly string[];
  readonly made_at: Date;
  readonly undone_at: Date | null;
}

/** Networks that name some structures. */
const NETWORKS = `networks AS told WHERE told.withdrawn_at IS NULL AND told.description @> ANY(ARRAY(
  SELECT named FROM unnest($1::uuid[]) AS one, LATERAL (VALUES
    (jsonb_build_object('animateur_id', one)),
    (jsonb_build_object('membres', jsonb_build_array(jsonb_build_object('structure_id', one))))) AS ways (named)))`;

/** Merges, and what follows them. */
@Injectable()
export class MergeStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** Does work and writes nothing. */
  trial<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.trial(work);
  }

  /** Posts and professionals stay as they are until the end of the transaction. */
  async lock(tx: Transaction): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('actors.professionals', 0))`);
  }

  /** Those who merge places take turns: the source of one that was merged since is not known before. */
  async lockPlaces(tx: Transaction): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('actors.merged-places', 0))`);
  }

  async insert(tx: Transaction, merge: Merge): Promise<void> {
    await tx.query(
      'INSERT INTO merges (id, nature, survivor_id, absorbed, made_at) VALUES ($1, $2, $3, $4, $5)',
      [merge.id, merge.nature, merge.survivor, merge.absorbed, merge.madeAt],
    );
  }

  /** A merge of what a fence reaches, all of it. */
  async find(
    id: string,
    fence: Fence,
    reader: Pick<Transaction, 'query'> = this.database,
  ): Promise<Merge | undefined> {
    const where = new Conditions();
    where.add('told.id = ?', id);
    const inside = new Conditions(where.parameters);
    fence.restrict(inside, {
      source: 's.source',
      commune: 's.commune',
      structure: `s.description ->> 'siret'`,
    });
    where.always(`NOT EXISTS (SELECT FROM structures AS s
      WHERE (s.id = told.survivor_id OR s.id = ANY(told.absorbed)) AND (${inside.sql}) IS NOT TRUE)`);
    const within = new Conditions(where.parameters);
    fence.restrict(within, {
      source: 'p.source',
      commune: 'p.commune',
      structure: `p.body ->> 'pivot'`,
    });
    where.always(`NOT EXISTS (SELECT FROM places AS p
      WHERE (p.id = told.survivor_id OR p.id = ANY(told.absorbed)) AND (${within.sql}) IS NOT TRUE)`);
    const [row] = await reader.query<Row>(
      `SELECT id, nature, survivor_id, absorbed, made_at, undone_at FROM merges AS told WHERE ${where.sql}`,
      where.parameters,
    );
    return row && toMerge(row);
  }

  async undo(tx: Transaction, id: string, at: Date): Promise<void> {
    await tx.query('UPDATE merges SET undone_at = $2 WHERE id = $1', [id, at]);
  }

  /** How many hang on some structures, and on those they stand for. */
  async effects(tx: Transaction, structures: readonly string[]): Promise<Effects> {
    const said = await this.saidOf(tx, structures);
    const [row] = await tx.query<Effects>(
      `SELECT
        (SELECT count(*)::integer FROM structures WHERE withdrawn_at IS NULL
          AND (parent_id = ANY($1::uuid[]) OR successor_id = ANY($1))) AS structures,
        (SELECT count(*)::integer FROM places
          WHERE upper(body ->> 'pivot') IN (SELECT pivot FROM structures WHERE id = ANY($1))) AS lieux,
        (SELECT count(*)::integer FROM professionals WHERE structure_id = ANY($1) AND withdrawn_at IS NULL) AS professionnels,
        (SELECT count(*)::integer FROM posts WHERE structure_id = ANY($1) AND withdrawn_at IS NULL) AS postes, 0 AS presences,
        (SELECT count(*)::integer FROM ${NETWORKS}) AS reseaux`,
      [said],
    );
    if (row === undefined) throw new Error('no counts');
    return row;
  }

  /**
   * Has all that names some structures follow what stands for them now: it is shown with that, and told by the change
   * feeds. Descriptions stay as they were written.
   */
  async follow(tx: Transaction, structures: readonly string[]): Promise<void> {
    const said = await this.saidOf(tx, structures);
    // A trigger gives the column the structure that stands for the one that is named.
    const follows = (
      table: string,
    ): string => `UPDATE ${table} SET changed_in = pg_current_xact_id()
      WHERE structure_id = ANY($1::uuid[]) AND structure_id IS DISTINCT FROM (
        SELECT coalesce(named.survivor_id, named.id) FROM structures AS named
        WHERE named.id = (${table}.description ->> 'structure_id')::uuid)`;
    await tx.query(follows('professionals'), [said]);
    // What is shown with a professional says where the post is.
    const moved = await tx.query<{ id: string | null }>(
      `${follows('posts')} RETURNING professional_id AS id`,
      [said],
    );
    await tx.query(
      'UPDATE professionals SET changed_in = pg_current_xact_id() WHERE id = ANY($1::uuid[])',
      [moved.flatMap(({ id }) => id ?? [])],
    );
    await tx.query(
      `UPDATE structures SET changed_in = pg_current_xact_id()
       WHERE withdrawn_at IS NULL AND (parent_id = ANY($1::uuid[]) OR successor_id = ANY($1))`,
      [said],
    );
    await tx.query(
      `UPDATE networks SET changed_in = pg_current_xact_id() WHERE id IN (SELECT told.id FROM ${NETWORKS})`,
      [said],
    );
  }

  /** How many hang on some places, and on those they stand for. */
  async placeEffects(tx: Transaction, places: readonly string[]): Promise<Effects> {
    const [row] = await tx.query<{ presences: number }>(
      'SELECT count(*)::integer AS presences FROM presences WHERE place_id = ANY($1) AND withdrawn_at IS NULL',
      [places],
    );
    const none = { structures: 0, lieux: 0, professionnels: 0, postes: 0, reseaux: 0 };
    return { ...none, presences: row?.presences ?? 0 };
  }

  /** The same as `follow` for places. */
  async followPlaces(tx: Transaction, places: readonly string[]): Promise<void> {
    await tx.query(
      `WITH said AS (SELECT id FROM places WHERE id = ANY($1) OR survivor_id = ANY($1)),
         moved AS (
           UPDATE presences SET changed_in = pg_current_xact_id()
           WHERE place_id IN (SELECT id FROM said) AND place_id IS DISTINCT FROM (
             SELECT coalesce(named.survivor_id, named.id) FROM places AS named
             WHERE named.id = (presences.description ->> 'lieu_id')::uuid)
           RETURNING professional_id)
       UPDATE professionals SET changed_in = pg_current_xact_id() WHERE id IN (SELECT professional_id FROM moved)`,
      [places],
    );
  }

  /** Structures that have some numbers, by these. */
  async holders(tx: Transaction, pivots: readonly string[]): Promise<Map<string, string>> {
    const rows = await tx.query<{ id: string; pivot: string }>(
      'SELECT id, pivot FROM structures WHERE pivot = ANY($1) AND withdrawn_at IS NULL',
      [pivots],
    );
    return new Map(rows.map(({ id, pivot }) => [pivot, id]));
  }

  private async saidOf(tx: Transaction, structures: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      'SELECT id FROM structures WHERE id = ANY($1::uuid[]) OR survivor_id = ANY($1)',
      [structures],
    );
    return rows.map(({ id }) => id);
  }
}

const toMerge = (row: Row): Merge => ({
  id: row.id,
  nature: row.nature,
  survivor: row.survivor_id,
  absorbed: row.absorbed,
  madeAt: row.made_at,
  undoneAt: row.undone_at ?? undefined,
});
