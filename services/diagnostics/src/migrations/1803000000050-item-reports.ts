import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Questions that were reported, with who reported them until that participation is gone. Locks nothing: both tables are new. */
export class ItemReports1803000000050 implements MigrationInterface {
  readonly name = 'ItemReports1803000000050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE reported_items (
        id uuid PRIMARY KEY,
        bank_id uuid NOT NULL REFERENCES banks,
        item_id text NOT NULL,
        item_version integer NOT NULL,
        state text NOT NULL DEFAULT 'waiting',
        is_suspended boolean NOT NULL,
        first_at timestamptz NOT NULL,
        last_at timestamptz NOT NULL,
        decided_at timestamptz,
        version integer NOT NULL DEFAULT 1
      )`);
    await runner.query(
      `CREATE UNIQUE INDEX reported_items_waiting ON reported_items (bank_id, item_id) WHERE state = 'waiting'`,
    );
    await runner.query('CREATE INDEX reported_items_bank ON reported_items (bank_id, id)');
    await runner.query(`
      CREATE TABLE item_reports (
        reported_item_id uuid NOT NULL REFERENCES reported_items,
        assessment_id uuid REFERENCES assessments ON DELETE SET NULL,
        item_id text NOT NULL,
        reason text NOT NULL,
        UNIQUE (assessment_id, item_id)
      )`);
    await runner.query('CREATE INDEX item_reports_item ON item_reports (reported_item_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE item_reports');
    await runner.query('DROP TABLE reported_items');
  }
}
