import { Inject, Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@maillage/platform';

/** A source a caller may write under. */
export interface WritableSource {
  readonly name: string;
  readonly since: Date;
  readonly isOwn: boolean;
  /** Those the owner lets write under it; empty in the hands of one of them. */
  readonly writers: readonly { readonly id: string; readonly since: string }[];
}

/** Names under which data stands, and who may write under each. */
@Injectable()
export class SourceStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** The sources a caller may write under, by name, after the given one. */
  async list(caller: string, after: string | undefined, limit: number): Promise<WritableSource[]> {
    return this.database.query<WritableSource & Record<string, unknown>>(
      `SELECT name, coalesce(c.since, s.since) AS since, owner_id = $1 AS "isOwn", CASE WHEN owner_id = $1 THEN writers ELSE '[]' END AS writers
       FROM sources s
       LEFT JOIN source_consents c ON c.source = s.name AND c.writer_id = $1
       CROSS JOIN LATERAL (
         SELECT coalesce(jsonb_agg(jsonb_build_object('id', writer_id, 'since', since) ORDER BY since, writer_id), '[]') AS writers
         FROM source_consents WHERE source = s.name) w
       WHERE (owner_id = $1 OR c.writer_id IS NOT NULL) AND ($2::text IS NULL OR name > $2)
       ORDER BY name LIMIT $3`,
      [caller, after ?? null, limit],
    );
  }

  /** Takes the lock of a source of this owner; false when it has none of that name. */
  async lockOwn(tx: Transaction, source: string, owner: string): Promise<boolean> {
    const rows = await tx.query(
      'SELECT FROM sources WHERE name = $1 AND owner_id = $2 FOR UPDATE',
      [source, owner],
    );
    return rows.length === 1;
  }

  /** Whether an open client or agent has this id. */
  async isAccess(tx: Transaction, id: string): Promise<boolean> {
    const rows = await tx.query(
      `SELECT FROM clients WHERE id = $1 AND closed_at IS NULL
       UNION ALL SELECT FROM agents WHERE id = $1 AND closed_at IS NULL`,
      [id],
    );
    return rows.length > 0;
  }

  /** Lets somebody write under a source; false for one who may already. */
  async allow(tx: Transaction, source: string, writer: string, since: Date): Promise<boolean> {
    const rows = await tx.query(
      'INSERT INTO source_consents (source, writer_id, since) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING source',
      [source, writer, since],
    );
    return rows.length === 1;
  }

  /** Ends a consent; false when there is none. */
  async forbid(tx: Transaction, source: string, writer: string): Promise<boolean> {
    const rows = await tx.query(
      'DELETE FROM source_consents WHERE source = $1 AND writer_id = $2 RETURNING source',
      [source, writer],
    );
    return rows.length === 1;
  }
}
