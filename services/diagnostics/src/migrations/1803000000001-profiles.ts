import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Frameworks and mappings that were imported, and job profiles that territories adapted. Locks nothing: all tables are new. */
export class Profiles1803000000001 implements MigrationInterface {
  readonly name = 'Profiles1803000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE frameworks (
        code text NOT NULL,
        version text NOT NULL,
        body jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (code, version)
      )`);
    await runner.query(`
      CREATE TABLE framework_mappings (
        from_framework text NOT NULL,
        to_framework text NOT NULL,
        body jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (from_framework, to_framework)
      )`);
    await runner.query(`
      CREATE TABLE job_profiles (
        id uuid PRIMARY KEY,
        territory text NOT NULL,
        origin jsonb NOT NULL,
        body jsonb NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        modified_at timestamptz NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE job_profiles');
    await runner.query('DROP TABLE framework_mappings');
    await runner.query('DROP TABLE frameworks');
  }
}
