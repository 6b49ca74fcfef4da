import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The directory of places. Locks nothing: a new table. */
export class Places1795000000001 implements MigrationInterface {
  readonly name = 'Places1795000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE places (
        id uuid PRIMARY KEY,
        source text NOT NULL,
        source_id text NOT NULL,
        structure_id uuid,
        commune text NOT NULL,
        body jsonb NOT NULL,
        search text NOT NULL,
        latitude double precision GENERATED ALWAYS AS ((body -> 'latitude')::double precision) STORED,
        longitude double precision GENERATED ALWAYS AS ((body -> 'longitude')::double precision) STORED,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        modified_at timestamptz NOT NULL,
        changed_in xid8 NOT NULL DEFAULT pg_current_xact_id(),
        UNIQUE (source, source_id)
      )`);
    // Order of the change feed: by transaction, since ids of rows are not committed in their order.
    await runner.query('CREATE INDEX places_changed ON places (changed_in, id)');
    await runner.query('CREATE INDEX places_commune ON places (commune, id)');
    await runner.query('CREATE INDEX places_around ON places (latitude, longitude)');
    // One index for every list of codes: services, typologie, publics, labels…
    await runner.query('CREATE INDEX places_body ON places USING gin (body jsonb_path_ops)');
    await runner.query(
      'CREATE INDEX places_search ON places USING gin (search public.gin_trgm_ops)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE places');
  }
}
