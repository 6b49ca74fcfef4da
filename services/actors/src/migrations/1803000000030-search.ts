import type { MigrationInterface, QueryRunner } from 'typeorm';
import { placeSearch } from '../place/place.store.js';
import { placeEntry } from '../place/place-entry.js';
import type { Place } from '../place/place.js';
import { entryOf, structureSearch } from '../structure/structure.store.js';
import type { Structure } from '../structure/structure.js';

const BATCH = 1000;
const KINDS = ['place', 'structure'] as const;

/**
 * Words of places and structures as exact terms with an index, and their vocabulary, instead of an index of three-letter
 * groups of each text. Locks both tables while what stands is entered anew: ten seconds for 100,000.
 */
export class Search1803000000030 implements MigrationInterface {
  readonly name = 'Search1803000000030';

  async up(runner: QueryRunner): Promise<void> {
    for (const kind of KINDS) {
      // Narrow rows: many of them are read to find the first ones. Terms are hashes of texts; `mix` is that of the id.
      await runner.query(
        `CREATE TABLE ${kind}_terms (id uuid, mix integer, terms integer[] NOT NULL, PRIMARY KEY (mix, id))`,
      );
      await runner.query(
        `CREATE TABLE ${kind}_words (word text NOT NULL, stem text NOT NULL, near integer[] NOT NULL)`,
      );
      await runner.query(
        `CREATE INDEX ${kind}_words_word ON ${kind}_words (word text_pattern_ops)`,
      );
      await runner.query(`ALTER TABLE ${kind}s DROP COLUMN search`);
    }
    await this.enterPlaces(runner);
    await this.enterStructures(runner);
    for (const kind of KINDS) {
      // New entries wait in a list that every search reads: it is kept short.
      await runner.query(
        `CREATE INDEX ${kind}_terms_terms ON ${kind}_terms USING gin (terms) WITH (gin_pending_list_limit = 256)`,
      );
      await runner.query(`CREATE INDEX ${kind}_words_stem ON ${kind}_words (stem)`);
      await runner.query(
        `CREATE INDEX ${kind}_words_near ON ${kind}_words USING gin (near) WITH (gin_pending_list_limit = 64)`,
      );
    }
  }

  private async enterPlaces(runner: QueryRunner): Promise<void> {
    for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
      const rows = (await runner.query(
        `SELECT id, source, commune, body FROM places WHERE id > $1 ORDER BY id LIMIT ${BATCH}`,
        [last],
      )) as { id: string; source: string; commune: string; body: Omit<Place, 'id'> }[];
      await placeSearch.put(
        readerOf(runner),
        rows.map(({ id, source, commune, body }) => placeEntry(id, source, commune, body)),
      );
      if (rows.length < BATCH) return;
      last = rows.at(-1)?.id ?? last;
    }
  }

  private async enterStructures(runner: QueryRunner): Promise<void> {
    for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
      const rows = (await runner.query(
        `SELECT id, description, commune, departement FROM structures
         WHERE id > $1 AND withdrawn_at IS NULL ORDER BY id LIMIT ${BATCH}`,
        [last],
      )) as {
        id: string;
        description: Structure;
        commune: string | null;
        departement: string | null;
      }[];
      await structureSearch.put(
        readerOf(runner),
        rows.map(({ id, description, commune, departement }) =>
          entryOf({
            id,
            structure: description,
            commune: commune ?? undefined,
            departement: departement ?? undefined,
          }),
        ),
      );
      if (rows.length < BATCH) return;
      last = rows.at(-1)?.id ?? last;
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const kind of KINDS) {
      await runner.query(`DROP TABLE ${kind}_terms, ${kind}_words`);
      await runner.query(`ALTER TABLE ${kind}s ADD COLUMN search text NOT NULL DEFAULT ''`);
    }
  }
}

const readerOf = (runner: QueryRunner) => ({
  query: async <Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> =>
    (await runner.query(sql, [...parameters])) as Row[],
});
