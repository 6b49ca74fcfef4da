import { Inject, Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@maillage/platform';
import type { ApiClient, ClientWish } from './client.js';
import type { Within } from './rights.js';

interface ClientRow {
  id: string;
  name: string;
  type: ApiClient['type'];
  source: string;
  roles: ApiClient['roles'];
  territories: string[];
  structures: string[];
  purposes: ApiClient['purposes'];
  created_at: Date;
  closed_at: Date | null;
  version: number;
}

const VISIBLE = (parameter: string): string =>
  `(${parameter}::text[] IS NULL OR territories <@ ${parameter})`;

/** Clients as they are kept. */
@Injectable()
export class ClientStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** Enters a client; false when its source belongs to another already. */
  async add(tx: Transaction, client: ApiClient): Promise<boolean> {
    const [source] = await tx.query<{ is_own: boolean }>('SELECT claim_source($1, $2) AS is_own', [
      client.source,
      client.id,
    ]);
    if (source?.is_own !== true) return false;
    const rows = await tx.query(
      `INSERT INTO clients (id, name, type, source, roles, territories, structures, purposes, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT (source) DO NOTHING RETURNING id`,
      [
        client.id,
        client.name,
        client.type,
        client.source,
        [...client.roles],
        [...client.territories],
        [...client.structures],
        [...client.purposes],
        client.createdAt,
      ],
    );
    return rows.length === 1;
  }

  /** Replaces what a client is called and may do. */
  async revise(tx: Transaction, id: string, wish: ClientWish): Promise<void> {
    await tx.query(
      'UPDATE clients SET name = $2, type = $3, roles = $4, territories = $5, structures = $6, purposes = $7, version = version + 1 WHERE id = $1',
      [
        id,
        wish.name,
        wish.type,
        [...wish.roles],
        [...wish.territories],
        [...wish.structures],
        [...wish.purposes],
      ],
    );
  }

  async close(tx: Transaction, id: string, at: Date): Promise<void> {
    await tx.query('UPDATE clients SET closed_at = $2, version = version + 1 WHERE id = $1', [
      id,
      at,
    ]);
  }

  async find(id: string, within?: Within): Promise<ApiClient | undefined> {
    const [row] = await this.database.query<ClientRow>(
      `SELECT * FROM clients WHERE id = $1 AND ${VISIBLE('$2')}`,
      [id, within ?? null],
    );
    return row && toClient(row);
  }

  /** Like `find`, keeping others from changing it until the end of the transaction. */
  async lock(tx: Transaction, id: string, within: Within): Promise<ApiClient | undefined> {
    const [row] = await tx.query<ClientRow>(
      `SELECT * FROM clients WHERE id = $1 AND ${VISIBLE('$2')} FOR UPDATE`,
      [id, within ?? null],
    );
    return row && toClient(row);
  }

  async findBySource(source: string): Promise<ApiClient | undefined> {
    const [row] = await this.database.query<ClientRow>('SELECT * FROM clients WHERE source = $1', [
      source,
    ]);
    return row && toClient(row);
  }

  /** Clients in the order they were made, after the given id. */
  async list(within: Within, after: string | undefined, limit: number): Promise<ApiClient[]> {
    const rows = await this.database.query<ClientRow>(
      `SELECT * FROM clients WHERE ${VISIBLE('$1')} AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
      [within ?? null, after ?? null, limit],
    );
    return rows.map(toClient);
  }
}

function toClient(row: ClientRow): ApiClient {
  const { id, name, type, source, roles, territories, structures, purposes, version } = row;
  return {
    id,
    name,
    type,
    source,
    roles,
    territories,
    structures,
    purposes,
    version,
    createdAt: row.created_at,
    ...(row.closed_at === null ? {} : { closedAt: row.closed_at }),
  };
}
