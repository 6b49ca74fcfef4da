import { Inject, Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@maillage/platform';

/** What this service knows of a structure or a post of the directory. */
export interface KnownRecord {
  readonly id: string;
  /** The last day on which it was there; null while it is. */
  readonly ended_on: string | null;
  readonly version: number;
}

/** Which are known: the day each ended, null while it is there. */
export type Known = ReadonlyMap<string, string | null>;

type Table = 'known_structures' | 'known_posts';

/** Structures and posts, as the events of the directory told of them. */
@Injectable()
export class KnownStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Those of some that are known. */
  async among(
    table: Table,
    ids: readonly string[],
    reader: Reader = this.database,
  ): Promise<Known> {
    if (ids.length === 0) return new Map();
    const rows = await reader.query<KnownRecord>(
      `SELECT id, ended_on FROM ${table} WHERE id = ANY($1)`,
      [ids],
    );
    return new Map(rows.map(({ id, ended_on }) => [id, ended_on]));
  }

  /** Enters what is newer than what is known. */
  async learn(tx: Transaction, table: Table, records: readonly KnownRecord[]): Promise<void> {
    await tx.query(
      `INSERT INTO ${table} (id, ended_on, version) SELECT * FROM unnest($1::uuid[], $2::text[], $3::bigint[])
       ON CONFLICT (id) DO UPDATE SET ended_on = excluded.ended_on, version = excluded.version
       WHERE ${table}.version < excluded.version`,
      [
        records.map(({ id }) => id),
        records.map(({ ended_on }) => ended_on),
        records.map(({ version }) => version),
      ],
    );
  }
}

type Reader = Pick<Transaction, 'query'>;
