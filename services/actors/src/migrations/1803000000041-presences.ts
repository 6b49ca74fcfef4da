import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Presences of professionals in places. Locks nothing: a new table. */
export class Presences1803000000041 implements MigrationInterface {
  readonly name = 'Presences1803000000041';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE presences (
        id uuid PRIMARY KEY,
        source text NOT NULL,
        source_id text NOT NULL,
        description jsonb NOT NULL,
        professional_id uuid NOT NULL GENERATED ALWAYS AS ((description ->> 'professionnel_id')::uuid) STORED,
        place_id uuid NOT NULL GENERATED ALWAYS AS ((description ->> 'lieu_id')::uuid) STORED,
        starts_on text NOT NULL GENERATED ALWAYS AS (description ->> 'du') STORED,
        ends_on text GENERATED ALWAYS AS (description ->> 'au') STORED,
        withdrawn_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        modified_at timestamptz NOT NULL,
        changed_in xid8 NOT NULL DEFAULT pg_current_xact_id(),
        written_in uuid,
        UNIQUE (source, source_id)
      )`);
    await runner.query('CREATE INDEX presences_changed ON presences (changed_in, id)');
    await runner.query('CREATE INDEX presences_professional ON presences (professional_id)');
    await runner.query('CREATE INDEX presences_place ON presences (place_id, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE presences');
  }
}
