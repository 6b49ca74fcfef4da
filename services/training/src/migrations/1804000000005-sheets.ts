import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Practice sheets, their words, and who thanked for them. Locks nothing: new tables. */
export class Sheets1804000000005 implements MigrationInterface {
  readonly name = 'Sheets1804000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE sheets (
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
    await runner.query(
      'CREATE INDEX sheets_description ON sheets USING gin (description jsonb_path_ops)',
    );
    await runner.query(
      "CREATE INDEX sheets_territory ON sheets ((description ->> 'territoire'), id)",
    );
    await runner.query(
      "CREATE INDEX sheets_origin ON sheets ((description -> 'origine' ->> 'id'))",
    );
    await runner.query(
      'CREATE TABLE sheet_thanks (sheet_id uuid REFERENCES sheets, thanked_by text, thanked_at timestamptz NOT NULL, PRIMARY KEY (sheet_id, thanked_by))',
    );
    await runner.query('CREATE INDEX sheet_thanks_by ON sheet_thanks (thanked_by)');
    // As those of the catalogue.
    await runner.query(
      'CREATE TABLE sheet_terms (id uuid, mix integer, terms integer[] NOT NULL, PRIMARY KEY (mix, id))',
    );
    await runner.query(
      'CREATE TABLE sheet_words (word text NOT NULL, stem text NOT NULL, near integer[] NOT NULL)',
    );
    await runner.query(
      'CREATE INDEX sheet_terms_terms ON sheet_terms USING gin (terms) WITH (gin_pending_list_limit = 256)',
    );
    await runner.query('CREATE INDEX sheet_words_word ON sheet_words (word text_pattern_ops)');
    await runner.query('CREATE INDEX sheet_words_stem ON sheet_words (stem)');
    await runner.query(
      'CREATE INDEX sheet_words_near ON sheet_words USING gin (near) WITH (gin_pending_list_limit = 64)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sheet_thanks, sheets, sheet_terms, sheet_words');
  }
}
