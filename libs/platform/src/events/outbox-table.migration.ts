import type { MigrationInterface, QueryRunner } from 'typeorm';

const RENAMED = [
  'ALTER TABLE {} RENAME TO [];',
  'ALTER TABLE [] RENAME CONSTRAINT {}_pkey TO []_pkey;',
  'ALTER TABLE [] RENAME CONSTRAINT {}_aggregate_id_aggregate_version_key TO []_aggregate_id_aggregate_version_key;',
  'ALTER INDEX {}_unpublished RENAME TO []_unpublished;',
  'ALTER INDEX {}_stream_seq RENAME TO []_stream_seq;',
  'ALTER SEQUENCE {}_id_seq RENAME TO []_id_seq;',
].join('\n');
const renamed = (from: string, to: string): string =>
  RENAMED.replaceAll('{}', from).replaceAll('[]', to);

/**
 * Calls the table of events to publish `outbox`: "journal" is the audit journal alone. Every service lists it. Holds the
 * table for an instant and rewrites nothing.
 */
export class OutboxTable1801000000000 implements MigrationInterface {
  readonly name = 'OutboxTable1801000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(renamed('journal', 'outbox'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(renamed('outbox', 'journal'));
  }
}
