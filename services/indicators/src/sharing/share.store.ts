import { Inject, Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@maillage/platform';
import type { TerritoryRef } from '@maillage/territories';
import type { Level } from '../figure/breakdown.js';
import type { ToldReport } from '../report/told-report.js';
import type { ListedShare, Share } from './share.js';

interface Row {
  readonly id: string;
  readonly link_id: string;
  readonly maker_id: string;
  readonly territory: TerritoryRef;
  readonly first_day: string;
  readonly last_day: string;
  readonly level: Level | null;
  readonly above: TerritoryRef | null;
  readonly made_at: Date;
  readonly ends_at: Date;
}

const COLUMNS =
  's.id, s.link_id, s.maker_id, s.territory, s.first_day::text, s.last_day::text, s.level, s.above, s.made_at, s.ends_at';

/** Reports that are shared. */
@Injectable()
export class ShareStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  async insert(tx: Transaction, share: Share): Promise<void> {
    const { span, level, above, told } = share;
    await tx.query(
      `INSERT INTO report_shares (id, link_id, maker_id, territory, first_day, last_day, level, above, told, made_at, ends_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[share.id, share.linkId, share.makerId, share.territory, span.du, span.au],
        ...[level ?? null, above ?? null, told === undefined ? null : JSON.stringify(told)],
        ...[share.madeAt, share.endsAt],
      ],
    );
  }

  async find(id: string): Promise<Share | undefined> {
    const [row] = await this.database.query<Row & { readonly told: ToldReport | null }>(
      `SELECT ${COLUMNS}, s.told FROM report_shares AS s WHERE s.id = $1`,
      [id],
    );
    return row && { ...toShare(row), told: row.told ?? undefined };
  }

  /** The address of a share of a maker's own; another's is as good as none. */
  async linkOf(id: string, makerId: string): Promise<string | undefined> {
    const [row] = await this.database.query<{ readonly link_id: string }>(
      'SELECT link_id FROM report_shares WHERE id = $1 AND maker_id = $2',
      [id, makerId],
    );
    return row?.link_id;
  }

  /** Shares of a maker in the order in which they were made, those that ended too. */
  async list(makerId: string, after: string | undefined, limit: number): Promise<ListedShare[]> {
    const rows = await this.database.query<
      Row & { readonly is_fixed: boolean; readonly revoked_at: Date | null }
    >(
      `SELECT ${COLUMNS}, s.told IS NOT NULL AS is_fixed, l.revoked_at
       FROM report_shares AS s LEFT JOIN links AS l ON l.id = s.link_id
       WHERE s.maker_id = $1 AND ($2::uuid IS NULL OR s.id > $2) ORDER BY s.id LIMIT $3`,
      [makerId, after ?? null, limit],
    );
    return rows.map((row) => ({
      ...toShare(row),
      ...{ isFixed: row.is_fixed, revokedAt: row.revoked_at ?? undefined },
    }));
  }
}

const toShare = (row: Row): Omit<Share, 'told'> => ({
  id: row.id,
  linkId: row.link_id,
  makerId: row.maker_id,
  territory: row.territory,
  span: { du: row.first_day, au: row.last_day },
  level: row.level ?? undefined,
  above: row.above ?? undefined,
  madeAt: row.made_at,
  endsAt: row.ends_at,
});
