import { Inject, Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@maillage/platform';
import type { ApiKey } from './client.js';

interface KeyRow {
  id: string;
  client_id: string;
  prefix: string;
  secret_hash: string;
  created_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
}

/** Keys of clients as they are kept. */
@Injectable()
export class KeyStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Enters a key; false for one that is there already, which stays as it is. */
  async add(tx: Transaction, key: ApiKey): Promise<boolean> {
    const rows = await tx.query(
      `INSERT INTO client_keys (id, client_id, prefix, secret_hash, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (prefix) DO NOTHING RETURNING id`,
      [key.id, key.clientId, key.prefix, key.secretHash, key.createdAt, key.expiresAt],
    );
    return rows.length === 1;
  }

  /** Ends a key, or leaves it as it ended before; false when the client has no such key. */
  async revoke(tx: Transaction, clientId: string, keyId: string, at: Date): Promise<boolean> {
    const rows = await tx.query(
      'UPDATE client_keys SET revoked_at = coalesce(revoked_at, $3) WHERE client_id = $1 AND id = $2 RETURNING id',
      [clientId, keyId, at],
    );
    return rows.length === 1;
  }

  /** A client's keys in the order they were made, after the given id. */
  async list(clientId: string, after: string | undefined, limit: number): Promise<ApiKey[]> {
    const rows = await this.database.query<KeyRow>(
      'SELECT * FROM client_keys WHERE client_id = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3',
      [clientId, after ?? null, limit],
    );
    return rows.map(toKey);
  }
}

function toKey(row: KeyRow): ApiKey {
  const { id, client_id: clientId, prefix, secret_hash: secretHash } = row;
  return {
    id,
    clientId,
    prefix,
    secretHash,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    ...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at }),
  };
}
