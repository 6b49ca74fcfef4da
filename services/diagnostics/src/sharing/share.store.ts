import { Inject, Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@maillage/platform';

/** A result, or a part of it, that somebody shows by an address. */
export interface Share {
  readonly id: string;
  readonly assessmentId: string;
  /** All, and the whole, when undefined. */
  readonly areas: readonly string[] | undefined;
  readonly linkId: string;
  /** By which the person's own address gives that of the share again. */
  readonly linkKey: string;
}

interface Row {
  readonly id: string;
  readonly assessment_id: string;
  readonly areas: string[] | null;
  readonly link_id: string;
  readonly link_key: string;
}

/** What people show of their results. */
@Injectable()
export class ShareStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  async insert({ id, assessmentId, areas, linkId, linkKey }: Share): Promise<void> {
    await this.database.query(
      'INSERT INTO shares (id, assessment_id, areas, link_id, link_key) VALUES ($1, $2, $3, $4, $5)',
      [id, assessmentId, areas ?? null, linkId, linkKey],
    );
  }

  async find(id: string): Promise<Share | undefined> {
    const [row] = await this.database.query<Row>('SELECT * FROM shares WHERE id = $1', [id]);
    return row && toShare(row);
  }

  /** Those of a participation whose address is open, the oldest first, with their ends. */
  async open(assessmentId: string, at: Date): Promise<(Share & { readonly endsAt: Date })[]> {
    const rows = await this.database.query<Row & { readonly ends_at: Date }>(
      `SELECT s.*, l.ends_at FROM shares AS s JOIN links AS l ON l.id = s.link_id
       WHERE s.assessment_id = $1 AND l.revoked_at IS NULL AND l.ends_at > $2 ORDER BY s.id`,
      [assessmentId, at],
    );
    return rows.map((row) => ({ ...toShare(row), endsAt: row.ends_at }));
  }
}

const toShare = (row: Row): Share => ({
  id: row.id,
  assessmentId: row.assessment_id,
  areas: row.areas ?? undefined,
  linkId: row.link_id,
  linkKey: row.link_key,
});
