import { PEOPLE_ROLE } from '@maillage/platform/access';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lets another master key take the place of the first: the key of references, which derived from that one, is then kept
 * wrapped. Locks one row's table for an instant.
 */
export class MasterState1797000000002 implements MigrationInterface {
  readonly name = 'MasterState1797000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE people_state ADD COLUMN reference_key bytea');
    // The first process to come says which master key is this database's, as with `is_master_key`.
    await runner.query(`
      CREATE FUNCTION master_state(candidate text) RETURNS TABLE (master_check text, reference_key bytea) LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = access, pg_temp AS $$
        INSERT INTO people_state (master_check) VALUES (candidate) ON CONFLICT DO NOTHING;
        SELECT s.master_check, s.reference_key FROM people_state s;
      $$`);
    await runner.query('REVOKE ALL ON FUNCTION master_state FROM PUBLIC');
    await runner.query(`GRANT EXECUTE ON FUNCTION master_state TO ${PEOPLE_ROLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION master_state');
    await runner.query('ALTER TABLE people_state DROP COLUMN reference_key');
  }
}
