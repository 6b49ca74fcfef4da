import type { Transaction } from '../db/connection.js';
import type { RawEvent } from './event.js';

/** Events of a batch, sorted by what is to be done with them. */
export interface Sorted<E> {
  /** New and next in order: to apply. */
  readonly due: E[];
  /** Ahead of a predecessor that has not come yet: to be delivered again later. */
  readonly early: E[];
}

/**
 * Enters events in the inbox of a durable consumer, inside the transaction that applies them.
 * What is already there is left out; what would leave a gap in its aggregate's versions is put aside.
 */
export async function deduplicate<E extends RawEvent>(
  tx: Transaction,
  durable: string,
  events: readonly E[],
): Promise<Sorted<E>> {
  const seen = await tx.query<{ event_id: string }>(
    'SELECT event_id FROM inbox WHERE durable = $1 AND event_id = ANY($2)',
    [durable, events.map((event) => event.id)],
  );
  const known = new Set(seen.map((row) => row.event_id));
  const positions = await readPositions(tx, durable, events);
  const due: E[] = [];
  const early: E[] = [];
  for (const event of events) {
    const position = positions.get(event.aggregateId) ?? 0;
    if (known.has(event.id) || event.version <= position) continue;
    if (event.version > position + 1) {
      early.push(event);
      continue;
    }
    known.add(event.id);
    positions.set(event.aggregateId, event.version);
    due.push(event);
  }
  if (due.length > 0) await record(tx, durable, due);
  return { due, early };
}

async function readPositions(
  tx: Transaction,
  durable: string,
  events: readonly RawEvent[],
): Promise<Map<string, number>> {
  const aggregates = [...new Set(events.map((event) => event.aggregateId))].sort();
  // Two replicas may hold the same event for a moment: the row locks make the second wait and then see the first.
  await tx.query(
    `INSERT INTO inbox_positions (durable, aggregate_id, version) SELECT $1, unnest($2::text[]), 0 ON CONFLICT DO NOTHING`,
    [durable, aggregates],
  );
  const rows = await tx.query<{ aggregate_id: string; version: string }>(
    `SELECT aggregate_id, version FROM inbox_positions WHERE durable = $1 AND aggregate_id = ANY($2)
     ORDER BY aggregate_id FOR UPDATE`,
    [durable, aggregates],
  );
  return new Map(rows.map((row) => [row.aggregate_id, Number(row.version)]));
}

async function record(tx: Transaction, durable: string, due: readonly RawEvent[]): Promise<void> {
  await tx.query(
    'INSERT INTO inbox (durable, event_id) SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING',
    [durable, due.map((event) => event.id)],
  );
  const last = new Map(due.map((event) => [event.aggregateId, event.version]));
  await tx.query(
    `UPDATE inbox_positions AS p SET version = n.version
     FROM unnest($2::text[], $3::bigint[]) AS n (aggregate_id, version)
     WHERE p.durable = $1 AND p.aggregate_id = n.aggregate_id`,
    [durable, [...last.keys()], [...last.values()]],
  );
}
