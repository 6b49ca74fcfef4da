import type { MigrationInterface, QueryRunner } from 'typeorm';
import { AUDIT_ROLE, GATE_ROLE, roleOf } from '../db/prepare.js';

const KEEPER = roleOf('access');

/**
 * The audit journal and the journal of calls. The access service lists it; it stands here because every service appends
 * to them. Locks nothing: new tables.
 */
export class AuditJournal1795000000100 implements MigrationInterface {
  readonly name = 'AuditJournal1795000000100';

  async up(runner: QueryRunner): Promise<void> {
    // `system` is the server's own number: a dump restored into another server meets a transaction counter that begins anew.
    await runner.query(`
      CREATE TABLE audit_entries (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        system bigint NOT NULL,
        transaction xid8 NOT NULL,
        at timestamptz NOT NULL,
        service text NOT NULL,
        actor_kind text NOT NULL,
        actor_id text,
        actor_name text,
        key_id text,
        ip text,
        request_id text,
        route text,
        action text NOT NULL,
        subject_type text NOT NULL,
        subject_id text NOT NULL,
        personal boolean NOT NULL,
        details json,
        patch json
      )`);
    // What is long here are ids and digests, which hardly compress.
    await runner.query('ALTER TABLE audit_entries ALTER COLUMN patch SET STORAGE EXTERNAL');
    await runner.query(
      'CREATE UNIQUE INDEX audit_entries_order ON audit_entries (system, transaction, id)',
    );
    await runner.query('CREATE INDEX audit_entries_by_actor ON audit_entries (actor_id, id)');
    await runner.query('CREATE INDEX audit_entries_by_subject ON audit_entries (subject_id, id)');
    await runner.query('CREATE INDEX audit_entries_by_action ON audit_entries (action, id)');
    await runner.query('CREATE INDEX audit_entries_by_time ON audit_entries (at)');
    await runner.query(`
      CREATE TABLE audit_seals (
        seq bigint PRIMARY KEY,
        system bigint NOT NULL,
        last_transaction xid8 NOT NULL,
        last_id bigint NOT NULL,
        entries bigint NOT NULL,
        digests bytea NOT NULL,
        previous bytea NOT NULL,
        at timestamptz NOT NULL,
        public_key bytea NOT NULL,
        hash bytea NOT NULL,
        signature bytea NOT NULL
      )`);
    await runner.query('ALTER TABLE audit_seals ALTER COLUMN digests SET STORAGE EXTERNAL');
    await runner.query('CREATE INDEX audit_seals_by_time ON audit_seals (at)');
    await runner.query(`REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON audit_entries FROM ${KEEPER}`);
    await runner.query(`REVOKE UPDATE, DELETE, TRUNCATE ON audit_seals FROM ${KEEPER}`);
    // Transaction, time and service are the database's word, not the writer's. PL/pgSQL plans it once a session; as an SQL
    // function it is planned at each call, which takes three times as long as all else.
    await runner.query(`
      CREATE FUNCTION append_audit(entry json) RETURNS void
      LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, access, pg_temp AS $$ BEGIN
        INSERT INTO audit_entries (system, transaction, at, service, actor_kind, actor_id, actor_name, key_id, ip, request_id, route,
          action, subject_type, subject_id, personal, details, patch)
        SELECT (SELECT system_identifier FROM pg_control_system()), pg_current_xact_id(), clock_timestamp(),
          regexp_replace(coalesce(nullif(current_setting('role'), 'none'), session_user), '^maillage_', ''),
          e.actor_kind, e.actor_id, e.actor_name, e.key_id, e.ip, e.request_id, e.route,
          e.action, e.subject_type, e.subject_id, e.personal, e.details, e.patch
        FROM json_populate_record(NULL::audit_entries, entry) AS e;
      END $$`);
    await runner.query('REVOKE ALL ON FUNCTION append_audit(json) FROM PUBLIC');
    await runner.query(`GRANT USAGE ON SCHEMA access TO ${AUDIT_ROLE}`);
    await runner.query(`GRANT EXECUTE ON FUNCTION append_audit(json) TO ${AUDIT_ROLE}`);
    await this.calls(runner);
  }

  /** Calls of one caller to one route with one answer in one second are one row with their number. */
  private async calls(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE calls (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL,
        caller_id text NOT NULL,
        key_id text,
        ip text NOT NULL,
        route text NOT NULL,
        status smallint NOT NULL,
        number integer NOT NULL
      )`);
    await runner.query('CREATE INDEX calls_by_caller ON calls (caller_id, id)');
    await runner.query('CREATE INDEX calls_by_time ON calls (at)');
    await runner.query(`
      CREATE FUNCTION add_calls(made json) RETURNS void
      LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, access, pg_temp AS $$
        INSERT INTO calls (at, caller_id, key_id, ip, route, status, number)
        SELECT c.at, c.caller_id, c.key_id, c.ip, c.route, c.status, c.number FROM json_populate_recordset(NULL::calls, made) AS c
      $$`);
    await runner.query('REVOKE ALL ON FUNCTION add_calls(json) FROM PUBLIC');
    await runner.query(`GRANT USAGE ON SCHEMA access TO ${GATE_ROLE}`);
    await runner.query(`GRANT EXECUTE ON FUNCTION add_calls(json) TO ${GATE_ROLE}`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('the audit journal is append-only: it has no way back'));
  }
}
