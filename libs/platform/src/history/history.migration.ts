import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Past versions of a service's aggregates, and the acts that made versions. A table of versions that a service had
 * already is kept as it is. Locks nothing for longer than an instant: new tables, and a column without a value.
 */
export class History1799000000001 implements MigrationInterface {
  readonly name = 'History1799000000001';

  async up(runner: QueryRunner): Promise<void> {
    // Where a version begins is not kept: it is where the one before it ends. No body: withdrawn meanwhile.
    await runner.query(`
      CREATE TABLE IF NOT EXISTS versions (
        aggregate_id uuid NOT NULL,
        version integer NOT NULL,
        body jsonb,
        valid_until timestamptz NOT NULL,
        PRIMARY KEY (aggregate_id, version)
      )`);
    await runner.query('ALTER TABLE versions ADD COLUMN written_in uuid');
    // One row for all that one act wrote: a batch of a million activities names its sender once.
    await runner.query(`
      CREATE TABLE writings (
        id uuid PRIMARY KEY,
        at timestamptz NOT NULL,
        author_kind text NOT NULL,
        author_id text,
        author_name text,
        reason text NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE writings, versions');
  }
}
