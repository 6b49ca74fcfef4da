import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Merges, and structures that others stand for. Rows of posts and professionals keep their column. Locks for an instant: no row is written. */
export class Merges1803000000050 implements MigrationInterface {
  readonly name = 'Merges1803000000050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE merges (
        id uuid PRIMARY KEY,
        nature text NOT NULL,
        survivor_id uuid NOT NULL,
        absorbed uuid[] NOT NULL,
        made_at timestamptz NOT NULL,
        undone_at timestamptz
      )`);
    // The one it was merged into, and the one that stands for both now: that may have been merged since.
    await runner.query(
      'ALTER TABLE structures ADD COLUMN merged_into uuid, ADD COLUMN survivor_id uuid',
    );
    await runner.query(
      'CREATE INDEX structures_survivor ON structures (survivor_id) WHERE survivor_id IS NOT NULL',
    );
    await runner.query(
      'CREATE INDEX structures_merged_into ON structures (merged_into) WHERE merged_into IS NOT NULL',
    );
    await runner.query(
      'CREATE INDEX structures_merged_pivot ON structures (pivot) WHERE survivor_id IS NOT NULL',
    );
    // A description keeps the structure that its author named; the column has the one that stands for it.
    await runner.query('ALTER TABLE posts ALTER COLUMN structure_id DROP EXPRESSION');
    await runner.query('ALTER TABLE professionals ALTER COLUMN structure_id DROP EXPRESSION');
    await runner.query(`
      CREATE FUNCTION follow_structure() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.structure_id := (NEW.description ->> 'structure_id')::uuid;
        NEW.structure_id := coalesce(
          (SELECT survivor_id FROM structures WHERE id = NEW.structure_id), NEW.structure_id);
        RETURN NEW;
      END $$`);
    for (const table of ['posts', 'professionals'])
      await runner.query(`
        CREATE TRIGGER ${table}_follow_structure BEFORE INSERT OR UPDATE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION follow_structure()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER posts_follow_structure ON posts');
    await runner.query('DROP TRIGGER professionals_follow_structure ON professionals');
    await runner.query('DROP FUNCTION follow_structure');
    await runner.query(
      'DROP INDEX structures_survivor, structures_merged_into, structures_merged_pivot',
    );
    await runner.query('ALTER TABLE structures DROP COLUMN merged_into, DROP COLUMN survivor_id');
    await runner.query('DROP TABLE merges');
  }
}
