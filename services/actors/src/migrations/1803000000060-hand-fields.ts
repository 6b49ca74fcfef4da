import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What somebody corrected by hand, and what the source says of it since. Locks nothing: a new table. */
export class HandFields1803000000060 implements MigrationInterface {
  readonly name = 'HandFields1803000000060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE hand_fields (
        id uuid PRIMARY KEY,
        subject text NOT NULL CHECK (subject IN ('structure', 'lieu')),
        subject_id uuid NOT NULL,
        field text NOT NULL,
        said jsonb,
        state text NOT NULL,
        corrected_in uuid NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        modified_at timestamptz NOT NULL,
        written_in uuid NOT NULL
      )`);
    // One correction of a field holds at a time.
    await runner.query(`
      CREATE UNIQUE INDEX hand_fields_held ON hand_fields (subject_id, field) WHERE state <> 'accord'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE hand_fields');
  }
}
