import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Keeps, with an event and with a dead letter, the trace of the request it came of; null where there was none. Every
 * service lists it. Adds columns without a value: holds each of two tables for an instant and rewrites neither.
 */
export class Traceparent1799000000001 implements MigrationInterface {
  readonly name = 'Traceparent1799000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE journal ADD COLUMN traceparent text');
    await runner.query('ALTER TABLE dead_letters ADD COLUMN traceparent text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE dead_letters DROP COLUMN traceparent');
    await runner.query('ALTER TABLE journal DROP COLUMN traceparent');
  }
}
