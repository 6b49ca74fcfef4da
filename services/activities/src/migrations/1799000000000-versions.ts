import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Past versions become history as every service keeps it. Names change and no row does: a moment's lock, whatever
 * there is. Their authors are not known, since nobody entered them.
 */
export class Versions1799000000000 implements MigrationInterface {
  readonly name = 'Versions1799000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE activity_versions DROP CONSTRAINT activity_versions_activity_id_fkey',
    );
    await runner.query('ALTER TABLE activity_versions RENAME TO versions');
    await runner.query(
      'ALTER TABLE versions RENAME CONSTRAINT activity_versions_pkey TO versions_pkey',
    );
    await runner.query('ALTER TABLE versions RENAME COLUMN activity_id TO aggregate_id');
    await runner.query('ALTER TABLE versions RENAME COLUMN replaced_at TO valid_until');
    await runner.query('ALTER TABLE versions ALTER COLUMN body DROP NOT NULL');
  }

  down(): Promise<void> {
    return Promise.reject(
      new Error(
        '1799000000000-versions has no way back: history is kept in this form from here on',
      ),
    );
  }
}
