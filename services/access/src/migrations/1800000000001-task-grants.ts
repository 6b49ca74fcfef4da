import { OWN_TASK, TASK_ROLE } from '@maillage/platform/access';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a service may ask of the caller of a task of its own: the grants of this moment; none at all when the key or the
 * agent may not call any more. Locks nothing: a new function.
 */
export class TaskGrants1800000000001 implements MigrationInterface {
  readonly name = 'TaskGrants1800000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION task_grants(of_task uuid) RETURNS jsonb
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = access, pg_temp AS $$
        WITH asking AS (SELECT context->'caller' AS one FROM tasks WHERE id = of_task AND ${OWN_TASK})
        SELECT f.grants FROM asking, find_key_by_id((one->>'keyId')::uuid) f WHERE f.client_id = (one->>'id')::uuid
        UNION ALL
        SELECT coalesce((
          SELECT jsonb_agg(jsonb_build_object('role', g.role, 'territories', g.territories, 'structures', g.structures, 'purposes', g.purposes))
          FROM agent_grants g WHERE g.agent_id = a.id AND g.revoked_at IS NULL AND (g.expires_at IS NULL OR g.expires_at > now())), '[]')
        FROM asking JOIN agents a ON a.id = (one->>'id')::uuid WHERE one->>'kind' = 'agent' AND a.closed_at IS NULL
      $$`);
    await runner.query('REVOKE ALL ON FUNCTION task_grants(uuid) FROM PUBLIC');
    await runner.query(`GRANT EXECUTE ON FUNCTION task_grants(uuid) TO ${TASK_ROLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION task_grants(uuid)');
  }
}
