import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables by which a service publishes and consumes events. Every service lists it first. Locks nothing: new tables. */
export class EventTables1795000000000 implements MigrationInterface {
  readonly name = 'Journal1795000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE journal (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        event_id uuid NOT NULL,
        subject text NOT NULL,
        aggregate_id text NOT NULL,
        aggregate_version bigint NOT NULL,
        recorded_at timestamptz NOT NULL,
        data bytea NOT NULL,
        stream_seq bigint,
        UNIQUE (aggregate_id, aggregate_version)
      )`);
    // Protobuf hardly compresses, and trying costs more than the room it saves.
    await runner.query('ALTER TABLE journal ALTER COLUMN data SET STORAGE EXTERNAL');
    await runner.query('CREATE INDEX journal_unpublished ON journal (id) WHERE stream_seq IS NULL');
    await runner.query(
      'CREATE INDEX journal_stream_seq ON journal (stream_seq) WHERE stream_seq IS NOT NULL',
    );
    await runner.query(`
      CREATE TABLE relay_state (
        stream text PRIMARY KEY,
        stream_created text NOT NULL,
        last_seq bigint NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE inbox (
        durable text NOT NULL,
        event_id uuid NOT NULL,
        PRIMARY KEY (durable, event_id)
      )`);
    await runner.query(`
      CREATE TABLE inbox_positions (
        durable text NOT NULL,
        aggregate_id text NOT NULL,
        version bigint NOT NULL,
        PRIMARY KEY (durable, aggregate_id)
      )`);
    await runner.query(`
      CREATE TABLE dead_letters (
        id uuid PRIMARY KEY,
        durable text NOT NULL,
        event_id uuid NOT NULL,
        subject text NOT NULL,
        aggregate_id text NOT NULL,
        aggregate_version bigint NOT NULL,
        recorded_at timestamptz NOT NULL,
        data bytea NOT NULL,
        reason text NOT NULL,
        received_at timestamptz NOT NULL,
        replayed_at timestamptz
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE dead_letters, inbox_positions, inbox, relay_state, journal');
  }
}
