import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The directory of networks, and its words. Locks nothing: new tables. */
export class Networks1803000000043 implements MigrationInterface {
  readonly name = 'Networks1803000000043';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE networks (
        id uuid PRIMARY KEY,
        source text NOT NULL,
        source_id text NOT NULL,
        description jsonb NOT NULL,
        withdrawn_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        modified_at timestamptz NOT NULL,
        changed_in xid8 NOT NULL DEFAULT pg_current_xact_id(),
        written_in uuid,
        UNIQUE (source, source_id)
      )`);
    await runner.query('CREATE INDEX networks_changed ON networks (changed_in, id)');
    await runner.query(
      'CREATE INDEX networks_description ON networks USING gin (description jsonb_path_ops)',
    );
    await runner.query(
      "CREATE INDEX networks_territory ON networks ((description ->> 'territoire'), id)",
    );
    // As those of places and structures.
    await runner.query(
      'CREATE TABLE network_terms (id uuid, mix integer, terms integer[] NOT NULL, PRIMARY KEY (mix, id))',
    );
    await runner.query(
      'CREATE TABLE network_words (word text NOT NULL, stem text NOT NULL, near integer[] NOT NULL)',
    );
    await runner.query(
      'CREATE INDEX network_terms_terms ON network_terms USING gin (terms) WITH (gin_pending_list_limit = 256)',
    );
    await runner.query('CREATE INDEX network_words_word ON network_words (word text_pattern_ops)');
    await runner.query('CREATE INDEX network_words_stem ON network_words (stem)');
    await runner.query(
      'CREATE INDEX network_words_near ON network_words USING gin (near) WITH (gin_pending_list_limit = 64)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE networks, network_terms, network_words');
  }
}
