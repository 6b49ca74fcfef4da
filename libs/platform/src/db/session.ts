/** How long a session that holds something may wait for its own process: what is frozen or cut off holds nothing longer. */
export const SILENT_MS = 5_000;
/** …and how long in the middle of a statement, where a slow reader or a busy process is usual. */
const STUCK_MS = 10_000;
/** How long one statement may take. Longer work says so in its transaction, see `unhurried`. */
const STATEMENT_MS = 30_000;

/**
 * What a session of a service asks of PostgreSQL, as the `options` of its connection; they stand above what an administrator
 * sets for a database or a role. Commits are durable. What a frozen or cut off process holds is free again within seconds, see
 * `END_STUCK` for the one case that no setting ends.
 */
export function sessionOptions(schema: string, role: string | undefined): string {
  const settings: Record<string, string | number> = {
    search_path: `${schema},public`,
    synchronous_commit: 'on',
    ...(role === undefined
      ? {}
      : {
          role,
          statement_timeout: STATEMENT_MS,
          idle_in_transaction_session_timeout: SILENT_MS,
          tcp_user_timeout: STUCK_MS,
        }),
  };
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
}

/**
 * Ends sessions that wait for the rows of a `COPY … FROM STDIN` from a process that sends none: PostgreSQL cancels no statement
 * that is reading from its client. For a connection under the login itself: it may end what is its own.
 */
export const END_STUCK = `
  SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND usename = session_user AND application_name LIKE 'maillage-%'
    AND state = 'active' AND wait_event = 'ClientRead' AND query_start < now() - interval '${STUCK_MS} ms'`;

/** The statement that lifts the limit of time from the statements of its transaction. */
export const UNHURRIED = 'SET LOCAL statement_timeout = 0';
