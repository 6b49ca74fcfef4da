import { Inject, Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@maillage/platform';
import type { LocalAnswers } from '../campaign/local-question.js';
import type { GroupReport } from './group.js';

/** A report that was shown, and whom it was made of. */
export interface ShownReport {
  readonly assessments: readonly string[];
  readonly body: GroupReport;
  readonly madeAt: Date;
}

/** Reports of campaigns that were shown. */
@Injectable()
export class ReportStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Those who read a campaign's report take turns: what is shown is judged against what was shown before. */
  transaction<T>(campaignId: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `report ${campaignId}`,
      ]);
      return work(tx);
    });
  }

  async find(tx: Transaction, campaignId: string): Promise<ShownReport | undefined> {
    const [row] = await tx.query<{ assessments: string[]; body: GroupReport; made_at: Date }>(
      'SELECT assessments, body, made_at FROM shown_reports WHERE campaign_id = $1',
      [campaignId],
    );
    return row && { assessments: row.assessments, body: row.body, madeAt: row.made_at };
  }

  /** What some participations answered to questions of the territory. */
  async localAnswers(
    tx: Transaction,
    assessments: readonly string[],
  ): Promise<Map<string, LocalAnswers>> {
    const rows = await tx.query<{ assessment_id: string; answers: LocalAnswers }>(
      'SELECT assessment_id, answers FROM local_answers WHERE assessment_id = ANY ($1)',
      [assessments],
    );
    return new Map(rows.map((row) => [row.assessment_id, row.answers]));
  }

  async keep(tx: Transaction, campaignId: string, report: ShownReport): Promise<void> {
    await tx.query(
      `INSERT INTO shown_reports (campaign_id, assessments, body, made_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (campaign_id) DO UPDATE SET assessments = excluded.assessments, body = excluded.body, made_at = excluded.made_at`,
      [campaignId, report.assessments, report.body, report.madeAt],
    );
  }
}
