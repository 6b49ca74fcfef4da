import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Posts of professionals in structures. Locks nothing: a new table. */
export class Posts1803000000001 implements MigrationInterface {
  readonly name = 'Posts1803000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE posts (
        id uuid PRIMARY KEY,
        source text NOT NULL,
        source_id text NOT NULL,
        description jsonb NOT NULL,
        professional_id uuid GENERATED ALWAYS AS ((description ->> 'professionnel_id')::uuid) STORED,
        structure_id uuid NOT NULL GENERATED ALWAYS AS ((description ->> 'structure_id')::uuid) STORED,
        replacement_id uuid GENERATED ALWAYS AS ((description ->> 'remplace_par')::uuid) STORED,
        starts_on text NOT NULL GENERATED ALWAYS AS (description ->> 'du') STORED,
        ends_on text GENERATED ALWAYS AS (description ->> 'au') STORED,
        withdrawn_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        modified_at timestamptz NOT NULL,
        changed_in xid8 NOT NULL DEFAULT pg_current_xact_id(),
        written_in uuid,
        UNIQUE (source, source_id)
      )`);
    await runner.query('CREATE INDEX posts_changed ON posts (changed_in, id)');
    await runner.query('CREATE INDEX posts_professional ON posts (professional_id)');
    await runner.query('CREATE INDEX posts_replacement ON posts (replacement_id)');
    await runner.query('CREATE INDEX posts_structure ON posts (structure_id, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE posts');
  }
}
