import { Inject, Injectable } from '@nestjs/common';
import { Conditions, Database, type Fence, type Transaction } from '@maillage/platform';
import { type AgreementSetting, DEFAULT } from './agreement.js';

/** A structure as the directory says it is. */
export interface KnownStructure {
  readonly id: string;
  /** INSEE code; empty when unknown. */
  readonly commune: string;
  readonly version: number;
}

/** What is known of employers: where they lie, and what they set. */
@Injectable()
export class EmployerStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  async learn(tx: Transaction, structures: readonly KnownStructure[]): Promise<void> {
    await tx.query(
      `INSERT INTO known_structures AS known (id, commune, version)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::int[])
       ON CONFLICT (id) DO UPDATE SET commune = EXCLUDED.commune, version = EXCLUDED.version
       WHERE known.version < EXCLUDED.version`,
      [
        structures.map(({ id }) => id),
        structures.map(({ commune }) => commune),
        structures.map(({ version }) => version),
      ],
    );
  }

  async isInside(id: string, fence: Fence): Promise<boolean> {
    const where = new Conditions();
    where.add('id = ?', id);
    fence.restrict(where, { commune: 'commune' });
    const sql = `SELECT id FROM known_structures WHERE ${where.sql}`;
    return (await this.database.query(sql, where.parameters)).length > 0;
  }

  /** What a structure has set, or what holds where it has set nothing. */
  async settingOf(id: string): Promise<AgreementSetting> {
    const [row] = await this.database.query<{ setting: AgreementSetting }>(
      'SELECT setting FROM agreement_settings WHERE structure_id = $1',
      [id],
    );
    return row?.setting ?? DEFAULT;
  }

  async set(tx: Transaction, id: string, setting: AgreementSetting, at: Date): Promise<void> {
    await tx.query(
      `INSERT INTO agreement_settings (structure_id, setting, modified_at) VALUES ($1, $2, $3)
       ON CONFLICT (structure_id) DO UPDATE SET setting = EXCLUDED.setting, modified_at = EXCLUDED.modified_at`,
      [id, setting, at],
    );
  }
}
