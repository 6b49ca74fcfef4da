import { uuidv7 } from '@maillage/kernel';
import { Conditions } from '../db/conditions.js';
import type { Transaction } from '../db/connection.js';
import type { Database } from '../db/database.js';
import { Fence, type FencedColumns } from '../rights/fence.js';
import { History, type Version } from './history.js';

/** What is new in a table: a description under the id its source gives it. */
export interface RecordRow<State> {
  readonly id: string;
  readonly source: string;
  readonly sourceId: string;
  readonly description: State;
}

/** A row as it stands, with what is read beside it. */
export interface Held<State, Beside = object> extends RecordRow<State> {
  readonly version: number;
  readonly createdAt: Date;
  readonly modifiedAt: Date;
  /** Undefined while it stands. */
  readonly withdrawnAt: Date | undefined;
  readonly beside: Beside;
}

/** SQL of whether what some columns say lies inside of the caller's fence. */
export type Inside = (columns: FencedColumns) => string;

/** How the rows of a table are read; in all SQL a row is `told`. */
export interface TableRead {
  readonly table: string;
  /** Name of the lock under which its writers take turns; tables may share one. */
  readonly turn: string;
  readonly joins?: string;
  /** SQL of whether a row lies inside of a fence. */
  readonly within: (inside: Inside) => string;
  /** SQL of a `jsonb` object that is read beside each row: what other rows say of it. */
  readonly beside: (inside: Inside) => string;
}

interface Row<State, Beside> {
  readonly id: string;
  readonly source: string;
  readonly source_id: string;
  readonly description: State;
  readonly version: number;
  readonly created_at: Date;
  readonly modified_at: Date;
  readonly withdrawn_at: Date | null;
  readonly changed_in: string;
  readonly beside: Beside;
}

type Reader = Pick<Transaction, 'query'>;

/**
 * Aggregates that a source describes, a row each: `id, source, source_id, description jsonb, withdrawn_at, version,
 * created_at, modified_at, changed_in, written_in`, with their history and their change feed. Reads are fenced in the
 * statement that looks for the row.
 */
export class VersionedTable<State extends object, Beside extends object = object> {
  private readonly history: History<State>;

  constructor(
    protected readonly database: Database,
    private readonly read: TableRead,
  ) {
    this.history = new History<State>({
      table: read.table,
      state: 'CASE WHEN withdrawn_at IS NULL THEN description END',
      writing: 'written_in',
    });
  }

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** Writers take turns until the end of the transaction: what a row is judged against is true when it is written. */
  async lock(tx: Transaction): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [this.read.turn]);
  }

  /** One that is not withdrawn. */
  async find(
    id: string,
    fence: Fence,
    reader: Reader = this.database,
  ): Promise<Held<State, Beside> | undefined> {
    const held = await this.findAny(id, fence, reader);
    return held?.withdrawnAt === undefined ? held : undefined;
  }

  /** As it stood at an instant; undefined before it was there, and while it was withdrawn. */
  async findAt(id: string, fence: Fence, instant: Date): Promise<Held<State, Beside> | undefined> {
    const held = await this.findAny(id, fence);
    const past = held && (await this.history.at(this.database, id, instant));
    if (held === undefined || past?.state === undefined) return undefined;
    const { state: description, version, from: modifiedAt } = past;
    return { ...held, description, version, modifiedAt, withdrawnAt: undefined };
  }

  /** Versions after one of them, the oldest first; undefined where the fence shows none. */
  async versions(
    id: string,
    fence: Fence,
    after: number,
    limit: number,
  ): Promise<Version<State>[] | undefined> {
    if ((await this.findAny(id, fence)) === undefined) return undefined;
    return this.history.list(this.database, id, after, limit);
  }

  /** Those that are not withdrawn and meet conditions, in the order of their ids. */
  async list(
    fence: Fence,
    where: Conditions,
    after: string | undefined,
    limit: number,
  ): Promise<Held<State, Beside>[]> {
    where.always('told.withdrawn_at IS NULL');
    if (after !== undefined) where.add('told.id > ?', after);
    const rows = await this.select(this.database, fence, where, `told.id LIMIT ${limit}`);
    return rows.map(toHeld);
  }

  /** All that are not withdrawn and meet conditions, for what is done to each of them; no fence. */
  async all(tx: Transaction, where: Conditions): Promise<Held<State, Beside>[]> {
    where.always('told.withdrawn_at IS NULL');
    return (await this.select(tx, undefined, where, 'told.id')).map(toHeld);
  }

  /**
   * Changes after a position, in the order of their transactions. Only transactions older than any still running are
   * shown, so that none can appear behind a position that was given out.
   */
  async changes(
    fence: Fence,
    after: readonly [transaction: string, id: string] | undefined,
    limit: number,
  ): Promise<{ records: Held<State, Beside>[]; last?: readonly [string, string] }> {
    const where = new Conditions();
    where.always('told.changed_in < pg_snapshot_xmin(pg_current_snapshot())');
    if (after !== undefined)
      where.add('(told.changed_in, told.id) > (?::text::xid8, ?::uuid)', ...after);
    const order = `told.changed_in, told.id LIMIT ${limit}`;
    const rows = await this.select(this.database, fence, where, order);
    const last = rows[rows.length - 1];
    return {
      records: rows.map(toHeld),
      ...(last === undefined ? {} : { last: [last.changed_in, last.id] as const }),
    };
  }

  /** That of a source under its own id, withdrawn or not. */
  async ofKey(
    tx: Transaction,
    source: string,
    key: string,
  ): Promise<Held<State, Beside> | undefined> {
    const where = new Conditions();
    where.add('told.source = ? AND told.source_id = ?', source, key);
    const [row] = await this.select(tx, undefined, where, 'told.id');
    return row && toHeld(row);
  }

  async insert(tx: Transaction, row: RecordRow<State>, at: Date, reason: string): Promise<void> {
    await tx.query(
      `INSERT INTO ${this.read.table} (id, source, source_id, description, created_at, modified_at, written_in)
       VALUES ($1, $2, $3, $4, $5, $5, $6)`,
      [
        row.id,
        row.source,
        row.sourceId,
        JSON.stringify(row.description),
        at,
        await this.sign(tx, at, reason),
      ],
    );
  }

  /** Replaces a description, or brings a withdrawn one back, keeping what stood in the history. */
  async replace(
    tx: Transaction,
    id: string,
    description: State,
    at: Date,
    reason: string,
  ): Promise<void> {
    await this.supersede(tx, id, at, reason, 'description = $4, withdrawn_at = NULL', [
      JSON.stringify(description),
    ]);
  }

  /** Takes one out; its row stays as a tombstone. */
  async withdraw(tx: Transaction, id: string, at: Date, reason: string): Promise<void> {
    await this.supersede(tx, id, at, reason, 'withdrawn_at = $2', []);
  }

  /** Erasure: takes something out of all past versions of some; `path` as PostgreSQL writes it (`{field}`). */
  async forget(tx: Transaction, ids: readonly string[], path: string): Promise<void> {
    await this.history.forget(tx, ids, path);
  }

  private async supersede(
    tx: Transaction,
    id: string,
    at: Date,
    reason: string,
    change: string,
    values: readonly unknown[],
  ): Promise<void> {
    const writing = await this.sign(tx, at, reason);
    await this.history.supersede(tx, [id], at);
    await tx.query(
      `UPDATE ${this.read.table} SET ${change}, version = version + 1, modified_at = $2,
         changed_in = pg_current_xact_id(), written_in = $3 WHERE id = $1`,
      [id, at, writing, ...values],
    );
  }

  private async findAny(
    id: string,
    fence: Fence,
    reader: Reader = this.database,
  ): Promise<Held<State, Beside> | undefined> {
    const where = new Conditions();
    where.add('told.id = ?', id);
    const [row] = await this.select(reader, fence, where, 'told.id');
    return row && toHeld(row);
  }

  private select(
    reader: Reader,
    fence: Fence | undefined,
    where: Conditions,
    order: string,
  ): Promise<Row<State, Beside>[]> {
    const { table, within, beside, joins = '' } = this.read;
    const inside: Inside = (columns) => {
      const own = new Conditions(where.parameters);
      (fence ?? Fence.none).restrict(own, columns);
      return own.sql;
    };
    where.always(within(inside));
    return reader.query(
      `SELECT told.id, told.source, told.source_id, told.description, told.version, told.created_at, told.modified_at,
         told.withdrawn_at, told.changed_in, ${beside(inside)} AS beside
       FROM ${table} AS told ${joins} WHERE ${where.sql} ORDER BY ${order}`,
      where.parameters,
    );
  }

  private async sign(tx: Transaction, at: Date, reason: string): Promise<string> {
    const id = uuidv7(at.getTime());
    await this.history.sign(tx, { id, reason }, at);
    return id;
  }
}

const toHeld = <State, Beside>(row: Row<State, Beside>): Held<State, Beside> => ({
  id: row.id,
  source: row.source,
  sourceId: row.source_id,
  description: row.description,
  version: row.version,
  createdAt: row.created_at,
  modifiedAt: row.modified_at,
  withdrawnAt: row.withdrawn_at ?? undefined,
  beside: row.beside,
});
