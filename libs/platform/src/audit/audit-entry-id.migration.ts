import type { MigrationInterface, QueryRunner } from 'typeorm';
import { AUDIT_ROLE } from '../db/prepare.js';

/**
 * Returns to the caller of `append_audit` the number of its entry, to cite it. The access service lists it.
 * Replaces a function; calls meanwhile wait for the length of this migration.
 */
export class AuditEntryId1797000000001 implements MigrationInterface {
  readonly name = 'AuditEntryId1797000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION append_audit(json)');
    await runner.query(`
      CREATE FUNCTION append_audit(entry json) RETURNS bigint
      LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, access, pg_temp AS $$ DECLARE number bigint; BEGIN
        INSERT INTO audit_entries (system, transaction, at, service, actor_kind, actor_id, actor_name, key_id, ip, request_id, route,
          action, subject_type, subject_id, personal, details, patch)
        SELECT (SELECT system_identifier FROM pg_control_system()), pg_current_xact_id(), clock_timestamp(),
          regexp_replace(coalesce(nullif(current_setting('role'), 'none'), session_user), '^maillage_', ''),
          e.actor_kind, e.actor_id, e.actor_name, e.key_id, e.ip, e.request_id, e.route,
          e.action, e.subject_type, e.subject_id, e.personal, e.details, e.patch
        FROM json_populate_record(NULL::audit_entries, entry) AS e
        RETURNING id INTO number;
        RETURN number;
      END $$`);
    await runner.query('REVOKE ALL ON FUNCTION append_audit(json) FROM PUBLIC');
    await runner.query(`GRANT EXECUTE ON FUNCTION append_audit(json) TO ${AUDIT_ROLE}`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('the audit journal is append-only: it has no way back'));
  }
}
