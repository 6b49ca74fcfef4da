import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What speaks against the point of a place, and the point that somebody confirmed in spite of it. Adds columns with constant
 * defaults: locks the table for a moment. Points that are held already are looked at when their source sends them again.
 */
export class DoubtedPoints1803000000042 implements MigrationInterface {
  readonly name = 'DoubtedPoints1803000000042';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE places ADD COLUMN doubt text, ADD COLUMN confirmed_point text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE places DROP COLUMN doubt, DROP COLUMN confirmed_point');
  }
}
