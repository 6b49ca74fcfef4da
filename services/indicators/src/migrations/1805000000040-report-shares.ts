import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports that are shared by an address: what of, and the figures where they were fixed. Locks nothing: a new table. */
export class ReportShares1805000000040 implements MigrationInterface {
  readonly name = 'ReportShares1805000000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE report_shares (
        id uuid PRIMARY KEY,
        link_id uuid NOT NULL UNIQUE,
        maker_id uuid NOT NULL,
        territory text NOT NULL,
        first_day date NOT NULL,
        last_day date NOT NULL,
        level text,
        above text,
        told jsonb,
        made_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX report_shares_by_maker ON report_shares (maker_id, id)');
    await runner.query('CREATE INDEX report_shares_by_end ON report_shares (ends_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE report_shares');
  }
}
