import { PEOPLE_ROLE } from '@maillage/platform/access';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Functions that every service may call; each is one sentence of what `People` of the platform asks. */
const FUNCTIONS = [
  // A restored copy of the data brings back people who were erased since: this names the copy that is being used.
  `FUNCTION incarnation() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = access, pg_temp AS $$
    SELECT format('%s/%s/%s', extract(epoch FROM pg_postmaster_start_time()), (SELECT oid FROM pg_database WHERE datname = current_database()), pg_relation_filenode('people'))
  $$`,
  `FUNCTION require_replayed_erasures() RETURNS void LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = access, pg_temp AS $$
    BEGIN
      IF NOT EXISTS (SELECT FROM people_state WHERE replayed_for = incarnation()) THEN
        RAISE EXCEPTION 'erasures are not replayed yet' USING ERRCODE = '57P03';
      END IF;
    END
  $$`,
  // The first process to come says which master key is this database's.
  `FUNCTION is_master_key(candidate text) RETURNS boolean LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = access, pg_temp AS $$
    INSERT INTO people_state (master_check) VALUES (candidate) ON CONFLICT DO NOTHING;
    SELECT master_check = candidate FROM people_state;
  $$`,
  `FUNCTION find_people(asked uuid[]) RETURNS TABLE (reference uuid, id uuid, pseudonym text) LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = access, pg_temp AS $$
    UPDATE people SET last_used_on = current_date WHERE people.id IN (
      SELECT p.id FROM people p WHERE p.reference = ANY(asked) AND p.last_used_on < current_date FOR UPDATE SKIP LOCKED);
    SELECT p.reference, p.id, p.pseudonym FROM people p WHERE p.reference = ANY(asked);
  $$`,
  // Sorted, so that two callers that enter the same people wait for each other and never for ever.
  `FUNCTION enter_people(of_source text, of_category text, refs uuid[], ids uuid[], pseudonyms text[]) RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = access, pg_temp AS $$
    INSERT INTO people (id, source, category, reference, pseudonym)
    SELECT n.id, of_source, of_category, n.ref, n.pseudonym FROM unnest(refs, ids, pseudonyms) AS n (ref, id, pseudonym) ORDER BY n.ref
    ON CONFLICT (reference) DO NOTHING
  $$`,
  `FUNCTION keys_of(asked uuid[]) RETURNS TABLE (id uuid, wrapped bytea) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = access, pg_temp AS $$
    BEGIN
      PERFORM require_replayed_erasures();
      RETURN QUERY SELECT k.person_id, k.wrapped FROM person_keys k WHERE k.person_id = ANY(asked);
    END
  $$`,
  // The lock makes an erasure that is under way come first: then there is no person any more to make a key for.
  `FUNCTION make_keys(asked uuid[], candidates bytea[]) RETURNS TABLE (id uuid, wrapped bytea) LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = access, pg_temp AS $$
    BEGIN
      PERFORM require_replayed_erasures();
      INSERT INTO person_keys (person_id, wrapped)
      SELECT p.id, n.wrapped FROM unnest(asked, candidates) AS n (id, wrapped) JOIN people p ON p.id = n.id ORDER BY p.id FOR KEY SHARE OF p
      ON CONFLICT (person_id) DO NOTHING;
      RETURN QUERY SELECT k.person_id, k.wrapped FROM person_keys k WHERE k.person_id = ANY(asked);
    END
  $$`,
  `FUNCTION keep_fields(ids uuid[], fields text[], texts bytea[]) RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = access, pg_temp AS $$
    INSERT INTO person_fields (person_id, field, sealed)
    SELECT p.id, n.field, n.sealed FROM unnest(ids, fields, texts) AS n (id, field, sealed) JOIN people p ON p.id = n.id ORDER BY p.id, n.field FOR KEY SHARE OF p
    ON CONFLICT (person_id, field) DO UPDATE SET sealed = excluded.sealed
  $$`,
  `FUNCTION people_without_field(ids uuid[], wanted text) RETURNS TABLE (id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = access, pg_temp AS $$
    SELECT p.id FROM people p WHERE p.id = ANY(ids) AND NOT EXISTS (SELECT FROM person_fields f WHERE f.person_id = p.id AND f.field = wanted)
  $$`,
  `FUNCTION references_of(pseudonyms text[]) RETURNS TABLE (pseudonym text, person_id uuid, sealed bytea) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = access, pg_temp AS $$
    BEGIN
      PERFORM require_replayed_erasures();
      RETURN QUERY SELECT p.pseudonym, p.id, f.sealed FROM people p JOIN person_fields f ON f.person_id = p.id AND f.field = 'reference' WHERE p.pseudonym = ANY(pseudonyms);
    END
  $$`,
];

/**
 * People, what is sealed about them, their keys and their erasures, apart from every fact. Locks nothing: new tables. Administrators get
 * the purpose `personnes`. No column holds a reference or a name in clear: `reference` is a keyed hash, `sealed` is encrypted under the
 * person's key, `wrapped` is that key, encrypted under a key that is not in the database.
 */
export class People1795000000010 implements MigrationInterface {
  readonly name = 'People1795000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE people (
        id uuid PRIMARY KEY,
        source text NOT NULL,
        category text NOT NULL,
        reference uuid NOT NULL UNIQUE,
        pseudonym text NOT NULL UNIQUE,
        created_at timestamptz NOT NULL DEFAULT now(),
        last_used_on date NOT NULL DEFAULT current_date
      )`);
    await runner.query('CREATE INDEX people_by_use ON people (category, last_used_on)');
    await runner.query(
      'CREATE TABLE person_keys (person_id uuid PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE, wrapped bytea NOT NULL)',
    );
    await runner.query(`
      CREATE TABLE person_fields (
        person_id uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE,
        field text NOT NULL,
        sealed bytea NOT NULL,
        PRIMARY KEY (person_id, field)
      )`);
    await runner.query(
      'CREATE TABLE erasures (person_id uuid PRIMARY KEY, source text NOT NULL, erased_at timestamptz NOT NULL, receipt json NOT NULL)',
    );
    await runner.query('CREATE INDEX erasures_in_order ON erasures (erased_at, person_id)');
    await runner.query(
      'CREATE TABLE people_state (only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one), master_check text NOT NULL, replayed_for text)',
    );
    // A purpose that did not exist is given to administrators; others get it from them.
    await runner.query(
      "UPDATE clients SET purposes = purposes || '{personnes}' WHERE 'administrateur' = ANY(roles) AND NOT 'personnes' = ANY(purposes)",
    );
    await runner.query(`GRANT USAGE ON SCHEMA access TO ${PEOPLE_ROLE}`);
    for (const definition of FUNCTIONS) {
      const signature = /^FUNCTION (\w+)\(/.exec(definition)?.[1] ?? '';
      await runner.query(`CREATE ${definition}`);
      await runner.query(`REVOKE ALL ON FUNCTION ${signature} FROM PUBLIC`);
      await runner.query(`GRANT EXECUTE ON FUNCTION ${signature} TO ${PEOPLE_ROLE}`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const definition of FUNCTIONS)
      await runner.query(`DROP FUNCTION ${/^FUNCTION (\w+)\(/.exec(definition)?.[1] ?? ''}`);
    await runner.query('DROP TABLE people_state, erasures, person_fields, person_keys, people');
  }
}
