import { Client } from 'pg';

/**
 * The tables, indexes, functions, triggers and rights of one schema as SQL that makes them again, in a fixed order. What
 * PostgreSQL says of itself is used for every definition, so that two schemas are equal when their texts are. The
 * list of migrations that were run is left out.
 */
export async function describeSchema(url: string, schema: string): Promise<string> {
  const client = new Client({ connectionString: url, options: `-c search_path=${schema},public` });
  await client.connect();
  try {
    const parts: string[] = [];
    for (const sql of [SEQUENCES, TABLES, CONSTRAINTS, INDEXES, FUNCTIONS, TRIGGERS, GRANTS]) {
      const { rows } = await client.query<{ ddl: string }>(sql, [schema]);
      parts.push(rows.map((row) => row.ddl).join('\n'));
    }
    return `${parts.filter(Boolean).join('\n\n')}\n`;
  } finally {
    await client.end();
  }
}

/** Sequences of `serial` columns; identity columns make their own. */
const SEQUENCES = `
  SELECT format('CREATE SEQUENCE %I AS %s;', c.relname, format_type(s.seqtypid, NULL)) AS ddl
  FROM pg_class c JOIN pg_sequence s ON s.seqrelid = c.oid
  WHERE c.relnamespace = $1::regnamespace AND c.relname NOT LIKE 'migrations%'
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'i')
  ORDER BY c.relname`;

const TABLES = `
  SELECT format(E'CREATE TABLE %I (\\n%s\\n);', c.relname, string_agg(
    format('  %I %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
      CASE WHEN a.attidentity = 'a' THEN ' GENERATED ALWAYS AS IDENTITY' ELSE '' END,
      CASE WHEN a.attgenerated = 's' THEN ' GENERATED ALWAYS AS (' || pg_get_expr(d.adbin, d.adrelid) || ') STORED'
           WHEN d.adbin IS NOT NULL THEN ' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid) ELSE '' END,
      CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END), E',\\n' ORDER BY a.attnum))
    || coalesce((SELECT string_agg(format(E'\\nALTER TABLE %I ALTER COLUMN %I SET STORAGE EXTERNAL;', c.relname, e.attname), '' ORDER BY e.attnum)
         FROM pg_attribute e WHERE e.attrelid = c.oid AND e.attstorage = 'e' AND e.attnum > 0), '') AS ddl
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
  WHERE c.relnamespace = $1::regnamespace AND c.relkind = 'r' AND c.relname <> 'migrations'
  GROUP BY c.oid, c.relname ORDER BY c.relname`;

const CONSTRAINTS = `
  SELECT format('ALTER TABLE %I ADD CONSTRAINT %I %s;', r.relname, k.conname, pg_get_constraintdef(k.oid)) AS ddl
  FROM pg_constraint k JOIN pg_class r ON r.oid = k.conrelid
  WHERE k.connamespace = $1::regnamespace AND r.relname <> 'migrations' AND k.contype IN ('p', 'u', 'c', 'f')
  ORDER BY k.contype = 'f', r.relname, k.conname`;

const INDEXES = `
  SELECT replace(pg_get_indexdef(i.indexrelid), $1 || '.', '') || ';' AS ddl
  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
  WHERE c.relnamespace = $1::regnamespace AND c.relname NOT LIKE 'migrations%' AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)
  ORDER BY c.relname`;

const FUNCTIONS = `
  SELECT replace(pg_get_functiondef(p.oid), $1 || '.', '') || ';' AS ddl
  FROM pg_proc p WHERE p.pronamespace = $1::regnamespace ORDER BY p.proname`;

const TRIGGERS = `
  SELECT replace(pg_get_triggerdef(t.oid), $1 || '.', '') || ';' AS ddl
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
  WHERE c.relnamespace = $1::regnamespace AND NOT t.tgisinternal
  ORDER BY c.relname, t.tgname`;

/** Rights on tables; the owner's own are left out. Where they are less than what every new table gives, that is taken first. */
const GRANTS = `
  SELECT concat(
    CASE WHEN count(*) FILTER (WHERE g.privilege IN ('DELETE', 'INSERT', 'SELECT', 'UPDATE')) < 4 THEN format('REVOKE ALL ON %s %I FROM %I; ', g.kind, g.name, g.grantee) END,
    format('GRANT %s ON %s %I TO %I;', string_agg(g.privilege, ', ' ORDER BY g.privilege), g.kind, g.name, g.grantee)) AS ddl FROM (
    SELECT a.privilege_type AS privilege, 'TABLE' AS kind, c.relname AS name, r.rolname AS grantee
    FROM pg_class c, aclexplode(c.relacl) a JOIN pg_roles r ON r.oid = a.grantee
    WHERE c.relnamespace = $1::regnamespace AND c.relkind = 'r' AND c.relname <> 'migrations' AND a.grantee <> c.relowner
  ) AS g GROUP BY g.kind, g.name, g.grantee ORDER BY g.name, g.grantee`;
