import type { Database } from '../db/database.js';
import type { Transaction } from '../db/connection.js';

/** Rows handled at once. */
const SLICE = 1_000;
const EXAMPLES = 20;

/** One kind of data, how long it is kept, and how what is older is found and let go. */
export interface RetentionCategory {
  readonly code: string;
  /** What it is, in French. */
  readonly label: string;
  /** How long it is kept, in days. */
  readonly days: number;
  /** What is older than `before`: how much, and some ids. */
  preview(before: Date): Promise<{ count: number; examples: string[] }>;
  /** Lets some of it go and returns how many; 0 when none is left. `file` enters the number in the receipt, in the same transaction where it can. */
  remove(before: Date, file: (removed: number, tx?: Transaction) => Promise<void>): Promise<number>;
}

/** Rows of a table that are kept for a time after an instant that a column holds. */
export interface AgeingRows {
  readonly table: string;
  /** Column of the id that is shown; text for people to recognise. */
  readonly id: string;
  /** SQL expression of the instant the time runs from; null while it does not run. */
  readonly since: string;
}

/** A category that is plainly rows of a service's own table. A table that is not there has none. */
export function ageingRows(
  database: Database,
  code: string,
  label: string,
  days: number,
  { table, id, since }: AgeingRows,
): RetentionCategory {
  const exists = async (): Promise<boolean> =>
    (await database.query('SELECT FROM pg_class WHERE oid = to_regclass($1)', [table])).length ===
    1;
  return {
    code,
    label,
    days,
    preview: async (before) => {
      if (!(await exists())) return { count: 0, examples: [] };
      const [row] = await database.query<{ count: number; examples: string[] | null }>(
        `SELECT count(*)::integer AS count, (array_agg(${id}::text ORDER BY ${since}))[1:${EXAMPLES}] AS examples FROM ${table} WHERE ${since} < $1`,
        [before],
      );
      return { count: row?.count ?? 0, examples: row?.examples ?? [] };
    },
    remove: async (before, file) => {
      if (!(await exists())) return 0;
      return database.transaction(async (tx) => {
        const rows = await tx.query(
          `DELETE FROM ${table} WHERE ctid IN (SELECT ctid FROM ${table} WHERE ${since} < $1 LIMIT ${SLICE} FOR UPDATE SKIP LOCKED) RETURNING true`,
          [before],
        );
        if (rows.length > 0) await file(rows.length, tx);
        return rows.length;
      });
    },
  };
}
