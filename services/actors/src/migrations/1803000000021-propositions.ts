import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What those concerned propose to correct in a structure or a place. Locks nothing: a new table. */
export class Propositions1803000000021 implements MigrationInterface {
  readonly name = 'Propositions1803000000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE propositions (
        id uuid PRIMARY KEY,
        structure_id uuid NOT NULL,
        subject text NOT NULL CHECK (subject IN ('structure', 'lieu')),
        subject_id uuid NOT NULL,
        link_id uuid NOT NULL,
        fields jsonb NOT NULL,
        is_open boolean NOT NULL DEFAULT true,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        modified_at timestamptz NOT NULL,
        decided_at timestamptz,
        written_in uuid
      )`);
    await runner.query('CREATE INDEX propositions_by_structure ON propositions (structure_id, id)');
    await runner.query('CREATE INDEX propositions_open ON propositions (subject_id) WHERE is_open');
    await runner.query('CREATE INDEX propositions_by_age ON propositions (decided_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE propositions');
  }
}
