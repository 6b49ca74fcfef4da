import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Answers to questions of territories. Locks nothing: the table is new. */
export class LocalAnswers1803000000054 implements MigrationInterface {
  readonly name = 'LocalAnswers1803000000054';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE local_answers (
        assessment_id uuid PRIMARY KEY REFERENCES assessments ON DELETE CASCADE,
        answers jsonb NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE local_answers');
  }
}
