import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Files of people that a task has gathered, page by page, each sealed under the person's own key. They go with the person,
 * with the task, and by retention. Locks nothing: a new table.
 */
export class Dossiers1800000000002 implements MigrationInterface {
  readonly name = 'Dossiers1800000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE person_dossiers (
        task_id uuid NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
        part integer NOT NULL,
        person_id uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE,
        service text NOT NULL,
        sealed bytea NOT NULL,
        made_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (task_id, part)
      )`);
    await runner.query('CREATE INDEX person_dossiers_by_person ON person_dossiers (person_id)');
    await runner.query('CREATE INDEX person_dossiers_by_age ON person_dossiers (made_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE person_dossiers');
  }
}
