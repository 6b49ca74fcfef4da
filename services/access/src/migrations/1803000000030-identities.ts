import { PEOPLE_ROLE } from '@maillage/platform/access';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const FUNCTIONS = [
  `FUNCTION identities_of(ids uuid[]) RETURNS TABLE (person_id uuid, field text, sealed bytea) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = access, pg_temp AS $$
    BEGIN
      PERFORM require_replayed_erasures();
      RETURN QUERY SELECT f.person_id, f.field, f.sealed FROM person_fields f WHERE f.person_id = ANY(ids) AND f.field <> 'reference';
    END
  $$`,
  `FUNCTION drop_fields(ids uuid[], fields text[]) RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = access, pg_temp AS $$
    DELETE FROM person_fields f USING unnest(ids, fields) AS n (id, field)
    WHERE f.person_id = n.id AND f.field = n.field AND n.field <> 'reference'
  $$`,
  `FUNCTION use_people(ids uuid[]) RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = access, pg_temp AS $$
    UPDATE people SET last_used_on = current_date WHERE people.id IN (
      SELECT p.id FROM people p WHERE p.id = ANY(ids) AND p.last_used_on < current_date FOR UPDATE SKIP LOCKED)
  $$`,
];

/**
 * What a service that knows people by their ids asks of them: what is sealed of who they are, to let go of some of it, and
 * to say that they are still there, so that they are not erased as forgotten. Locks nothing: new functions.
 */
export class Identities1803000000030 implements MigrationInterface {
  readonly name = 'Identities1803000000030';

  async up(runner: QueryRunner): Promise<void> {
    for (const definition of FUNCTIONS) {
      const signature = nameOf(definition);
      await runner.query(`CREATE ${definition}`);
      await runner.query(`REVOKE ALL ON FUNCTION ${signature} FROM PUBLIC`);
      await runner.query(`GRANT EXECUTE ON FUNCTION ${signature} TO ${PEOPLE_ROLE}`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const definition of FUNCTIONS) await runner.query(`DROP FUNCTION ${nameOf(definition)}`);
  }
}

const nameOf = (definition: string): string => /^FUNCTION (\w+)\(/.exec(definition)?.[1] ?? '';
