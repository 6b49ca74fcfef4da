import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Finds the activities of a structure, the fence of a caller that manages one. Pages go by id. Holds up writes while it
 * is made: about a second a million rows.
 */
export class Structures1797000000001 implements MigrationInterface {
  readonly name = 'Structures1797000000001';

  async up(runner: QueryRunner): Promise<void> {
    // That the expression is not null follows from any comparison with it: no query has to say so.
    await runner.query(
      "CREATE INDEX activities_of_structure ON activities ((body ->> 'structure_siret'), id) WHERE (body ->> 'structure_siret') IS NOT NULL",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX activities_of_structure');
  }
}
