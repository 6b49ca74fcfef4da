import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The records that courses of the catalogue were read from. Locks nothing: a new table. */
export class CourseElements1804000000003 implements MigrationInterface {
  readonly name = 'CourseElements1804000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE course_elements (course_id uuid PRIMARY KEY REFERENCES courses, element jsonb NOT NULL)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE course_elements');
  }
}
