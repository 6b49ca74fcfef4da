import { TASK_ROLE } from '@maillage/platform/access';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a service may ask of who made an address of its own: the grants of this moment; none at all when the client or the
 * agent is closed, or the key that made it was revoked. A key that merely expired was replaced in its time, and ends nothing.
 * Locks nothing: a new function.
 */
export class MakerGrants1803000000010 implements MigrationInterface {
  readonly name = 'MakerGrants1803000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION maker_grants(maker_kind text, maker uuid, by_key uuid) RETURNS jsonb
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = access, pg_temp AS $$
        SELECT (SELECT jsonb_agg(jsonb_build_object('role', r, 'territories', c.territories, 'structures', c.structures, 'purposes', c.purposes)) FROM unnest(c.roles) AS r)
        FROM clients c JOIN client_keys k ON k.client_id = c.id
        WHERE maker_kind = 'client' AND c.id = maker AND c.closed_at IS NULL AND k.id = by_key AND k.revoked_at IS NULL
        UNION ALL
        SELECT coalesce((
          SELECT jsonb_agg(jsonb_build_object('role', g.role, 'territories', g.territories, 'structures', g.structures, 'purposes', g.purposes))
          FROM agent_grants g WHERE g.agent_id = a.id AND g.revoked_at IS NULL AND (g.expires_at IS NULL OR g.expires_at > now())), '[]')
        FROM agents a WHERE maker_kind = 'agent' AND a.id = maker AND a.closed_at IS NULL
      $$`);
    await runner.query('REVOKE ALL ON FUNCTION maker_grants(text, uuid, uuid) FROM PUBLIC');
    await runner.query(`GRANT EXECUTE ON FUNCTION maker_grants(text, uuid, uuid) TO ${TASK_ROLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION maker_grants(text, uuid, uuid)');
  }
}
