import { PEOPLE_ROLE } from '@maillage/platform/access';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const FUNCTIONS = [
  `FUNCTION declare_holder(of_service text, holds boolean) RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = access, pg_temp AS $$
    INSERT INTO data_holders (service, holds_people) VALUES (of_service, holds)
    ON CONFLICT (service) DO UPDATE SET holds_people = excluded.holds_people, declared_at = now()
  $$`,
  // One process a day gets a yes; the others need not do the same work.
  `FUNCTION claim_retention(of_service text, of_day date) RETURNS boolean LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = access, pg_temp AS $$
    WITH claimed AS (
      UPDATE data_holders SET retained_on = of_day WHERE service = of_service AND (retained_on IS NULL OR retained_on < of_day) RETURNING true)
    SELECT EXISTS (SELECT FROM claimed)
  $$`,
  `FUNCTION file_retention(of_run uuid, of_service text, of_category text, up_to timestamptz, gone integer, is_automatic boolean) RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = access, pg_temp AS $$
    INSERT INTO retention_receipts AS r (run_id, service, category, before, removed, automatic) VALUES (of_run, of_service, of_category, up_to, gone, is_automatic)
    ON CONFLICT (run_id, service, category) DO UPDATE SET removed = r.removed + excluded.removed, at = now()
  $$`,
];

/** Which services keep what about people, and receipts of what was let go. Locks nothing: new tables. */
export class Retention1795000000012 implements MigrationInterface {
  readonly name = 'Retention1795000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE data_holders (service text PRIMARY KEY, holds_people boolean NOT NULL, declared_at timestamptz NOT NULL DEFAULT now(), retained_on date)',
    );
    await runner.query(`
      CREATE TABLE retention_receipts (
        run_id uuid NOT NULL,
        service text NOT NULL,
        category text NOT NULL,
        before timestamptz NOT NULL,
        removed integer NOT NULL,
        automatic boolean NOT NULL,
        at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (run_id, service, category)
      )`);
    for (const definition of FUNCTIONS) {
      const name = /^FUNCTION (\w+)\(/.exec(definition)?.[1] ?? '';
      await runner.query(`CREATE ${definition}`);
      await runner.query(`REVOKE ALL ON FUNCTION ${name} FROM PUBLIC`);
      await runner.query(`GRANT EXECUTE ON FUNCTION ${name} TO ${PEOPLE_ROLE}`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION declare_holder, claim_retention, file_retention');
    await runner.query('DROP TABLE retention_receipts, data_holders');
  }
}
