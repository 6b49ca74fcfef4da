import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Professionals, without anything that says who they are. Locks nothing: a new table. */
export class Professionals1803000000000 implements MigrationInterface {
  readonly name = 'Professionals1803000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE professionals (
        id uuid PRIMARY KEY,
        source text NOT NULL,
        source_id text NOT NULL,
        description jsonb NOT NULL,
        structure_id uuid GENERATED ALWAYS AS ((description ->> 'structure_id')::uuid) STORED,
        ends_on text GENERATED ALWAYS AS (description ->> 'fin') STORED,
        withdrawn_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        modified_at timestamptz NOT NULL,
        changed_in xid8 NOT NULL DEFAULT pg_current_xact_id(),
        written_in uuid,
        UNIQUE (source, source_id)
      )`);
    await runner.query('CREATE INDEX professionals_changed ON professionals (changed_in, id)');
    await runner.query('CREATE INDEX professionals_structure ON professionals (structure_id)');
    await runner.query(
      'CREATE INDEX professionals_description ON professionals USING gin (description jsonb_path_ops)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE professionals');
  }
}
