import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions, with what the ledger of seats counts of each. Locks nothing: a new table. */
export class Sessions1804000000001 implements MigrationInterface {
  readonly name = 'Sessions1804000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE sessions (
        id uuid PRIMARY KEY,
        course_id uuid NOT NULL REFERENCES courses,
        course_version integer NOT NULL,
        state text NOT NULL,
        description jsonb NOT NULL,
        allowed integer NOT NULL,
        taken integer NOT NULL DEFAULT 0,
        offered integer NOT NULL DEFAULT 0,
        waiting integer NOT NULL DEFAULT 0,
        is_unsettled boolean NOT NULL DEFAULT false,
        sequence integer NOT NULL DEFAULT 0,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        modified_at timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX sessions_start ON sessions (starts_at, id)');
    await runner.query('CREATE INDEX sessions_course ON sessions (course_id, starts_at)');
    await runner.query(
      "CREATE INDEX sessions_territory ON sessions ((description ->> 'territoire'), starts_at)",
    );
    await runner.query(
      'CREATE INDEX sessions_unsettled ON sessions (course_id) WHERE is_unsettled',
    );
    await runner.query(
      "CREATE INDEX sessions_trainer ON sessions ((description ->> 'formateur_id'))",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sessions');
  }
}
