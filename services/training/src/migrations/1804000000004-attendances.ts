import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was there, and the certificates of it. Locks nothing: new tables. */
export class Attendances1804000000004 implements MigrationInterface {
  readonly name = 'Attendances1804000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE attendances (
        enrolment_id uuid NOT NULL REFERENCES enrolments ON DELETE CASCADE,
        half_day text NOT NULL,
        is_present boolean,
        marked_at timestamptz,
        signed_at timestamptz,
        PRIMARY KEY (enrolment_id, half_day)
      )`);
    // A certificate that was handed out stays true when its enrolment is gone: it bears nobody's name.
    await runner.query(`
      CREATE TABLE certificates (
        id uuid PRIMARY KEY,
        code text NOT NULL UNIQUE,
        enrolment_id uuid NOT NULL UNIQUE,
        session_id uuid NOT NULL,
        course_id uuid NOT NULL,
        title text NOT NULL,
        attended integer NOT NULL,
        half_days integer NOT NULL,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        issued_at timestamptz NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE certificates, attendances');
  }
}
