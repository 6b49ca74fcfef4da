import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TASK_ROLE } from '../db/prepare.js';

/** How long a claim holds unless it is renewed, and how long the sender of a body may be silent. */
const LEASE = "clock_timestamp() + interval '10 seconds'";
const RECEIVING = "clock_timestamp() + interval '10 minutes'";

/** The service that calls is the database's word, as in the audit journal: it reaches its own tasks alone. */
const CALLING =
  "regexp_replace(coalesce(nullif(current_setting('role'), 'none'), session_user), '^maillage_', '')";
/** A service's own tasks, in a function of the access schema. */
export const OWN_TASK = `service = ${CALLING}`;
const HELD = `id = of_task AND ${OWN_TASK} AND owner = by_owner AND state = 'running'`;

const SQL = 'LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = access, pg_temp';
const PLPGSQL = 'LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = access, pg_temp';

/** What a service does with its tasks. */
const WORK = [
  `FUNCTION add_task(new_id uuid, of_nature text, by_caller text, of_context jsonb, of_input jsonb, of_key bytea, most integer) RETURNS boolean ${SQL} AS $$
    WITH added AS (
      INSERT INTO tasks (id, service, nature, caller_id, context, input, sealed_key, state, lease_until)
      SELECT new_id, ${CALLING}, of_nature, by_caller, of_context, of_input, of_key,
        CASE WHEN of_key IS NULL THEN 'waiting' ELSE 'receiving' END, CASE WHEN of_key IS NULL THEN NULL ELSE ${RECEIVING} END
      WHERE (SELECT count(*) FROM tasks WHERE caller_id = by_caller AND ended_at IS NULL) < most
      RETURNING true)
    SELECT EXISTS (SELECT FROM added)
  $$`,
  `FUNCTION add_task_part(of_task uuid, number integer, bytes bytea) RETURNS boolean ${PLPGSQL} AS $$ BEGIN
    UPDATE tasks SET lease_until = ${RECEIVING} WHERE id = of_task AND ${OWN_TASK} AND state = 'receiving';
    IF NOT FOUND THEN RETURN false; END IF;
    INSERT INTO task_parts (task_id, part, data) VALUES (of_task, number, bytes);
    RETURN true;
  END $$`,
  `FUNCTION accept_task(of_task uuid) RETURNS boolean ${SQL} AS $$
    WITH accepted AS (
      UPDATE tasks SET state = 'waiting', lease_until = NULL WHERE id = of_task AND ${OWN_TASK} AND state = 'receiving' RETURNING true)
    SELECT EXISTS (SELECT FROM accepted)
  $$`,
  `FUNCTION drop_task(of_task uuid) RETURNS void ${SQL} AS $$
    DELETE FROM tasks WHERE id = of_task AND ${OWN_TASK} AND state = 'receiving'
  $$`,
  // The row of a task whose chunk is being committed is locked, hence never claimed in between.
  `FUNCTION claim_task(natures text[], new_owner uuid) RETURNS SETOF tasks ${SQL} AS $$
    DELETE FROM tasks WHERE ${OWN_TASK} AND state = 'receiving' AND lease_until < clock_timestamp();
    UPDATE tasks SET state = 'running', owner = new_owner, lease_until = ${LEASE}, claims = claims + 1,
      started_at = coalesce(started_at, clock_timestamp()), claimed_at = clock_timestamp(), claimed_done = done
    WHERE id = (
      SELECT id FROM tasks
      WHERE ${OWN_TASK} AND ended_at IS NULL AND nature = ANY (natures)
        AND (state = 'waiting' OR state = 'running' AND lease_until < clock_timestamp())
      ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING *
  $$`,
  `FUNCTION renew_task(of_task uuid, by_owner uuid) RETURNS text ${SQL} AS $$
    UPDATE tasks SET lease_until = ${LEASE} WHERE ${HELD} RETURNING CASE WHEN cancel_asked THEN 'cancelled' ELSE 'held' END
  $$`,
  // The row's lock, held until the chunk is committed, makes the numbers of events the order in which they become visible.
  `FUNCTION checkpoint_task(of_task uuid, by_owner uuid, so_far bigint, of_total bigint, of_resume jsonb, rejected jsonb) RETURNS text ${PLPGSQL} AS $$
    DECLARE row tasks; more bigint := jsonb_array_length(rejected);
    BEGIN
      UPDATE tasks SET done = so_far, total = of_total, resume = of_resume, rejects = rejects + more, last_event = last_event + more + 1,
        claims = 0, lease_until = ${LEASE},
        rate = (so_far - claimed_done) / greatest(extract(epoch FROM clock_timestamp() - claimed_at), 0.001)
      WHERE ${HELD} RETURNING * INTO row;
      IF NOT FOUND THEN RETURN NULL; END IF;
      IF row.cancel_asked THEN RETURN 'cancelled'; END IF;
      INSERT INTO task_events (task_id, seq, kind, data)
      SELECT of_task, row.last_event - more - 1 + one.place, 'reject', one.value FROM jsonb_array_elements(rejected) WITH ORDINALITY AS one (value, place)
      UNION ALL SELECT of_task, row.last_event, 'progress', jsonb_build_object('done', row.done, 'total', row.total, 'rate', row.rate);
      RETURN 'held';
    END $$`,
  `FUNCTION end_task(of_task uuid, by_owner uuid, as_state text, of_result jsonb, of_error jsonb) RETURNS boolean ${SQL} AS $$
    WITH ended AS (
      UPDATE tasks SET state = as_state, result = of_result, error = of_error, ended_at = clock_timestamp(), last_event = last_event + 1,
        owner = NULL, lease_until = NULL, resume = NULL, sealed_key = NULL
      WHERE ${HELD} RETURNING id, last_event),
    told AS (INSERT INTO task_events (task_id, seq, kind, data) SELECT id, last_event, 'end', '{}' FROM ended),
    emptied AS (DELETE FROM task_parts WHERE task_id IN (SELECT id FROM ended))
    SELECT EXISTS (SELECT FROM ended)
  $$`,
  `FUNCTION release_task(of_task uuid, by_owner uuid) RETURNS void ${SQL} AS $$
    UPDATE tasks SET state = 'waiting', owner = NULL, lease_until = NULL, claims = 0 WHERE ${HELD}
  $$`,
  `FUNCTION task_part(of_task uuid, number integer) RETURNS bytea ${SQL} AS $$
    SELECT data FROM task_parts WHERE task_id = (SELECT id FROM tasks WHERE id = of_task AND ${OWN_TASK}) AND part = number
  $$`,
];

/** What a caller may be told; what a task was given stays with its service. */
const STATE =
  'id, service, nature, caller_id, state, done, total, rate, rejects, result, error, last_event, cancel_asked, created_at, started_at, ended_at';
const STATES = `TABLE (id uuid, service text, nature text, caller_id text, state text, done bigint, total bigint, rate double precision, rejects bigint,
    result jsonb, error jsonb, last_event bigint, cancel_asked boolean, created_at timestamptz, started_at timestamptz, ended_at timestamptz)`;

/** What every process may tell of the tasks of all services. */
const TELLING = [
  `FUNCTION find_task(of_task uuid) RETURNS ${STATES} ${SQL} AS $$
    SELECT ${STATE} FROM tasks WHERE id = of_task
  $$`,
  `FUNCTION tasks_of(by_caller text, before uuid, most integer) RETURNS ${STATES} ${SQL} AS $$
    SELECT ${STATE} FROM tasks WHERE caller_id = by_caller AND (before IS NULL OR id < before) ORDER BY id DESC LIMIT most
  $$`,
  `FUNCTION task_events_after(of_task uuid, of_kinds text[], after bigint, most integer) RETURNS SETOF task_events ${SQL} AS $$
    SELECT * FROM task_events WHERE task_id = of_task AND kind = ANY (of_kinds) AND seq > after ORDER BY seq LIMIT most
  $$`,
  `FUNCTION last_task_event(of_task uuid) RETURNS bigint ${SQL} AS $$ SELECT last_event FROM tasks WHERE id = of_task $$`,
  `FUNCTION count_tasks() RETURNS TABLE (service text, state text, number bigint) ${SQL} AS $$
    SELECT service, state, count(*) FROM tasks WHERE ended_at IS NULL GROUP BY service, state
  $$`,
  // What nobody works at ends at once; the worker of what is under way is told at its next step.
  `FUNCTION cancel_task(of_task uuid) RETURNS ${STATES} ${SQL} AS $$
    UPDATE tasks SET cancel_asked = true WHERE id = of_task AND state = 'running';
    WITH ended AS (
      UPDATE tasks SET state = 'cancelled', cancel_asked = true, ended_at = clock_timestamp(), last_event = last_event + 1, sealed_key = NULL
      WHERE id = of_task AND state IN ('waiting', 'receiving') RETURNING id, last_event),
    told AS (INSERT INTO task_events (task_id, seq, kind, data) SELECT id, last_event, 'end', '{}' FROM ended)
    DELETE FROM task_parts WHERE task_id IN (SELECT id FROM ended);
    SELECT ${STATE} FROM tasks WHERE id = of_task
  $$`,
];

/**
 * Long work of all services: what there is to do, how far it is, what it told, and the bytes that came with it. The access
 * service lists it; it stands here because every service works on its own tasks. Locks nothing: new tables.
 */
export class Tasks1800000000000 implements MigrationInterface {
  readonly name = 'Tasks1800000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE tasks (
        id uuid PRIMARY KEY,
        service text NOT NULL,
        nature text NOT NULL,
        caller_id text NOT NULL,
        context jsonb,
        input jsonb NOT NULL,
        sealed_key bytea,
        state text NOT NULL CHECK (state IN ('receiving', 'waiting', 'running', 'done', 'failed', 'cancelled')),
        done bigint NOT NULL DEFAULT 0,
        total bigint,
        rate double precision,
        rejects bigint NOT NULL DEFAULT 0,
        resume jsonb,
        result jsonb,
        error jsonb,
        last_event bigint NOT NULL DEFAULT 0,
        owner uuid,
        lease_until timestamptz,
        claims integer NOT NULL DEFAULT 0,
        claimed_at timestamptz,
        claimed_done bigint NOT NULL DEFAULT 0,
        cancel_asked boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL DEFAULT now(),
        started_at timestamptz,
        ended_at timestamptz
      )`);
    await runner.query('CREATE INDEX tasks_by_caller ON tasks (caller_id, id)');
    await runner.query('CREATE INDEX tasks_open ON tasks (service, id) WHERE ended_at IS NULL');
    await runner.query(`
      CREATE TABLE task_events (
        task_id uuid NOT NULL REFERENCES tasks ON DELETE CASCADE,
        seq bigint NOT NULL,
        kind text NOT NULL CHECK (kind IN ('progress', 'reject', 'end')),
        data jsonb NOT NULL,
        PRIMARY KEY (task_id, seq)
      )`);
    await runner.query(
      "CREATE INDEX task_rejects ON task_events (task_id, seq) WHERE kind = 'reject'",
    );
    await runner.query(`
      CREATE TABLE task_parts (
        task_id uuid NOT NULL REFERENCES tasks ON DELETE CASCADE,
        part integer NOT NULL,
        data bytea NOT NULL,
        PRIMARY KEY (task_id, part)
      )`);
    // Sealed bytes hardly compress, and trying costs more than the room it saves.
    await runner.query('ALTER TABLE task_parts ALTER COLUMN data SET STORAGE EXTERNAL');
    await runner.query(`GRANT USAGE ON SCHEMA access TO ${TASK_ROLE}`);
    for (const definition of [...WORK, ...TELLING]) {
      const name = /^FUNCTION (\w+)\(/.exec(definition)?.[1] ?? '';
      await runner.query(`CREATE ${definition}`);
      await runner.query(`REVOKE ALL ON FUNCTION ${name} FROM PUBLIC`);
      await runner.query(`GRANT EXECUTE ON FUNCTION ${name} TO ${TASK_ROLE}`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    const names = [...WORK, ...TELLING].map((one) => /^FUNCTION (\w+)\(/.exec(one)?.[1] ?? '');
    await runner.query(`DROP FUNCTION ${names.join(', ')}`);
    await runner.query('DROP TABLE task_parts, task_events, tasks');
  }
}
