import { Inject, Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@maillage/platform';
import type { ApiClient, ApiKey } from './client.js';

interface ClientRow {
  id: string;
  name: string;
  source: string;
  role: ApiClient['role'];
  territories: string[];
  created_at: Date;
  closed_at: Date | null;
}

/** Clients and keys as they are kept. */
@Injectable()
export class ClientStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** Enters a client; false when its source name is taken. */
  async add(tx: Transaction, client: ApiClient): Promise<boolean> {
    const rows = await tx.query(
      `INSERT INTO clients (id, name, source, role, territories, created_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (source) DO NOTHING RETURNING id`,
      [client.id, client.name, client.source, client.role, [...client.territories], client.createdAt],
    );
    return rows.length === 1;
  }

  /** Enters a key; a key that is there already stays as it is. */
  async addKey(tx: Transaction, key: ApiKey): Promise<void> {
    await tx.query(
      `INSERT INTO client_keys (id, client_id, prefix, secret_hash, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (prefix) DO NOTHING`,
      [key.id, key.clientId, key.prefix, key.secretHash, key.createdAt, key.expiresAt],
    );
  }

  /** Ends a key; false when the client has no such key. */
  async revokeKey(clientId: string, keyId: string, at: Date): Promise<boolean> {
    const rows = await this.database.query(
      'UPDATE client_keys SET revoked_at = coalesce(revoked_at, $3) WHERE client_id = $1 AND id = $2 RETURNING id',
      [clientId, keyId, at],
    );
    return rows.length === 1;
  }

  async find(id: string): Promise<ApiClient | undefined> {
    const [row] = await this.database.query<ClientRow>('SELECT * FROM clients WHERE id = $1', [id]);
    return row && toClient(row);
  }

  async findBySource(source: string): Promise<ApiClient | undefined> {
    const [row] = await this.database.query<ClientRow>('SELECT * FROM clients WHERE source = $1', [source]);
    return row && toClient(row);
  }

  /** Clients in the order they were made, after the given id. */
  async list(after: string | undefined, limit: number): Promise<ApiClient[]> {
    const rows = await this.database.query<ClientRow>(
      'SELECT * FROM clients WHERE ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT $2',
      [after ?? null, limit],
    );
    return rows.map(toClient);
  }
}

function toClient(row: ClientRow): ApiClient {
  return { id: row.id, name: row.name, source: row.source, role: row.role, territories: row.territories, createdAt: row.created_at };
}
