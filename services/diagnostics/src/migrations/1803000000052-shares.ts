import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people show of their results, by addresses that they make. Locks nothing: the table is new. */
export class Shares1803000000052 implements MigrationInterface {
  readonly name = 'Shares1803000000052';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE shares (
        id uuid PRIMARY KEY,
        assessment_id uuid NOT NULL REFERENCES assessments ON DELETE CASCADE,
        areas text[],
        link_id uuid NOT NULL,
        link_key text NOT NULL
      )`);
    await runner.query('CREATE INDEX shares_assessment ON shares (assessment_id, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE shares');
  }
}
