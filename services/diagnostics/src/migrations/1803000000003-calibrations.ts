import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calibrations of banks. Locks nothing: the table is new. */
export class Calibrations1803000000003 implements MigrationInterface {
  readonly name = 'Calibrations1803000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE calibrations (
        id uuid PRIMARY KEY,
        bank_id uuid NOT NULL REFERENCES banks,
        bank_version integer NOT NULL,
        has_converged boolean NOT NULL,
        result jsonb NOT NULL,
        parameters jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        adopted_as integer
      )`);
    await runner.query('CREATE INDEX calibrations_bank ON calibrations (bank_id, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE calibrations');
  }
}
