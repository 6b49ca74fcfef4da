import { SOURCE_ROLE } from '@maillage/platform/access';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whose each source is: of the client that bears its name, else of the first to have imported places under it, as the
 * audit journal tells. Reads the imports of the journal, by its index; locks nothing.
 */
export class Sources1802000000001 implements MigrationInterface {
  readonly name = 'Sources1802000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE sources (name text PRIMARY KEY, owner_id uuid NOT NULL, since timestamptz NOT NULL)',
    );
    await runner.query(
      'INSERT INTO sources (name, owner_id, since) SELECT source, id, created_at FROM clients',
    );
    await runner.query(`
      INSERT INTO sources (name, owner_id, since)
      SELECT DISTINCT ON (details->>'source') details->>'source', actor_id::uuid, at FROM audit_entries
      WHERE action = 'lieux.importer' AND actor_kind IN ('client', 'agent') AND details->>'source' IS NOT NULL
      ORDER BY details->>'source', id
      ON CONFLICT (name) DO NOTHING`);
    // Agents write under their id: nobody takes that name before them.
    await runner.query(`
      CREATE FUNCTION claim_source(asked text, caller uuid) RETURNS boolean
      LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = access, pg_temp AS $$ BEGIN
        IF asked ~ '^agent-[0-9a-f]{8}-' AND asked <> 'agent-' || caller THEN
          RETURN EXISTS (SELECT FROM sources WHERE name = asked AND owner_id = caller);
        END IF;
        INSERT INTO sources (name, owner_id, since) VALUES (asked, caller, now()) ON CONFLICT (name) DO NOTHING;
        RETURN EXISTS (SELECT FROM sources WHERE name = asked AND owner_id = caller);
      END $$`);
    await runner.query('REVOKE ALL ON FUNCTION claim_source(text, uuid) FROM PUBLIC');
    await runner.query(`GRANT USAGE ON SCHEMA access TO ${SOURCE_ROLE}`);
    await runner.query(`GRANT EXECUTE ON FUNCTION claim_source(text, uuid) TO ${SOURCE_ROLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION claim_source(text, uuid)');
    await runner.query('DROP TABLE sources');
  }
}
