import type { Database } from '../db/database.js';
import type { Bus } from './connection.js';
import type { Subscription } from './consumes.js';
import { streamOf } from './stream.js';

/** Rows are counted up to this many: a look at a backlog must not be what adds to it. */
const MOST = 100_000;

/** What waits in a service's tables. */
export interface Backlog {
  /** Events not yet in the stream, at most 100,000. */
  readonly unpublished: number;
  /** Age of the oldest of them in seconds; 0 when there is none. */
  readonly oldestSeconds: number;
  /** Dead letters not yet replayed, at most 100,000. */
  readonly deadLetters: number;
}

const SQL = `
  SELECT (SELECT count(*)::int FROM (SELECT FROM outbox WHERE stream_seq IS NULL LIMIT ${MOST}) AS waiting) AS "unpublished",
    coalesce((SELECT greatest(extract(epoch FROM clock_timestamp() - recorded_at)::float8, 0)
      FROM outbox WHERE stream_seq IS NULL ORDER BY id LIMIT 1), 0) AS "oldestSeconds",
    (SELECT count(*)::int FROM (SELECT FROM dead_letters WHERE replayed_at IS NULL LIMIT ${MOST}) AS waiting) AS "deadLetters"`;

/** Reads what waits in a service's tables, in one statement that locks nothing. */
export async function readBacklog(database: Database): Promise<Backlog> {
  const [row] = await database.prepared<Backlog>('backlog', SQL, []);
  if (row === undefined) throw new Error('a statement without FROM gave no row');
  return row;
}

/** How many events of its stream a durable consumer has yet to apply, those under way included. */
export async function consumerLag(bus: Bus, subscription: Subscription): Promise<number> {
  if (!bus.isUp) throw new Error('the bus is away');
  const manager = await bus.manager();
  const source = subscription.subjects.split('.')[0] ?? '';
  const info = await manager.consumers.info(streamOf(source), subscription.durable);
  return info.num_pending + info.num_ack_pending;
}
