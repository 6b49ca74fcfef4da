import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The directory of structures, and places by their structure's number. Locks writes of places while an index is made: a second for 100,000. */
export class Structures1802000000000 implements MigrationInterface {
  readonly name = 'Structures1802000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE structures (
        id uuid PRIMARY KEY,
        source text NOT NULL,
        source_id text NOT NULL,
        description jsonb NOT NULL,
        commune text,
        departement text,
        search text NOT NULL,
        pivot text GENERATED ALWAYS AS (coalesce(description ->> 'siret', description ->> 'siren',
          description ->> 'rna', description ->> 'ridet')) STORED,
        parent_id uuid GENERATED ALWAYS AS ((description ->> 'parent_id')::uuid) STORED,
        closed_on text GENERATED ALWAYS AS (description #>> '{fermeture,date}') STORED,
        successor_id uuid GENERATED ALWAYS AS ((description #>> '{fermeture,successeur_id}')::uuid) STORED,
        withdrawn_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        modified_at timestamptz NOT NULL,
        changed_in xid8 NOT NULL DEFAULT pg_current_xact_id(),
        written_in uuid,
        UNIQUE (source, source_id)
      )`);
    // One structure a number: what else stands under it is an antenna.
    await runner.query(
      'CREATE UNIQUE INDEX structures_pivot ON structures (pivot) WHERE withdrawn_at IS NULL',
    );
    await runner.query('CREATE INDEX structures_changed ON structures (changed_in, id)');
    await runner.query('CREATE INDEX structures_commune ON structures (commune, id)');
    await runner.query('CREATE INDEX structures_parent ON structures (parent_id)');
    await runner.query('CREATE INDEX structures_successor ON structures (successor_id)');
    await runner.query(
      'CREATE INDEX structures_description ON structures USING gin (description jsonb_path_ops)',
    );
    await runner.query(
      'CREATE INDEX structures_search ON structures USING gin (search public.gin_trgm_ops)',
    );
    await runner.query("CREATE INDEX places_pivot ON places (upper(body ->> 'pivot'))");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX places_pivot');
    await runner.query('DROP TABLE structures');
  }
}
