import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may write under the source of another, with the consent of its owner. An empty table and a function; locks nothing. */
export class SourceConsents1803000000001 implements MigrationInterface {
  readonly name = 'SourceConsents1803000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE source_consents (
        source text NOT NULL REFERENCES sources (name),
        writer_id uuid NOT NULL,
        since timestamptz NOT NULL,
        PRIMARY KEY (source, writer_id)
      )`);
    await runner.query('CREATE INDEX source_consents_by_writer ON source_consents (writer_id)');
    await runner.query('CREATE INDEX sources_by_owner ON sources (owner_id)');
    await runner.query(`
      CREATE OR REPLACE FUNCTION claim_source(asked text, caller uuid) RETURNS boolean
      LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = access, pg_temp AS $$ BEGIN
        IF asked !~ '^agent-[0-9a-f]{8}-' OR asked = 'agent-' || caller THEN
          INSERT INTO sources (name, owner_id, since) VALUES (asked, caller, now()) ON CONFLICT (name) DO NOTHING;
        END IF;
        RETURN EXISTS (SELECT FROM sources WHERE name = asked AND owner_id = caller)
            OR EXISTS (SELECT FROM source_consents WHERE source = asked AND writer_id = caller);
      END $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION claim_source(asked text, caller uuid) RETURNS boolean
      LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = access, pg_temp AS $$ BEGIN
        IF asked !~ '^agent-[0-9a-f]{8}-' OR asked = 'agent-' || caller THEN
          INSERT INTO sources (name, owner_id, since) VALUES (asked, caller, now()) ON CONFLICT (name) DO NOTHING;
        END IF;
        RETURN EXISTS (SELECT FROM sources WHERE name = asked AND owner_id = caller);
      END $$`);
    await runner.query('DROP INDEX sources_by_owner');
    await runner.query('DROP TABLE source_consents');
  }
}
