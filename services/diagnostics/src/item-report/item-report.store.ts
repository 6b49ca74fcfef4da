import { Inject, Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@maillage/platform';
import type { Reason, ReportedItem, State } from './item-report.js';

interface Row {
  readonly id: string;
  readonly bank_id: string;
  readonly item_id: string;
  readonly item_version: number;
  readonly state: State;
  readonly is_suspended: boolean;
  readonly first_at: Date;
  readonly last_at: Date;
  readonly decided_at: Date | null;
  readonly version: number;
}

/** A report that comes in. */
export interface NewReport {
  /** Of the reported item, where it is the first report of it. */
  readonly id: string;
  readonly bankId: string;
  readonly itemId: string;
  readonly itemVersion: number;
  readonly assessmentId: string;
  readonly reason: Reason;
  readonly suspends: boolean;
}

/** A reported item, with how often each reason was given, and its question as it is now. */
export interface QueuedItem extends ReportedItem {
  readonly reasons: Readonly<Partial<Record<Reason, number>>>;
}

const COLUMNS =
  'id, bank_id, item_id, item_version, state, is_suspended, first_at, last_at, decided_at, version';

const QUEUED = `SELECT ${COLUMNS},
    (SELECT coalesce(jsonb_object_agg(reason, number), '{}') FROM
       (SELECT reason, count(*)::int AS number FROM item_reports WHERE reported_item_id = r.id GROUP BY reason) AS n) AS reasons
  FROM reported_items AS r WHERE bank_id = $1`;

/** Questions that were reported. */
@Injectable()
export class ItemReportStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** Items that a participation has reported. */
  async reportedBy(tx: Transaction, assessmentId: string): Promise<string[]> {
    const rows = await tx.query<{ item_id: string }>(
      'SELECT item_id FROM item_reports WHERE assessment_id = $1',
      [assessmentId],
    );
    return rows.map((row) => row.item_id);
  }

  /** Adds a report to the item that waits, or puts it into the queue. Others who report the same item take turns. */
  async add(tx: Transaction, report: NewReport, at: Date): Promise<ReportedItem> {
    const [row] = await tx.query<Row>(
      `INSERT INTO reported_items AS r (id, bank_id, item_id, item_version, is_suspended, first_at, last_at)
       VALUES ($1, $2, $3, $4, $5, $6, $6)
       ON CONFLICT (bank_id, item_id) WHERE state = 'waiting' DO UPDATE SET
         is_suspended = r.is_suspended OR excluded.is_suspended, last_at = excluded.last_at, version = r.version + 1
       RETURNING ${COLUMNS}`,
      [report.id, report.bankId, report.itemId, report.itemVersion, report.suspends, at],
    );
    if (row === undefined) throw new Error('a report without a row');
    await tx.query(
      'INSERT INTO item_reports (reported_item_id, assessment_id, item_id, reason) VALUES ($1, $2, $3, $4)',
      [row.id, report.assessmentId, report.itemId, report.reason],
    );
    return toReported(row);
  }

  /** A reported item of a bank, locked until the end of the transaction. */
  async lock(tx: Transaction, bankId: string, id: string): Promise<ReportedItem | undefined> {
    const [row] = await tx.query<Row>(
      `SELECT ${COLUMNS} FROM reported_items WHERE bank_id = $1 AND id = $2 FOR UPDATE`,
      [bankId, id],
    );
    return row && toReported(row);
  }

  async decide(tx: Transaction, { id, state, decidedAt, version }: ReportedItem): Promise<void> {
    await tx.query(
      'UPDATE reported_items SET state = $2, decided_at = $3, version = $4 WHERE id = $1',
      [id, state, decidedAt, version],
    );
  }

  async find(bankId: string, id: string): Promise<QueuedItem | undefined> {
    const [row] = await this.database.query<Row & Pick<QueuedItem, 'reasons'>>(
      `${QUEUED} AND id = $2`,
      [bankId, id],
    );
    return row && { ...toReported(row), reasons: row.reasons };
  }

  /** In the order of their first reports. @param state all when undefined. */
  async list(
    bankId: string,
    state: State | undefined,
    after: string | undefined,
    limit: number,
  ): Promise<QueuedItem[]> {
    const rows = await this.database.query<Row & Pick<QueuedItem, 'reasons'>>(
      `${QUEUED} AND ($2::text IS NULL OR state = $2) AND ($3::uuid IS NULL OR id > $3) ORDER BY id LIMIT $4`,
      [bankId, state ?? null, after ?? null, limit],
    );
    return rows.map((row) => ({ ...toReported(row), reasons: row.reasons }));
  }
}

const toReported = (row: Row): ReportedItem => ({
  id: row.id,
  bankId: row.bank_id,
  itemId: row.item_id,
  itemVersion: row.item_version,
  state: row.state,
  isSuspended: row.is_suspended,
  firstAt: row.first_at,
  lastAt: row.last_at,
  ...(row.decided_at === null ? {} : { decidedAt: row.decided_at }),
  version: row.version,
});
