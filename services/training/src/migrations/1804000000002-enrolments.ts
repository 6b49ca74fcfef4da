import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The ledger of seats, and what employers set. Locks nothing: new tables. */
export class Enrolments1804000000002 implements MigrationInterface {
  readonly name = 'Enrolments1804000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE enrolments (
        id uuid PRIMARY KEY,
        session_id uuid NOT NULL REFERENCES sessions,
        course_id uuid NOT NULL,
        person_id uuid NOT NULL,
        source text NOT NULL,
        commune text NOT NULL,
        structure_id uuid,
        wish integer NOT NULL,
        arrival bigint GENERATED ALWAYS AS IDENTITY,
        place integer,
        state text NOT NULL,
        is_active boolean NOT NULL,
        holds boolean NOT NULL DEFAULT false,
        agreement text NOT NULL,
        agreement_until timestamptz,
        silence text NOT NULL,
        offered_until timestamptz,
        version integer NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL,
        modified_at timestamptz NOT NULL
      )`);
    await runner.query(
      'CREATE UNIQUE INDEX enrolments_once ON enrolments (session_id, person_id) WHERE is_active',
    );
    await runner.query('CREATE INDEX enrolments_course ON enrolments (course_id) WHERE is_active');
    await runner.query('CREATE INDEX enrolments_session ON enrolments (session_id, place)');
    await runner.query('CREATE INDEX enrolments_person ON enrolments (person_id)');
    await runner.query(
      "CREATE INDEX enrolments_received ON enrolments (course_id) WHERE state = 'recue'",
    );
    await runner.query(
      "CREATE INDEX enrolments_offers ON enrolments (offered_until) WHERE state = 'offerte'",
    );
    await runner.query(
      "CREATE INDEX enrolments_agreements ON enrolments (agreement_until) WHERE is_active AND agreement = 'attendu'",
    );
    await runner.query(
      'CREATE TABLE known_structures (id uuid PRIMARY KEY, commune text NOT NULL, version integer NOT NULL)',
    );
    await runner.query(
      'CREATE TABLE agreement_settings (structure_id uuid PRIMARY KEY, setting jsonb NOT NULL, modified_at timestamptz NOT NULL)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE enrolments, known_structures, agreement_settings');
  }
}
