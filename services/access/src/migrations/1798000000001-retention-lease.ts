import { PEOPLE_ROLE } from '@maillage/platform/access';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A day's retention counts as done when it is done, no longer when it was begun: a pass that was cut is taken up again.
 * Locks a table of one row a service for an instant.
 */
export class RetentionLease1798000000001 implements MigrationInterface {
  readonly name = 'RetentionLease1798000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE data_holders ADD COLUMN retaining_until timestamptz');
    // One process at a time gets a yes; two at the same work do no harm, should one take longer than the lease.
    await runner.query(`
      CREATE OR REPLACE FUNCTION claim_retention(of_service text, of_day date) RETURNS boolean LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = access, pg_temp AS $$
        WITH claimed AS (
          UPDATE data_holders SET retaining_until = now() + interval '1 hour'
          WHERE service = of_service AND (retained_on IS NULL OR retained_on < of_day) AND (retaining_until IS NULL OR retaining_until < now())
          RETURNING true)
        SELECT EXISTS (SELECT FROM claimed)
      $$`);
    await runner.query(`
      CREATE FUNCTION finish_retention(of_service text, of_day date) RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = access, pg_temp AS $$
        UPDATE data_holders SET retained_on = of_day, retaining_until = NULL WHERE service = of_service
      $$`);
    await runner.query('REVOKE ALL ON FUNCTION finish_retention FROM PUBLIC');
    await runner.query(`GRANT EXECUTE ON FUNCTION finish_retention TO ${PEOPLE_ROLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION finish_retention');
    await runner.query(`
      CREATE OR REPLACE FUNCTION claim_retention(of_service text, of_day date) RETURNS boolean LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = access, pg_temp AS $$
        WITH claimed AS (
          UPDATE data_holders SET retained_on = of_day WHERE service = of_service AND (retained_on IS NULL OR retained_on < of_day) RETURNING true)
        SELECT EXISTS (SELECT FROM claimed)
      $$`);
    await runner.query('ALTER TABLE data_holders DROP COLUMN retaining_until');
  }
}
