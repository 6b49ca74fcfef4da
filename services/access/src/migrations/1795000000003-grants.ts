import { GATE_ROLE } from '@maillage/platform/access';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A client's type, roles, structures and purposes, its version for If-Match, and what the edge reads of a key: the
 * grants it acts under. Locks the table of clients for an instant; it holds hundreds of rows.
 */
export class Grants1795000000003 implements MigrationInterface {
  readonly name = 'Grants1795000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE clients
        ADD COLUMN type text NOT NULL DEFAULT 'structure',
        ADD COLUMN roles text[] NOT NULL DEFAULT '{}',
        ADD COLUMN structures text[] NOT NULL DEFAULT '{}',
        ADD COLUMN purposes text[] NOT NULL DEFAULT '{annuaire,activite,pilotage,administration}',
        ADD COLUMN version integer NOT NULL DEFAULT 1`);
    await runner.query('UPDATE clients SET roles = ARRAY[role]');
    await runner.query('DROP FUNCTION find_key(text)');
    await runner.query(`
      ALTER TABLE clients DROP COLUMN role,
        ALTER COLUMN type DROP DEFAULT, ALTER COLUMN roles DROP DEFAULT, ALTER COLUMN structures DROP DEFAULT, ALTER COLUMN purposes DROP DEFAULT`);
    await runner.query(`
      CREATE FUNCTION find_key(asked text)
      RETURNS TABLE (secret_hash text, key_id uuid, client_id uuid, name text, source text, grants jsonb)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = access AS $$
        SELECT k.secret_hash, k.id, c.id, c.name, c.source,
          (SELECT jsonb_agg(jsonb_build_object('role', r, 'territories', c.territories, 'structures', c.structures, 'purposes', c.purposes)) FROM unnest(c.roles) AS r)
        FROM client_keys k JOIN clients c ON c.id = k.client_id
        WHERE k.prefix = asked AND k.revoked_at IS NULL AND k.expires_at > now() AND c.closed_at IS NULL
      $$`);
    await runner.query('REVOKE ALL ON FUNCTION find_key(text) FROM PUBLIC');
    await runner.query(`GRANT EXECUTE ON FUNCTION find_key(text) TO ${GATE_ROLE}`);
  }

  down(): Promise<void> {
    // Which of several roles was the one is not known any more.
    return Promise.reject(new Error('1795000000003-grants has no way back'));
  }
}
