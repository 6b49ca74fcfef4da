import { PEOPLE_ROLE } from '@maillage/platform/access';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whose data each caller has read lately, and the alerts of callers that asked for too many. The row of the caller is
 * locked while it is counted, so that calls made together are counted one after the other. Locks nothing: new tables.
 */
export class Reads1795000000011 implements MigrationInterface {
  readonly name = 'Reads1795000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE read_meters (caller_id uuid PRIMARY KEY)');
    await runner.query(`
      CREATE TABLE person_reads (
        caller_id uuid NOT NULL REFERENCES read_meters (caller_id),
        person_id uuid NOT NULL,
        read_at timestamptz NOT NULL,
        PRIMARY KEY (caller_id, person_id)
      )`);
    await runner.query(`
      CREATE TABLE alerts (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        kind text NOT NULL,
        caller_id uuid NOT NULL,
        since timestamptz NOT NULL,
        raised_at timestamptz NOT NULL,
        last_at timestamptz NOT NULL,
        refusals integer NOT NULL DEFAULT 1,
        UNIQUE (kind, caller_id, since)
      )`);
    await runner.query(`
      CREATE FUNCTION meter_reads(asking uuid, wanted uuid[], hourly integer, daily integer)
      RETURNS TABLE (wait integer, is_new_alert boolean) LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = access, pg_temp AS $$
        DECLARE
          at timestamptz;
          in_hour integer;
          in_day integer;
          kind_of text;
        BEGIN
          INSERT INTO read_meters (caller_id) VALUES (asking) ON CONFLICT DO NOTHING;
          PERFORM FROM read_meters WHERE caller_id = asking FOR UPDATE;
          at := clock_timestamp();
          DELETE FROM person_reads r WHERE r.caller_id = asking AND r.read_at <= at - interval '1 day';
          SELECT count(*) FILTER (WHERE r.read_at > at - interval '1 hour'), count(*) INTO in_hour, in_day
            FROM person_reads r WHERE r.caller_id = asking AND r.person_id <> ALL (wanted);
          in_hour := in_hour + cardinality(wanted) - hourly;
          in_day := in_day + cardinality(wanted) - daily;
          IF in_hour <= 0 AND in_day <= 0 THEN
            INSERT INTO person_reads SELECT asking, one, at FROM unnest(wanted) AS one
              ON CONFLICT (caller_id, person_id) DO UPDATE SET read_at = excluded.read_at;
            RETURN QUERY SELECT 0, false;
            RETURN;
          END IF;
          kind_of := CASE WHEN in_day > 0 THEN 'lectures_par_jour' ELSE 'lectures_par_heure' END;
          -- The wait ends when enough of the oldest reads have left the window.
          SELECT greatest(1, ceil(extract(epoch FROM left_at - at)))::integer INTO wait FROM (
            SELECT r.read_at + CASE WHEN in_day > 0 THEN interval '1 day' ELSE interval '1 hour' END AS left_at
            FROM person_reads r WHERE r.caller_id = asking AND r.person_id <> ALL (wanted) AND (in_day > 0 OR r.read_at > at - interval '1 hour')
            ORDER BY r.read_at OFFSET CASE WHEN in_day > 0 THEN in_day ELSE in_hour END - 1 LIMIT 1) AS oldest;
          INSERT INTO alerts AS a (kind, caller_id, since, raised_at, last_at) VALUES (kind_of, asking, date_trunc('hour', at), at, at)
            ON CONFLICT (kind, caller_id, since) DO UPDATE SET refusals = a.refusals + 1, last_at = excluded.last_at
            RETURNING a.refusals = 1 INTO is_new_alert;
          wait := coalesce(wait, CASE WHEN in_day > 0 THEN 86400 ELSE 3600 END);
          RETURN NEXT;
        END
      $$`);
    await runner.query('REVOKE ALL ON FUNCTION meter_reads FROM PUBLIC');
    await runner.query(`GRANT EXECUTE ON FUNCTION meter_reads TO ${PEOPLE_ROLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION meter_reads');
    await runner.query('DROP TABLE alerts, person_reads, read_meters');
  }
}
