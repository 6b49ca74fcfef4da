import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['governances', 'roadmaps', 'actions'];

/** Governances, their roadmaps and the actions of these. Locks nothing: new tables. */
export class Governances1805000000001 implements MigrationInterface {
  readonly name = 'Governances1805000000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await runner.query(`
        CREATE TABLE ${table} (
          id uuid PRIMARY KEY,
          source text NOT NULL,
          source_id text NOT NULL,
          description jsonb NOT NULL,
          withdrawn_at timestamptz,
          version integer NOT NULL DEFAULT 1,
          created_at timestamptz NOT NULL,
          modified_at timestamptz NOT NULL,
          changed_in xid8 NOT NULL DEFAULT pg_current_xact_id(),
          written_in uuid,
          UNIQUE (source, source_id)
        )`);
      await runner.query(`CREATE INDEX ${table}_changed ON ${table} (changed_in, id)`);
      await runner.query(
        `CREATE INDEX ${table}_description ON ${table} USING gin (description jsonb_path_ops)`,
      );
    }
    await runner.query(
      `CREATE INDEX roadmaps_governance ON roadmaps ((description ->> 'gouvernance_id'), id)`,
    );
    await runner.query(
      `CREATE INDEX actions_parent ON actions ((description ->> 'parent_id'), id)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE ${TABLES.join(', ')}`);
  }
}
