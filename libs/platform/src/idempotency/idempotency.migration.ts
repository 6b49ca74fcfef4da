import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Answers kept under their Idempotency-Key, so that a repeated request has one effect. Every service lists it. Locks nothing: new tables. */
export class Idempotency1796000000000 implements MigrationInterface {
  readonly name = 'Idempotency1796000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE idempotency_keys (
        key_hash bytea PRIMARY KEY,
        kept_at timestamptz NOT NULL DEFAULT now(),
        owner uuid,
        lease_until timestamptz,
        request_hash bytea,
        answer bytea
      )`);
    await runner.query('CREATE INDEX idempotency_keys_by_age ON idempotency_keys (kept_at)');
    await runner.query(`
      CREATE TABLE idempotency_parts (
        key_hash bytea NOT NULL REFERENCES idempotency_keys (key_hash) ON DELETE CASCADE,
        part integer NOT NULL,
        data bytea NOT NULL,
        PRIMARY KEY (key_hash, part)
      )`);
    // Sealed bytes hardly compress, and trying costs more than the room it saves.
    await runner.query('ALTER TABLE idempotency_parts ALTER COLUMN data SET STORAGE EXTERNAL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE idempotency_parts, idempotency_keys');
  }
}
