import { setTimeout as pause } from 'node:timers/promises';
import { DomainError } from '@maillage/kernel';
import { isDatabaseSilent } from './pulse.js';

const RETRY_MS = 500;
const UNAVAILABLE = 'platform.database_unavailable';

/** SQLSTATE classes and codes, and socket errors, that mean "not now" rather than "wrong" (PostgreSQL, appendix A). */
const AWAY =
  /^(08...|57P0[1-5]|57014|25P03|53[0-9]..|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|40001|40P01|25006)$/;
// TypeORM releases a runner by itself when its connection breaks; what then asks it meets "already released".
const AWAY_TEXT =
  /Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|not queryable|Driver not Connected|connection is closed|Query runner already released/i;

/** Tells whether an error says that the database is away for the moment. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof DomainError) return error.code === UNAVAILABLE;
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string' && AWAY.test(code)) return true;
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway);
  return AWAY_TEXT.test(error.message);
}

/** SQLSTATE of a schema, table, function or right that is not there (PostgreSQL, appendix A). */
const ABSENT = new Set(['3F000', '42P01', '42883', '42501']);

/** Tells whether an error says that the access service, which others call in the database, has not prepared its schema yet. */
export function isNotPrepared(error: unknown): boolean {
  return ABSENT.has(String((error as { code?: unknown }).code));
}

/** Repeats `work` until the database is there: a process that starts must not give up. */
export async function onceThere<T>(
  work: () => Promise<T>,
  onAway: (attempt: number) => void = () => undefined,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      onAway(attempt);
      await pause(RETRY_MS);
    }
  }
}

/** Runs `work`, turning an absent database into an honest 503. */
export async function unlessAway<T>(work: () => Promise<T>): Promise<T> {
  if (isDatabaseSilent()) throw databaseAway();
  try {
    return await work();
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    throw databaseAway();
  }
}

/** The refusal that says so. */
export function databaseAway(): DomainError {
  return new DomainError(
    UNAVAILABLE,
    'unavailable',
    {
      fr: "La base de données ne répond pas pour l'instant. Ce qui n'a pas été acquitté est à renvoyer dans quelques secondes ; un lot renvoyé n'est pas compté deux fois.",
      en: 'The database does not answer for the moment. Send again in a few seconds what was not acknowledged; a batch sent again is not counted twice.',
    },
    [],
    2,
  );
}
