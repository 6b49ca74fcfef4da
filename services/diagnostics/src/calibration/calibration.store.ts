import { Inject, Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@maillage/platform';
import type { CalibratedParameters } from './adopt.js';

/** A calibration that came to an end. */
export interface KeptCalibration {
  readonly id: string;
  readonly bankId: string;
  readonly bankVersion: number;
  readonly hasConverged: boolean;
  /** In the words of the API. */
  readonly result: object;
  readonly parameters: readonly CalibratedParameters[];
  readonly createdAt: Date;
  /** The version of the bank that it became. */
  readonly adoptedAs?: number;
}

interface Row {
  readonly id: string;
  readonly bank_id: string;
  readonly bank_version: number;
  readonly has_converged: boolean;
  readonly result: object;
  readonly parameters: readonly CalibratedParameters[];
  readonly created_at: Date;
  readonly adopted_as: number | null;
}

const COLUMNS =
  'id, bank_id, bank_version, has_converged, result, parameters, created_at, adopted_as';

/** Calibrations of banks. */
@Injectable()
export class CalibrationStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** Everything of `work` in one transaction, those of other handlers included. */
  shared<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.sharedTransaction(work);
  }

  /** One that is there already stays: a task may be done again. */
  async add(tx: Transaction, one: KeptCalibration): Promise<void> {
    await tx.query(
      `INSERT INTO calibrations (id, bank_id, bank_version, has_converged, result, parameters, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
      [
        one.id,
        one.bankId,
        one.bankVersion,
        one.hasConverged,
        one.result,
        JSON.stringify(one.parameters),
        one.createdAt,
      ],
    );
  }

  /** Calibrations of a bank after one of them, in the order in which they were asked for. */
  async list(bankId: string, after: string | undefined, limit: number): Promise<KeptCalibration[]> {
    const rows = await this.database.query<Row>(
      `SELECT ${COLUMNS} FROM calibrations
       WHERE bank_id = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
      [bankId, after ?? null, limit],
    );
    return rows.map(toKept);
  }

  async find(bankId: string, id: string): Promise<KeptCalibration | undefined> {
    const [row] = await this.database.query<Row>(
      `SELECT ${COLUMNS} FROM calibrations WHERE bank_id = $1 AND id = $2`,
      [bankId, id],
    );
    return row && toKept(row);
  }

  async lock(tx: Transaction, bankId: string, id: string): Promise<KeptCalibration | undefined> {
    const [row] = await tx.query<Row>(
      `SELECT ${COLUMNS} FROM calibrations WHERE bank_id = $1 AND id = $2 FOR UPDATE`,
      [bankId, id],
    );
    return row && toKept(row);
  }

  async adopt(tx: Transaction, id: string, version: number): Promise<void> {
    await tx.query('UPDATE calibrations SET adopted_as = $2 WHERE id = $1', [id, version]);
  }
}

const toKept = (row: Row): KeptCalibration => ({
  id: row.id,
  bankId: row.bank_id,
  bankVersion: row.bank_version,
  hasConverged: row.has_converged,
  result: row.result,
  parameters: row.parameters,
  createdAt: row.created_at,
  ...(row.adopted_as === null ? {} : { adoptedAs: row.adopted_as }),
});
