import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where people say to stand before a test. Locks nothing: the table is new. */
export class SelfPositions1803000000055 implements MigrationInterface {
  readonly name = 'SelfPositions1803000000055';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE self_positions (
        assessment_id uuid PRIMARY KEY REFERENCES assessments ON DELETE CASCADE,
        position jsonb NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE self_positions');
  }
}
