import { AsyncLocalStorage } from 'node:async_hooks';
import type { Pool } from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { unlessAway } from './away.js';
import { Connection, type Transaction } from './connection.js';
import { Leases } from './lease.js';
import { HeardClient } from './pulse.js';
import { sessionOptions } from './session.js';

/** How long one waits for a connection: a free one of the pool, or a new one. */
const CONNECT_MS = 1_500;

/** What a service says of its tables. */
export interface ServiceSchema {
  /** Name of the service: also its schema, and `maillage_<name>` its role. */
  readonly name: string;
  readonly migrations: readonly (new () => MigrationInterface)[];
}

/** A connection pool to one schema under one role; both are fixed by the server at connection. */
export function openDataSource(
  url: string,
  schema: ServiceSchema,
  role: string | undefined,
  poolSize: number,
): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    schema: schema.name,
    migrations: [...schema.migrations],
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    applicationName: `maillage-${schema.name}`,
    poolSize,
    connectTimeoutMS: CONNECT_MS,
    // The pool drops a broken idle connection by itself; the next query says whether the server is away.
    poolErrorHandler: () => undefined,
    extra: {
      options: sessionOptions(schema.name, role),
      keepAlive: true,
      Client: HeardClient,
    },
  });
}

/** The connections behind a data source. */
export const poolOf = (source: DataSource): Pool =>
  (source.driver as unknown as { master: Pool }).master;

/** A service's own database: its schema, under its role. */
export class Database {
  readonly leases = new Leases(() => this.connection());
  private readonly shared = new AsyncLocalStorage<{ connection: Connection | undefined }>();

  constructor(
    readonly service: string,
    readonly source: DataSource,
  ) {}

  /** Runs straight SQL, in the transaction that is shared if there is one. An unreachable server is a `DomainError` of kind unavailable. */
  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return unlessAway(async () => {
      const shared = this.shared.getStore()?.connection;
      if (shared !== undefined) return shared.query<Row>(sql, parameters);
      const connection = this.connection();
      try {
        return await connection.query<Row>(sql, parameters);
      } finally {
        await connection.release();
      }
    });
  }

  /**
   * Like `query`, for one that comes with every request: each connection parses and plans it once, and nothing stands
   * between it and the pool.
   *
   * @param name of the statement, one for each text in a service.
   */
  async prepared<Row extends object>(
    name: string,
    sql: string,
    parameters: readonly unknown[],
  ): Promise<Row[]> {
    if (this.shared.getStore()?.connection !== undefined) return this.query<Row>(sql, parameters);
    return unlessAway(
      async () =>
        (await poolOf(this.source).query<Row>({ name, text: sql, values: [...parameters] })).rows,
    );
  }

  /**
   * Runs `work` in one transaction, committed when it returns and undone when it throws. Inside a shared transaction it
   * is a part of that one (a savepoint), and durable when that one is.
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return unlessAway(async () => {
      const shared = this.shared.getStore()?.connection;
      if (shared !== undefined) return shared.transaction(work);
      const connection = this.connection();
      try {
        return await connection.transaction(work);
      } finally {
        await connection.release();
      }
    });
  }

  /**
   * A transaction that every `query` and `transaction` of this database joins while `work` runs, however deep it calls
   * them; they must follow each other, not run side by side. What `work` leaves running behind it joins nothing.
   */
  sharedTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.transaction(async (tx) => {
      const shared: { connection: Connection | undefined } = { connection: tx as Connection };
      try {
        return await this.shared.run(shared, () => work(tx));
      } finally {
        shared.connection = undefined;
      }
    });
  }

  /** Runs `work` outside of a shared transaction, on connections of its own: it sees what is committed. */
  apart<T>(work: () => Promise<T>): Promise<T> {
    return this.shared.exit(work);
  }

  /**
   * Runs `work` in a shared transaction that is always rolled back, and gives what it returned: every rule and
   * constraint is met, and nothing is written.
   */
  async trial<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    let result: { readonly value: T } | undefined;
    const isOver = new Error('a trial is rolled back');
    await this.sharedTransaction(async (tx) => {
      result = { value: await work(tx) };
      throw isOver;
    }).catch((error: unknown) => {
      if (error !== isOver) throw error;
    });
    if (result === undefined) throw isOver;
    return result.value;
  }

  /** A connection of one's own, for session locks and long streams; the caller releases it. */
  connection(): Connection {
    return new Connection(this.source.createQueryRunner());
  }
}
