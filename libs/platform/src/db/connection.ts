import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { QueryRunner } from 'typeorm';

/** What work inside a transaction may use. */
export interface Transaction {
  /** Runs straight SQL and returns its rows, also those of `RETURNING`. */
  query<Row = unknown>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /**
   * Sends rows to `COPY … FROM STDIN`.
   * @param sql a COPY statement in text format.
   * @param lines rows already written in that format (see `copyText`), without the final newline.
   */
  copy(sql: string, lines: readonly string[]): Promise<void>;
  /**
   * Gives what `COPY … TO STDOUT` sends, as it comes: pieces of any length.
   * @param sql a COPY statement; it takes no parameters.
   */
  copyOut(sql: string): AsyncIterable<Buffer>;
}

/** One connection of a service's pool. Queries that are asked for at once take turns. */
export class Connection implements Transaction {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly runner: QueryRunner) {}

  async query<Row = unknown>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const turn = this.last.then(() => this.runner.query(sql, [...parameters], true));
    this.last = turn.catch(() => undefined);
    return (await turn).records as Row[];
  }

  async copy(sql: string, lines: readonly string[]): Promise<void> {
    const client = (await this.runner.connect()) as ClientBase;
    const stream = client.query(copyFrom(sql));
    const done = finished(stream);
    if (!stream.write(lines.join('\n') + '\n')) await Promise.race([once(stream, 'drain'), done]);
    stream.end();
    await done;
  }

  async *copyOut(sql: string): AsyncGenerator<Buffer> {
    const client = (await this.runner.connect()) as ClientBase;
    for await (const piece of client.query(copyTo(sql))) yield piece as Buffer;
  }

  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    await this.runner.startTransaction();
    try {
      const result = await work(this);
      await this.runner.commitTransaction();
      return result;
    } catch (error) {
      if (this.runner.isTransactionActive)
        await this.runner.rollbackTransaction().catch(() => undefined);
      throw error;
    }
  }

  async release(): Promise<void> {
    await this.runner.release();
  }
}

/** Escapes one value for COPY's text format (PostgreSQL, COPY, "Text Format"); null is `\\N`. */
export function copyText(value: string | number | boolean | null): string {
  if (value === null) return '\\N';
  if (typeof value !== 'string') return String(value);
  if (!/[\\\n\r\t]/.test(value)) return value;
  return value.replace(/[\\\n\r\t]/g, (c) =>
    c === '\\' ? '\\\\' : c === '\n' ? '\\n' : c === '\r' ? '\\r' : '\\t',
  );
}
