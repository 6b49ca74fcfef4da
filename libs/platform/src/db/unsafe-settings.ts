/**
 * Settings under which an acknowledgement would be a lie, in words: those of a session of this service, and those that an
 * administrator gave to the database or to the login, for sessions that ask for nothing.
 */
export async function unsafeSettings(database: {
  query<Row>(sql: string): Promise<Row[]>;
}): Promise<string[]> {
  const rows = await database.query<{ setting: string }>(
    `SELECT name || ' = off' AS setting FROM pg_settings
     WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes') AND setting = 'off'
     UNION ALL
     SELECT format('%s (%s)', config, coalesce('rôle ' || r.rolname, 'base ' || d.datname))
     FROM pg_db_role_setting s
     LEFT JOIN pg_roles r ON r.oid = s.setrole
     LEFT JOIN pg_database d ON d.oid = s.setdatabase
     CROSS JOIN unnest(s.setconfig) AS config
     WHERE (s.setdatabase = 0 OR d.datname = current_database())
       AND (s.setrole = 0 OR r.rolname = session_user)
       AND config ~* '^synchronous_commit=(off|false|no|0)$'`,
  );
  return rows.map(({ setting }) => setting);
}
