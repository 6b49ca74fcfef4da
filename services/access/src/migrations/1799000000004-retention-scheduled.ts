import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Retention's own lease goes: its daily pass is recurring work like any other. The first pass after this is due at once,
 * and finds little to do where the day's is done. Locks a table of one row a service for an instant.
 */
export class RetentionScheduled1799000000004 implements MigrationInterface {
  readonly name = 'RetentionScheduled1799000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION claim_retention, finish_retention');
    await runner.query(
      'ALTER TABLE data_holders DROP COLUMN retained_on, DROP COLUMN retaining_until',
    );
  }

  down(): Promise<void> {
    return Promise.reject(
      new Error(
        '1799000000004-retention-scheduled has no way back: when passes ran stands elsewhere',
      ),
    );
  }
}
