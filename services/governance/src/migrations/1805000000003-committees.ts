import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['committees', 'meetings'];

/** Committees, and their meetings with what they decide. Locks nothing: new tables. */
export class Committees1805000000003 implements MigrationInterface {
  readonly name = 'Committees1805000000003';

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
    }
    await runner.query(
      `CREATE INDEX meetings_committee ON meetings ((description ->> 'comite_id'), id)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE ${TABLES.join(', ')}`);
  }
}
