import { GATE_ROLE } from '@maillage/platform/access';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Agents known by their identity provider, their grants, the public keys of our own tokens, and what the edge may ask of them. Locks nothing: new tables. */
export class Agents1795000000004 implements MigrationInterface {
  readonly name = 'Agents1795000000004';

  async up(runner: QueryRunner): Promise<void> {
    // Of who an agent is at its provider only a digest is kept: it is enough to recognise it.
    await runner.query(`
      CREATE TABLE agents (
        id uuid PRIMARY KEY,
        issuer text NOT NULL,
        subject_digest bytea NOT NULL UNIQUE,
        created_at timestamptz NOT NULL,
        closed_at timestamptz,
        version integer NOT NULL DEFAULT 1
      )`);
    await runner.query(`
      CREATE TABLE agent_grants (
        id uuid PRIMARY KEY,
        agent_id uuid NOT NULL REFERENCES agents (id),
        role text NOT NULL,
        territories text[] NOT NULL,
        structures text[] NOT NULL,
        purposes text[] NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz,
        revoked_at timestamptz
      )`);
    await runner.query('CREATE INDEX agent_grants_by_agent ON agent_grants (agent_id)');
    await runner.query(`
      CREATE TABLE token_keys (
        kid text PRIMARY KEY,
        public_jwk jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL
      )`);
    await this.functions(runner);
  }

  private async functions(runner: QueryRunner): Promise<void> {
    const define = async (signature: string, returns: string, sql: string): Promise<void> => {
      await runner.query(
        `CREATE FUNCTION ${signature} RETURNS TABLE (${returns}) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = access AS $$ ${sql} $$`,
      );
      await runner.query(`REVOKE ALL ON FUNCTION ${signature} FROM PUBLIC`);
      await runner.query(`GRANT EXECUTE ON FUNCTION ${signature} TO ${GATE_ROLE}`);
    };
    const key =
      'secret_hash text, key_id uuid, client_id uuid, name text, source text, grants jsonb';
    await define(
      'find_key_by_id(asked uuid)',
      key,
      'SELECT f.* FROM client_keys k, find_key(k.prefix) f WHERE k.id = asked',
    );
    await define(
      'find_agent(asked bytea)',
      'agent_id uuid, grants jsonb',
      `SELECT a.id, coalesce((
         SELECT jsonb_agg(jsonb_build_object('role', g.role, 'territories', g.territories, 'structures', g.structures, 'purposes', g.purposes))
         FROM agent_grants g WHERE g.agent_id = a.id AND g.revoked_at IS NULL AND (g.expires_at IS NULL OR g.expires_at > now())), '[]')
       FROM agents a WHERE a.subject_digest = asked AND a.closed_at IS NULL`,
    );
    await define(
      'token_keys()',
      'public_jwk jsonb',
      'SELECT t.public_jwk FROM token_keys t WHERE t.expires_at > now()',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION find_agent(bytea), find_key_by_id(uuid), token_keys()');
    await runner.query('DROP TABLE token_keys, agent_grants, agents');
  }
}
