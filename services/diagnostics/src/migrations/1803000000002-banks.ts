import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Banks of items, every version of each whole. Locks nothing: both tables are new. */
export class Banks1803000000002 implements MigrationInterface {
  readonly name = 'Banks1803000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE banks (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        framework jsonb NOT NULL,
        version integer NOT NULL,
        created_at timestamptz NOT NULL,
        edition text
      )`);
    await runner.query(`
      CREATE TABLE bank_versions (
        bank_id uuid NOT NULL REFERENCES banks,
        version integer NOT NULL,
        items jsonb NOT NULL,
        reason text NOT NULL,
        made_at timestamptz NOT NULL,
        PRIMARY KEY (bank_id, version)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE bank_versions');
    await runner.query('DROP TABLE banks');
  }
}
