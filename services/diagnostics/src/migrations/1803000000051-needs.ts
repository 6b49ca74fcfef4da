import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Needs as campaigns tell them, and what was stated of each campaign. Locks nothing: both tables are new. */
export class Needs1803000000051 implements MigrationInterface {
  readonly name = 'Needs1803000000051';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE need_statements (
        campaign_id uuid PRIMARY KEY REFERENCES campaigns,
        id uuid NOT NULL UNIQUE,
        version integer NOT NULL DEFAULT 0,
        made_at timestamptz,
        is_stated boolean NOT NULL DEFAULT false,
        checked_at timestamptz NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE needs (
        campaign_id uuid NOT NULL REFERENCES need_statements,
        competence text NOT NULL,
        need jsonb NOT NULL,
        PRIMARY KEY (campaign_id, competence)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE needs');
    await runner.query('DROP TABLE need_statements');
  }
}
