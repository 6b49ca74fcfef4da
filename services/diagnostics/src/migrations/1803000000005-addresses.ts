import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Participations that an address was made for before they begin. Answers go with their participation: `answers` is locked for an instant. */
export class Addresses1803000000005 implements MigrationInterface {
  readonly name = 'Addresses1803000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE reserved_assessments (
        id uuid PRIMARY KEY,
        campaign_id uuid NOT NULL REFERENCES campaigns,
        made_at timestamptz NOT NULL
      )`);
    await runner.query(
      'CREATE INDEX reserved_assessments_campaign ON reserved_assessments (campaign_id, id)',
    );
    await runner.query(`
      ALTER TABLE answers DROP CONSTRAINT answers_assessment_id_fkey,
        ADD CONSTRAINT answers_assessment_id_fkey FOREIGN KEY (assessment_id) REFERENCES assessments ON DELETE CASCADE`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE answers DROP CONSTRAINT answers_assessment_id_fkey,
        ADD CONSTRAINT answers_assessment_id_fkey FOREIGN KEY (assessment_id) REFERENCES assessments`);
    await runner.query('DROP TABLE reserved_assessments');
  }
}
