import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PEOPLE_ROLE, roleOf } from '../db/prepare.js';

const CALLER = `regexp_replace(coalesce(nullif(current_setting('role'), 'none'), session_user), '^maillage_', '')`;
const OWN = `r.service = ${CALLER} AND r.name = of_name`;

const FUNCTIONS = [
  // One that is new, or has a new period, is due at once; one that is known keeps its next run.
  `FUNCTION declare_recurrence(of_name text, of_title text, of_period text, first timestamptz) RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = access, pg_temp AS $$
    INSERT INTO recurrences (service, name, title, period, due_at) VALUES (${CALLER}, of_name, of_title, of_period, first)
    ON CONFLICT (service, name) DO UPDATE SET title = excluded.title, period = excluded.period,
      due_at = CASE WHEN recurrences.period = excluded.period THEN recurrences.due_at ELSE excluded.due_at END
  $$`,
  // One process at a time is given a run that is due; that of a dead one is given to another once its lease is over.
  `FUNCTION claim_recurrence(of_name text, of_holder uuid, moment timestamptz, lease interval) RETURNS boolean LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = access, pg_temp AS $$
    WITH claimed AS (
      UPDATE recurrences AS r SET holder = of_holder, lease_until = now() + lease, began_at = moment, ended_at = NULL, has_failed = NULL
      WHERE ${OWN} AND due_at <= moment AND (lease_until IS NULL OR lease_until < now()) RETURNING true)
    SELECT EXISTS (SELECT FROM claimed)
  $$`,
  `FUNCTION renew_recurrence(of_name text, of_holder uuid, lease interval) RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = access, pg_temp AS $$
    UPDATE recurrences AS r SET lease_until = now() + lease WHERE ${OWN} AND holder = of_holder AND ended_at IS NULL
  $$`,
  // A process that lost its lease meanwhile changes nothing in the run of another.
  `FUNCTION finish_recurrence(of_name text, of_holder uuid, moment timestamptz, failed boolean, next timestamptz) RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = access, pg_temp AS $$
    UPDATE recurrences AS r SET ended_at = moment, has_failed = failed, due_at = next, lease_until = NULL, holder = NULL
    WHERE ${OWN} AND holder = of_holder
  $$`,
];

/**
 * Recurring work of all services: when it ran last, how that ended, when it is due. The access service lists it; it
 * stands here because every service runs some. A service reaches its own alone. Locks nothing: a new table.
 */
export class Recurrences1799000000002 implements MigrationInterface {
  readonly name = 'Recurrences1799000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE recurrences (
        service text NOT NULL,
        name text NOT NULL,
        title text NOT NULL,
        period text NOT NULL,
        due_at timestamptz NOT NULL,
        holder uuid,
        lease_until timestamptz,
        began_at timestamptz,
        ended_at timestamptz,
        has_failed boolean,
        PRIMARY KEY (service, name)
      )`);
    await runner.query(`REVOKE INSERT, UPDATE, DELETE ON recurrences FROM ${roleOf('access')}`);
    await runner.query(`GRANT USAGE ON SCHEMA access TO ${PEOPLE_ROLE}`);
    for (const definition of FUNCTIONS) {
      const name = /^FUNCTION (\w+)\(/.exec(definition)?.[1] ?? '';
      await runner.query(`CREATE ${definition}`);
      await runner.query(`REVOKE ALL ON FUNCTION ${name} FROM PUBLIC`);
      await runner.query(`GRANT EXECUTE ON FUNCTION ${name} TO ${PEOPLE_ROLE}`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const definition of FUNCTIONS)
      await runner.query(`DROP FUNCTION ${/^FUNCTION (\w+)\(/.exec(definition)?.[1] ?? ''}`);
    await runner.query('DROP TABLE recurrences');
  }
}
