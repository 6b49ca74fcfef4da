import { Inject, Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@maillage/platform';
import type { Need, Statement } from './need.js';

/** A need with the campaign that told of it. */
export interface StatedNeed extends Need {
  readonly campaignId: string;
  readonly territory: string;
  readonly madeAt: Date;
}

/** Which needs are asked for. */
interface NeedFilter {
  /** That the caller covers; all when undefined. */
  readonly territories: readonly string[] | undefined;
  readonly territory?: string | undefined;
  readonly campaign?: string | undefined;
  readonly competence?: string | undefined;
}

interface Row {
  readonly campaign_id: string;
  readonly territory: string;
  readonly made_at: Date;
  readonly need: Need;
}

/** Whether all whom a campaign's report was made of are there still: once one of them has left, nothing is told of them. */
const UNTOUCHED = `(SELECT count(*) FROM assessments AS a
    WHERE a.id = ANY (r.assessments) AND a.withdrawn_at IS NULL) = cardinality(r.assessments)`;

/** Needs as campaigns tell them. */
@Injectable()
export class NeedStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** What was stated of a campaign, locked until the end of the transaction; begun where nothing was. */
  async lock(tx: Transaction, campaignId: string, newId: string, at: Date): Promise<Statement> {
    const [row] = await tx.query<{
      id: string;
      version: number;
      made_at: Date | null;
      is_stated: boolean;
    }>(
      `INSERT INTO need_statements (campaign_id, id, checked_at) VALUES ($1, $2, $3)
       ON CONFLICT (campaign_id) DO UPDATE SET checked_at = excluded.checked_at
       RETURNING id, version, made_at, is_stated`,
      [campaignId, newId, at],
    );
    if (row === undefined) throw new Error('no statement was begun');
    const { id, version, made_at: madeAt, is_stated: isStated } = row;
    return { id, version, isStated, ...(madeAt === null ? {} : { madeAt }) };
  }

  /** Puts needs in the place of those that a campaign told of before. */
  async replace(
    tx: Transaction,
    campaignId: string,
    { version, madeAt, isStated }: Omit<Statement, 'id'>,
    needs: readonly Need[],
  ): Promise<void> {
    await tx.query(
      'UPDATE need_statements SET version = $2, made_at = $3, is_stated = $4 WHERE campaign_id = $1',
      [campaignId, version, madeAt ?? null, isStated],
    );
    await tx.query('DELETE FROM needs WHERE campaign_id = $1', [campaignId]);
    await tx.query(
      `INSERT INTO needs (campaign_id, competence, need)
       SELECT $1, need ->> 'competence', need FROM jsonb_array_elements($2::jsonb) AS need`,
      [campaignId, JSON.stringify(needs)],
    );
  }

  /** By campaign and competence; the newest campaign last. */
  async list(
    { territories, territory, campaign, competence }: NeedFilter,
    after: readonly string[] | undefined,
    limit: number,
  ): Promise<StatedNeed[]> {
    const rows = await this.database.query<Row>(
      `WITH shown AS MATERIALIZED (
         SELECT c.id, c.territory, r.made_at FROM campaigns AS c JOIN shown_reports AS r ON r.campaign_id = c.id
         WHERE ($1::text[] IS NULL OR c.territory = ANY ($1)) AND ($2::text IS NULL OR c.territory = $2)
           AND ($3::uuid IS NULL OR c.id = $3) AND ($5::uuid IS NULL OR c.id >= $5) AND ${UNTOUCHED})
       SELECT n.campaign_id, s.territory, s.made_at, n.need FROM needs AS n JOIN shown AS s ON s.id = n.campaign_id
       JOIN need_statements AS stated ON stated.campaign_id = s.id AND stated.made_at = s.made_at
       WHERE ($4::text IS NULL OR n.competence = $4)
         AND ($5::uuid IS NULL OR (n.campaign_id, n.competence) > ($5, $6))
       ORDER BY n.campaign_id, n.competence LIMIT $7`,
      [
        ...[territories ?? null, territory ?? null, campaign ?? null, competence ?? null],
        ...[after?.[0] ?? null, after?.[1] ?? null, limit],
      ],
    );
    return rows.map(({ campaign_id: campaignId, territory: of, made_at: madeAt, need }) => ({
      ...{ ...need, campaignId, territory: of, madeAt },
    }));
  }

  /**
   * Campaigns whose report may tell something else than it did when they were last looked at. What ended then may have been
   * committed a little after.
   */
  async changed(territories: readonly string[] | undefined): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT c.id FROM campaigns AS c LEFT JOIN need_statements AS s ON s.campaign_id = c.id
       LEFT JOIN shown_reports AS r ON r.campaign_id = c.id
       WHERE ($1::text[] IS NULL OR c.territory = ANY ($1)) AND (
         EXISTS (SELECT FROM assessments AS a WHERE a.campaign_id = c.id
           AND greatest(a.ended_at, a.withdrawn_at) >= coalesce(s.checked_at - interval '1 minute', '-infinity'))
         OR r.made_at IS DISTINCT FROM s.made_at OR (s.is_stated AND NOT ${UNTOUCHED}))
       ORDER BY c.id`,
      [territories ?? null],
    );
    return rows.map(({ id }) => id);
  }
}
