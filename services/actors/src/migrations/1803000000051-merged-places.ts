import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Places that others stand for. Rows of presences keep their column. Locks for an instant: no row is written. */
export class MergedPlaces1803000000051 implements MigrationInterface {
  readonly name = 'MergedPlaces1803000000051';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE places ADD COLUMN merged_into uuid, ADD COLUMN survivor_id uuid',
    );
    await runner.query(
      'CREATE INDEX places_survivor ON places (survivor_id) WHERE survivor_id IS NOT NULL',
    );
    await runner.query(
      'CREATE INDEX places_merged_into ON places (merged_into) WHERE merged_into IS NOT NULL',
    );
    // As for the structures of posts.
    await runner.query('ALTER TABLE presences ALTER COLUMN place_id DROP EXPRESSION');
    await runner.query(`
      CREATE FUNCTION follow_place() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.place_id := (NEW.description ->> 'lieu_id')::uuid;
        NEW.place_id := coalesce(
          (SELECT survivor_id FROM places WHERE id = NEW.place_id), NEW.place_id);
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER presences_follow_place BEFORE INSERT OR UPDATE ON presences
      FOR EACH ROW EXECUTE FUNCTION follow_place()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER presences_follow_place ON presences');
    await runner.query('DROP FUNCTION follow_place');
    await runner.query('DROP INDEX places_survivor, places_merged_into');
    await runner.query('ALTER TABLE places DROP COLUMN merged_into, DROP COLUMN survivor_id');
  }
}
