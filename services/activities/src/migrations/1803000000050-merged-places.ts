import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Places that others stand for. Locks for an instant: no row is written. */
export class MergedPlaces1803000000050 implements MigrationInterface {
  readonly name = 'MergedPlaces1803000000050';

  async up(runner: QueryRunner): Promise<void> {
    // The one it was merged into, and the one that stands for both now: that may have been merged since.
    await runner.query(
      'ALTER TABLE known_places ADD COLUMN merged_into uuid, ADD COLUMN survivor_id uuid',
    );
    await runner.query(
      'CREATE INDEX known_places_merged ON known_places (merged_into) WHERE merged_into IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX known_places_merged');
    await runner.query('ALTER TABLE known_places DROP COLUMN merged_into, DROP COLUMN survivor_id');
  }
}
