import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Structures and posts of the directory, as its events tell of them. Locks nothing: new tables. */
export class KnownDirectory1805000000000 implements MigrationInterface {
  readonly name = 'KnownDirectory1805000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['known_structures', 'known_posts'])
      await runner.query(
        `CREATE TABLE ${table} (id uuid PRIMARY KEY, ended_on text, version bigint NOT NULL)`,
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE known_structures, known_posts');
  }
}
