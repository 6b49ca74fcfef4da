import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which person stands behind a professional: an id that leads to nobody once the person is erased. Locks nothing: a new table. */
export class ProfessionalPeople1803000000040 implements MigrationInterface {
  readonly name = 'ProfessionalPeople1803000000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE professional_people (
        professional_id uuid PRIMARY KEY REFERENCES professionals (id),
        person_id uuid NOT NULL UNIQUE,
        written_at timestamptz NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE professional_people');
  }
}
