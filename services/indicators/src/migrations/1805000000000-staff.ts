import { roleOf } from '@maillage/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const KNOWN = 'known_posts, known_structures, known_professionals';

/**
 * Stocks of structures, posts and professionals beside those of places, and what is known of who is in post. Locks the
 * stocks of places while their key is made anew.
 */
export class Staff1805000000000 implements MigrationInterface {
  readonly name = 'Staff1805000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE place_deltas RENAME TO stock_deltas');
    await runner.query(
      `ALTER TABLE stock_deltas ADD COLUMN stock text COLLATE "C" NOT NULL DEFAULT 'lieux'`,
    );
    await runner.query('ALTER TABLE stock_deltas ALTER COLUMN stock DROP DEFAULT');
    await runner.query(
      `ALTER TABLE stock_deltas DROP CONSTRAINT place_deltas_pkey,
         ADD CONSTRAINT stock_deltas_pkey PRIMARY KEY (territory, stock, axis, value, day)`,
    );
    await runner.query(`
      CREATE TABLE known_posts (
        id uuid PRIMARY KEY,
        professional_id uuid,
        vacant_from date,
        structure_id uuid NOT NULL,
        commune text NOT NULL,
        starts_on date NOT NULL,
        ends_on date,
        share int,
        scheme text NOT NULL,
        contract text NOT NULL,
        funding text NOT NULL,
        is_withdrawn boolean NOT NULL
      )`);
    await runner.query('CREATE INDEX known_posts_holder ON known_posts (professional_id)');
    await runner.query('CREATE INDEX known_posts_structure ON known_posts (structure_id)');
    await runner.query(
      'CREATE TABLE known_structures (id uuid PRIMARY KEY, commune text NOT NULL, closed_on date, survivor_id uuid)',
    );
    await runner.query(
      'CREATE INDEX known_structures_merged ON known_structures (survivor_id) WHERE survivor_id IS NOT NULL',
    );
    await runner.query(`
      CREATE TABLE known_professionals (
        id uuid PRIMARY KEY,
        profiles text[] NOT NULL,
        certifications text[] NOT NULL,
        ends_on date
      )`);
    await runner.query(`GRANT TRUNCATE ON ${KNOWN} TO ${roleOf('indicators')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE ${KNOWN}`);
    await runner.query("DELETE FROM stock_deltas WHERE stock <> 'lieux'");
    await runner.query('ALTER TABLE stock_deltas DROP CONSTRAINT stock_deltas_pkey');
    await runner.query('ALTER TABLE stock_deltas DROP COLUMN stock');
    await runner.query(
      'ALTER TABLE stock_deltas ADD CONSTRAINT place_deltas_pkey PRIMARY KEY (territory, axis, value, day)',
    );
    await runner.query('ALTER TABLE stock_deltas RENAME TO place_deltas');
  }
}
