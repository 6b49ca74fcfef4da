import { Client } from 'pg';
import { openDataSource, type ServiceSchema } from './database.js';

/** Role of a service: the only one its connections act under. */
export function roleOf(service: string): string {
  return `maillage_${service}`;
}

/** Role of the edge: it may call the functions of the access schema that find callers and count what they ask, and reads no table. */
export const GATE_ROLE = 'maillage_gate';

/** What every service is a member of: it may append to the audit journal by `access.append_audit`, and nothing else. */
export const AUDIT_ROLE = 'maillage_audit';

/** The role for work with people: every service has it. It may call the functions on people of the access schema. */
export const PEOPLE_ROLE = 'maillage_people';

/** The role for work on tasks: every service has it. It may call the functions on tasks of the access schema. */
export const TASK_ROLE = 'maillage_tasks';

/** The role for writing under a source: every service has it. It may take a source for a caller by `access.claim_source`. */
export const SOURCE_ROLE = 'maillage_sources';

const PREPARE_LOCK = 'maillage: prepare';

/**
 * Makes one service's role and schema and runs its missing migrations. Safe to run from several processes
 * at once and after a crash at any instant: one advisory lock, idempotent steps, one transaction a migration.
 * Tables belong to the login of `url`; the service's role may only read and write rows.
 */
export async function prepareSchema(url: string, schema: ServiceSchema): Promise<void> {
  const client = new Client({
    connectionString: url,
    application_name: `maillage-prepare-${schema.name}`,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [PREPARE_LOCK]);
    await client.query('CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public');
    await client.query('CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public');
    await makeRole(client, GATE_ROLE);
    await makeRole(client, AUDIT_ROLE);
    await makeRole(client, PEOPLE_ROLE);
    await makeRole(client, TASK_ROLE);
    await makeRole(client, SOURCE_ROLE);
    await makeRole(client, roleOf(schema.name));
    const role = roleOf(schema.name);
    await join(client, AUDIT_ROLE, role);
    await join(client, PEOPLE_ROLE, role);
    await join(client, TASK_ROLE, role);
    await join(client, SOURCE_ROLE, role);
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema.name}`);
    await client.query(`GRANT USAGE ON SCHEMA ${schema.name} TO ${role}`);
    await client.query(
      `ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema.name} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${role}`,
    );
    await client.query(
      `ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema.name} GRANT USAGE ON SEQUENCES TO ${role}`,
    );
    const migrator = openDataSource(url, schema, undefined, 1);
    await migrator.initialize();
    try {
      await migrator.runMigrations();
    } finally {
      await migrator.destroy();
    }
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Roles belong to the whole server, so two databases prepared at once may both try: the loser finds it made. */
async function makeRole(client: Client, role: string): Promise<void> {
  await client.query(`DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role} NOLOGIN; END IF;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
}

/** Membership too belongs to the whole server: the second process meets an update in flight, and finds it made. */
async function join(client: Client, group: string, role: string): Promise<void> {
  await client.query(`DO $$ BEGIN
    IF NOT pg_has_role('${role}', '${group}', 'MEMBER') THEN GRANT ${group} TO ${role}; END IF;
  EXCEPTION WHEN unique_violation OR internal_error THEN NULL; END $$`);
}
