import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * People who may be invited to a training, under a pseudonym of this purpose, and a mark on their participations; no row leads from
 * one to the other. Locks the participations for an instant, to add a column with a constant.
 */
export class SeatWishes1803000000053 implements MigrationInterface {
  readonly name = 'SeatWishes1803000000053';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE assessments ADD COLUMN is_invitable boolean NOT NULL DEFAULT false',
    );
    await runner.query(`
      CREATE TABLE seat_wishes (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL UNIQUE,
        pseudonym text NOT NULL,
        territory text NOT NULL,
        wish jsonb NOT NULL,
        made_at timestamptz NOT NULL,
        version integer NOT NULL
      )`);
    await runner.query('CREATE INDEX seat_wishes_territory ON seat_wishes (territory, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE seat_wishes');
    await runner.query('ALTER TABLE assessments DROP COLUMN is_invitable');
  }
}
