import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The catalogue, and its words. Locks nothing: new tables. */
export class Courses1804000000000 implements MigrationInterface {
  readonly name = 'Courses1804000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE courses (
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
      'CREATE INDEX courses_description ON courses USING gin (description jsonb_path_ops)',
    );
    await runner.query(
      "CREATE INDEX courses_territory ON courses ((description ->> 'territoire'), id)",
    );
    // As those of places, structures and networks.
    await runner.query(
      'CREATE TABLE course_terms (id uuid, mix integer, terms integer[] NOT NULL, PRIMARY KEY (mix, id))',
    );
    await runner.query(
      'CREATE TABLE course_words (word text NOT NULL, stem text NOT NULL, near integer[] NOT NULL)',
    );
    await runner.query(
      'CREATE INDEX course_terms_terms ON course_terms USING gin (terms) WITH (gin_pending_list_limit = 256)',
    );
    await runner.query('CREATE INDEX course_words_word ON course_words (word text_pattern_ops)');
    await runner.query('CREATE INDEX course_words_stem ON course_words (stem)');
    await runner.query(
      'CREATE INDEX course_words_near ON course_words USING gin (near) WITH (gin_pending_list_limit = 64)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE courses, course_terms, course_words');
  }
}
