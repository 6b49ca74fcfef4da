import { GATE_ROLE } from '@maillage/platform/access';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Clients, their keys, and the one function by which the edge recognises a key. Locks nothing: new tables. */
export class Clients1795000000001 implements MigrationInterface {
  readonly name = 'Clients1795000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE clients (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        source text NOT NULL UNIQUE,
        role text NOT NULL,
        territories text[] NOT NULL,
        created_at timestamptz NOT NULL,
        closed_at timestamptz
      )`);
    await runner.query(`
      CREATE TABLE client_keys (
        id uuid PRIMARY KEY,
        client_id uuid NOT NULL REFERENCES clients (id),
        prefix text NOT NULL UNIQUE,
        secret_hash text NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz
      )`);
    await runner.query('CREATE INDEX client_keys_by_client ON client_keys (client_id)');
    await runner.query(`
      CREATE FUNCTION find_key(asked text)
      RETURNS TABLE (secret_hash text, client_id uuid, name text, role text, source text, territories text[])
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = access AS $$
        SELECT k.secret_hash, c.id, c.name, c.role, c.source, c.territories
        FROM client_keys k JOIN clients c ON c.id = k.client_id
        WHERE k.prefix = asked AND k.revoked_at IS NULL AND k.expires_at > now() AND c.closed_at IS NULL
      $$`);
    await runner.query('REVOKE ALL ON FUNCTION find_key(text) FROM PUBLIC');
    await runner.query(`GRANT USAGE ON SCHEMA access TO ${GATE_ROLE}`);
    await runner.query(`GRANT EXECUTE ON FUNCTION find_key(text) TO ${GATE_ROLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION find_key(text)');
    await runner.query('DROP TABLE client_keys, clients');
  }
}
