import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Pseudonyms that are random, in place of those made with a key that stood in the database. Each old one gets a new
 * one, the same wherever it stands; history loses its people. Rewrites the rows that name somebody and locks them
 * while it does: about a minute a million. The indexes find a person's activities for a file of their data, and rows
 * that still hold a worker's reference (see `conceal-workers.handler.ts`).
 */
export class Pseudonyms1795000000010 implements MigrationInterface {
  readonly name = 'Pseudonyms1795000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE pseudonym_keys');
    await runner.query(`
      CREATE TEMPORARY TABLE renamed ON COMMIT DROP AS
      SELECT old, translate(rtrim(encode(uuid_send(gen_random_uuid()), 'base64'), '='), '+/', '-_') AS new
      FROM (SELECT DISTINCT jsonb_array_elements_text(body #> '{beneficiaires,refs}') AS old FROM activities) AS people`);
    await runner.query(`
      UPDATE activities SET digest = uuid_send(gen_random_uuid()), body = jsonb_set(body, '{beneficiaires,refs}',
        (SELECT jsonb_agg(r.new ORDER BY o.place) FROM jsonb_array_elements_text(body #> '{beneficiaires,refs}') WITH ORDINALITY AS o (old, place) JOIN renamed r USING (old)))
      WHERE jsonb_array_length(body #> '{beneficiaires,refs}') > 0`);
    await runner.query(
      `UPDATE activity_versions SET body = (body #- '{beneficiaires,refs}') - 'mediateur_ref' WHERE body ? 'mediateur_ref' OR body #> '{beneficiaires,refs}' IS NOT NULL`,
    );
    await runner.query(
      "CREATE INDEX activities_of_beneficiary ON activities USING gin ((body #> '{beneficiaires,refs}')) WHERE body #> '{beneficiaires,refs}' IS NOT NULL",
    );
    await runner.query(
      "CREATE INDEX activities_of_worker ON activities ((body ->> 'mediateur')) WHERE body ? 'mediateur'",
    );
    await runner.query(
      "CREATE INDEX activities_to_conceal ON activities (id) WHERE body ? 'mediateur_ref'",
    );
  }

  down(): Promise<void> {
    return Promise.reject(
      new Error('1795000000010-pseudonyms has no way back: that is its purpose'),
    );
  }
}
