import { Inject, Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@maillage/platform';
import type { Bank, BankItem } from './bank.js';

interface Row {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly framework: Bank['framework'];
  readonly items: readonly BankItem[];
  readonly reason: string;
  readonly created_at: Date;
  readonly modified_at: Date;
}

/** What a bank is told by in a list. */
export type BankSummary = Omit<Bank, 'items'> & {
  readonly items: number;
  readonly calibrated: number;
};

const COLUMNS =
  'b.id, v.version, b.name, b.framework, v.items, v.reason, b.created_at, v.made_at AS modified_at';

/** Banks of items, every version of each. */
@Injectable()
export class BankStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** A bank in a version, the present one by default. */
  async find(id: string, version?: number): Promise<Bank | undefined> {
    const [row] = await this.database.query<Row>(
      `SELECT ${COLUMNS} FROM banks AS b JOIN bank_versions AS v ON v.bank_id = b.id
       WHERE b.id = $1 AND v.version = coalesce($2, b.version)`,
      [id, version ?? null],
    );
    return row && toBank(row);
  }

  /** Items that nobody is asked, by id: retired in the present version, or suspended until reports of them are decided. */
  async outOfUse(id: string): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT item ->> 'id' AS id FROM banks AS b JOIN bank_versions AS v ON v.bank_id = b.id AND v.version = b.version,
         jsonb_array_elements(v.items) AS item
       WHERE b.id = $1 AND item ? 'isRetired'
       UNION SELECT item_id FROM reported_items WHERE bank_id = $1 AND state = 'waiting' AND is_suspended`,
      [id],
    );
    return new Set(rows.map((row) => row.id));
  }

  /** Banks after an id, in the order of their entry. */
  async list(after: string | undefined, limit: number): Promise<BankSummary[]> {
    const rows = await this.database.query<Row & { number: number; calibrated: number }>(
      `SELECT ${COLUMNS.replace('v.items, ', '')}, jsonb_array_length(v.items) AS number,
         jsonb_array_length(jsonb_path_query_array(v.items, '$[*] ? (@.parameters.isCalibrated == true)')) AS calibrated
       FROM banks AS b JOIN bank_versions AS v ON v.bank_id = b.id AND v.version = b.version
       WHERE $1::uuid IS NULL OR b.id > $1 ORDER BY b.id LIMIT $2`,
      [after ?? null, limit],
    );
    return rows.map(({ number, calibrated, ...row }) => ({
      ...toBank({ ...row, items: [] }),
      items: number,
      calibrated,
    }));
  }

  /** The present version, locked until the end of the transaction. */
  async lock(tx: Transaction, id: string): Promise<Bank | undefined> {
    const locked = await tx.query('SELECT FROM banks WHERE id = $1 FOR UPDATE', [id]);
    if (locked.length === 0) return undefined;
    const [row] = await tx.query<Row>(
      `SELECT ${COLUMNS} FROM banks AS b JOIN bank_versions AS v ON v.bank_id = b.id AND v.version = b.version
       WHERE b.id = $1`,
      [id],
    );
    return row && toBank(row);
  }

  /**
   * @param edition of what comes with the software.
   * @returns false where there is one with this id already.
   */
  async insert(tx: Transaction, bank: Bank, edition?: string): Promise<boolean> {
    const { id, version, name, framework, createdAt } = bank;
    const rows = await tx.query(
      `INSERT INTO banks (id, name, framework, version, created_at, edition) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT DO NOTHING RETURNING id`,
      [id, name, framework, version, createdAt, edition ?? null],
    );
    if (rows.length === 0) return false;
    await this.addVersion(tx, bank);
    return true;
  }

  /** Notes which edition a bank is brought to. @returns false where it is that one already. */
  async takeEdition(tx: Transaction, id: string, edition: string): Promise<boolean> {
    const rows = await tx.query(
      'UPDATE banks SET edition = $2 WHERE id = $1 AND edition IS DISTINCT FROM $2 RETURNING id',
      [id, edition],
    );
    return rows.length > 0;
  }

  /** Adds a version and makes it the present one. */
  async advance(tx: Transaction, bank: Bank): Promise<void> {
    await tx.query('UPDATE banks SET version = $2 WHERE id = $1', [bank.id, bank.version]);
    await this.addVersion(tx, bank);
  }

  private async addVersion(tx: Transaction, bank: Bank): Promise<void> {
    const { id, version, items, reason, modifiedAt } = bank;
    await tx.query(
      'INSERT INTO bank_versions (bank_id, version, items, reason, made_at) VALUES ($1, $2, $3, $4, $5)',
      [id, version, JSON.stringify(items), reason, modifiedAt],
    );
  }
}

const toBank = (row: Row): Bank => ({
  id: row.id,
  version: row.version,
  name: row.name,
  framework: row.framework,
  items: row.items,
  reason: row.reason,
  createdAt: row.created_at,
  modifiedAt: row.modified_at,
});
