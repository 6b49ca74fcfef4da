import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['envelopes', 'fundings'];

/** Envelopes, and what actions ask of them. Locks nothing: new tables. */
export class Money1805000000002 implements MigrationInterface {
  readonly name = 'Money1805000000002';

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
      `CREATE INDEX fundings_envelope ON fundings ((description ->> 'enveloppe_id'), id)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE ${TABLES.join(', ')}`);
  }
}
