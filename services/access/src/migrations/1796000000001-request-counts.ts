import { GATE_ROLE } from '@maillage/platform/access';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Requests per caller and minute, which the edges of all processes add up through one function. Unlogged: a crash may
 * forget a minute's counts. An address stays two minutes. Locks nothing: new table.
 */
export class RequestCounts1796000000001 implements MigrationInterface {
  readonly name = 'RequestCounts1796000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE UNLOGGED TABLE request_counts (
        minute bigint NOT NULL,
        caller text NOT NULL,
        total bigint NOT NULL,
        PRIMARY KEY (minute, caller)
      )`);
    // In the order of callers, so that two processes never wait for each other crosswise.
    await runner.query(`
      CREATE FUNCTION count_requests(this_minute bigint, callers text[], counts integer[])
      RETURNS TABLE (caller text, total bigint)
      LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = access AS $$
        WITH gone AS (
          DELETE FROM request_counts WHERE (minute, caller) IN (
            SELECT o.minute, o.caller FROM request_counts o WHERE o.minute < this_minute - 1 LIMIT 10000 FOR UPDATE SKIP LOCKED)
        )
        INSERT INTO request_counts AS r (minute, caller, total)
        SELECT this_minute, c.name, c.count FROM unnest(callers, counts) AS c (name, count) ORDER BY c.name
        ON CONFLICT (minute, caller) DO UPDATE SET total = r.total + excluded.total
        RETURNING r.caller, r.total
      $$`);
    await runner.query(
      'REVOKE ALL ON FUNCTION count_requests(bigint, text[], integer[]) FROM PUBLIC',
    );
    await runner.query(
      `GRANT EXECUTE ON FUNCTION count_requests(bigint, text[], integer[]) TO ${GATE_ROLE}`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION count_requests(bigint, text[], integer[])');
    await runner.query('DROP TABLE request_counts');
  }
}
