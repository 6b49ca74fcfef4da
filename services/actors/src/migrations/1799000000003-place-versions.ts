import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The act that made a place what it is: it has the author and the reason. Locks an instant: a column without a value. */
export class PlaceVersions1799000000003 implements MigrationInterface {
  readonly name = 'PlaceVersions1799000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE places ADD COLUMN written_in uuid');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE places DROP COLUMN written_in');
  }
}
