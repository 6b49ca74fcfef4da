import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Addresses of their own of a service, and the forms that were sent by them. Locks nothing: new tables. */
export class Links1803000000000 implements MigrationInterface {
  readonly name = 'Links1803000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE links (
        id uuid PRIMARY KEY,
        secret_hash bytea NOT NULL UNIQUE,
        purpose text NOT NULL,
        object_id uuid NOT NULL,
        maker jsonb NOT NULL,
        made_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        revoked_at timestamptz,
        spent_at timestamptz
      )`);
    await runner.query('CREATE INDEX links_by_object ON links (object_id, purpose, id)');
    await runner.query('CREATE INDEX links_by_end ON links (ends_at)');
    // A form that comes twice is answered as it was the first time.
    await runner.query(`
      CREATE TABLE link_forms (
        link_id uuid NOT NULL REFERENCES links ON DELETE CASCADE,
        nonce text NOT NULL,
        answer text,
        sent_at timestamptz NOT NULL,
        PRIMARY KEY (link_id, nonce)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE link_forms, links');
  }
}
