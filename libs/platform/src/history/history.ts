import { auditActor } from '../audit/audit.js';
import { Conditions } from '../db/conditions.js';
import type { Transaction } from '../db/connection.js';

/** Where the aggregates stand, and what of them becomes history. */
export interface Versioned {
  /** Their table, with `id uuid`, `version integer`, `created_at` and `modified_at`. */
  readonly table: string;
  /**
   * SQL expression of what a row says, as `jsonb`; null while it is withdrawn. What leads to a person or reaches one is
   * left out of it: a version outlives what its source corrects or takes back.
   */
  readonly state: string;
  /** Column of the writing that made the row as it stands; null where it is unknown. */
  readonly writing: string;
}

/** One act that makes versions: a batch, an import, a withdrawal. */
export interface Writing {
  readonly id: string;
  /** The reason, in French, for readers of the history. Never personal. */
  readonly reason: string;
}

/** The author of a version, as the audit journal names it, and the reason. */
export interface Authorship {
  readonly kind: string;
  readonly id: string | null;
  readonly name: string | null;
  readonly reason: string;
}

/** A state of an aggregate with the time it held. */
export interface Version<State> {
  readonly version: number;
  readonly from: Date;
  /** Undefined for the one that holds. */
  readonly until: Date | undefined;
  /** Undefined while the aggregate was withdrawn. */
  readonly state: State | undefined;
  /** State of the version before. */
  readonly before: State | undefined;
  /** Undefined for what was written before acts were kept. */
  readonly by: Authorship | undefined;
}

interface Row<State> {
  readonly version: number;
  readonly valid_from: Date;
  readonly valid_until: Date | null;
  readonly body: State | null;
  readonly before: State | null;
  readonly author_kind: string | null;
  readonly author_id: string | null;
  readonly author_name: string | null;
  readonly reason: string | null;
}

/** What questions are asked through: a transaction, or a database. */
type Reader = Pick<Transaction, 'query'>;

/**
 * Versions of a service's aggregates: the state of each, its validity, its author and the reason. The version that
 * holds is the aggregate's own row; a new aggregate costs nothing here, and one that changes costs a row.
 */
export class History<State extends object> {
  constructor(private readonly versioned: Versioned) {}

  /** Enters the author and the reason, once for all that the act writes; rows bear its id. In the transaction that writes them. */
  async sign(tx: Reader, { id, reason }: Writing, at: Date): Promise<void> {
    const { actor_kind: kind, actor_id: actor, actor_name: name } = auditActor();
    await tx.query(
      `INSERT INTO writings (id, at, author_kind, author_id, author_name, reason) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (id) DO NOTHING`,
      [id, at, kind, actor ?? null, name ?? null, reason],
    );
  }

  /**
   * Keeps what rows say before they are replaced, or withdrawn, at an instant. In the transaction that does, which has
   * their locks already.
   */
  async supersede(tx: Reader, ids: readonly string[], at: Date): Promise<void> {
    const { table, state, writing } = this.versioned;
    await tx.query(
      `INSERT INTO versions (aggregate_id, version, body, valid_until, written_in)
       SELECT id, version, ${state}, $2, ${writing} FROM ${table} WHERE id = ANY($1)`,
      [ids, at],
    );
  }

  /**
   * Erasure of what was kept: takes something out of all past versions of aggregates.
   * @param path in the state, as PostgreSQL writes it (`#-`): `{beneficiaires,refs}`.
   */
  async forget(tx: Reader, ids: readonly string[], path: string): Promise<void> {
    await tx.query(
      'UPDATE versions SET body = body #- $2::text[] WHERE aggregate_id = ANY($1) AND body #> $2::text[] IS NOT NULL',
      [ids, path],
    );
  }

  /**
   * Versions of one aggregate, the oldest first.
   * @param after the version they follow; 0 for all.
   * @param where conditions on `stood`, what the version says, or said last before it was withdrawn, and on columns
   *   of the `aggregate`; none for all.
   */
  list(
    reader: Reader,
    id: string,
    after: number,
    limit: number,
    where = new Conditions(),
  ): Promise<Version<State>[]> {
    where.add('told.version > ?', after);
    return this.read(reader, id, after, limit, where);
  }

  /** The version that held at an instant, withdrawn or not; undefined before the first. */
  async at(reader: Reader, id: string, instant: Date): Promise<Version<State> | undefined> {
    const where = new Conditions();
    where.add(
      '(valid_until IS NULL OR valid_until > ?) AND aggregate.created_at <= ?',
      instant,
      instant,
    );
    const [version] = await this.read(reader, id, 0, 1, where);
    return version;
  }

  /** Versions are read in their order and no further than asked: each needs the one before it, and no other. */
  private async read(
    reader: Reader,
    id: string,
    first: number,
    limit: number,
    where: Conditions,
  ): Promise<Version<State>[]> {
    const { table, state, writing } = this.versioned;
    const [of, from] = [where.parameter(id), where.parameter(first)];
    const rows = await reader.query<Row<State>>(
      `SELECT told.version, told.body, told.before, coalesce(told.since, aggregate.created_at) AS valid_from, told.valid_until,
         author_kind, author_id, author_name, reason
       FROM (
         SELECT version, body, valid_until, written_in, lag(body) OVER past AS before,
           coalesce(body, lag(body) OVER past) AS stood, lag(valid_until) OVER past AS since
         FROM (SELECT version, body, valid_until, written_in FROM versions WHERE aggregate_id = ${of} AND version >= ${from}
               UNION ALL
               SELECT version, ${state}, NULL, ${writing} FROM ${table} WHERE id = ${of}) AS states
         WINDOW past AS (ORDER BY version)) AS told
       JOIN ${table} AS aggregate ON aggregate.id = ${of}
       LEFT JOIN writings ON writings.id = told.written_in
       WHERE ${where.sql} ORDER BY told.version LIMIT ${limit}`,
      where.parameters,
    );
    return rows.map(toVersion);
  }
}

function toVersion<State>(row: Row<State>): Version<State> {
  return {
    version: row.version,
    from: row.valid_from,
    until: row.valid_until ?? undefined,
    state: row.body ?? undefined,
    before: row.before ?? undefined,
    by:
      row.author_kind === null || row.reason === null
        ? undefined
        : { kind: row.author_kind, id: row.author_id, name: row.author_name, reason: row.reason },
  };
}
