import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The day on which those concerned confirmed what is said of a structure or a place. Apart from its description, which its
 * source sends again as it was. Locks nothing for longer than an instant: columns without a value.
 */
export class Checks1803000000020 implements MigrationInterface {
  readonly name = 'Checks1803000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE structures ADD COLUMN checked_on text');
    await runner.query('ALTER TABLE places ADD COLUMN checked_on text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE places DROP COLUMN checked_on');
    await runner.query('ALTER TABLE structures DROP COLUMN checked_on');
  }
}
