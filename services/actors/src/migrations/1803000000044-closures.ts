import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when a place is closed, why, and who said so. Adds columns without defaults: locks the table for a moment. */
export class Closures1803000000044 implements MigrationInterface {
  readonly name = 'Closures1803000000044';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE places ADD COLUMN closed_on date, ADD COLUMN closed_by text, ADD COLUMN closed_why text,
        ADD CONSTRAINT places_closed CHECK ((closed_on IS NULL) = (closed_by IS NULL))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE places DROP COLUMN closed_on, DROP COLUMN closed_by, DROP COLUMN closed_why',
    );
  }
}
