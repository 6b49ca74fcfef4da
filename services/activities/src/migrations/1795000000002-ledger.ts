import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The ledger of activities, its history, and the known places. Locks nothing: new tables. */
export class Ledger1795000000002 implements MigrationInterface {
  readonly name = 'Ledger1795000000002';

  async up(runner: QueryRunner): Promise<void> {
    // One row a source: its lock serialises what one source writes, its version numbers the ledger's events.
    await runner.query('CREATE TABLE sources (name text PRIMARY KEY, version bigint NOT NULL)');
    await runner.query(`
      CREATE TABLE activities (
        id uuid PRIMARY KEY,
        source text NOT NULL,
        source_id text NOT NULL,
        lot_id uuid NOT NULL,
        commune text NOT NULL,
        date date NOT NULL,
        digest bytea NOT NULL,
        body jsonb NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        modified_at timestamptz NOT NULL,
        withdrawn_at timestamptz,
        changed_in xid8 NOT NULL DEFAULT pg_current_xact_id(),
        UNIQUE (source, source_id)
      )`);
    // Order of the change feed: by transaction, since ids of rows are not committed in their order.
    await runner.query('CREATE INDEX activities_changed ON activities (changed_in, id)');
    await runner.query('CREATE INDEX activities_where_when ON activities (commune, date)');
    await runner.query(`
      CREATE TABLE activity_versions (
        activity_id uuid NOT NULL REFERENCES activities (id),
        version integer NOT NULL,
        body jsonb NOT NULL,
        replaced_at timestamptz NOT NULL,
        PRIMARY KEY (activity_id, version)
      )`);
    await runner.query(
      'CREATE TABLE known_places (place_id uuid PRIMARY KEY, commune text NOT NULL, version bigint NOT NULL)',
    );
    await runner.query(
      'CREATE TABLE pseudonym_keys (only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one), secret bytea NOT NULL)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE pseudonym_keys, known_places, activity_versions, activities, sources',
    );
  }
}
