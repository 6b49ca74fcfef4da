import {
  type Bus,
  type Database,
  findStream,
  streamOf,
  type Transaction,
} from '@maillage/platform';
import { DURABLES } from './durables.js';
import { RebuildTargetsStore, type Target } from './rebuild-targets.store.js';

type Manager = Awaited<ReturnType<Bus['manager']>>;
type Consumer = Awaited<ReturnType<Manager['consumers']['info']>>;

/**
 * Empties the service and has its events applied again from the first one. Safe beside running consumers and at any
 * interruption: the tables are emptied and the targets noted in one transaction; until the consumers have been restarted
 * the inbox lets nothing but the first event of an aggregate in, and what is applied meanwhile is known again by its id.
 * Interrupted, it is completed by the next call, or by the next question (see `rebuildPercent`).
 *
 * @param also what is to be noted in the same transaction.
 */
export async function rebuild(
  database: Database,
  bus: Bus,
  also?: (tx: Transaction) => Promise<void>,
): Promise<void> {
  const manager = await bus.manager();
  const targets = await Promise.all(
    DURABLES.map(async (one) => ({ ...one, last: await lastSequence(manager, one) })),
  );
  const noted = new RebuildTargetsStore(database);
  await noted.begin(targets, also);
  await restartConsumers(noted, manager, await noted.all());
}

/**
 * How far a rebuild has come, in per cent; undefined when none is under way. Completes what an interrupted one left
 * undone, and notes its end. Without the bus nothing is known: 0.
 */
export async function rebuildPercent(database: Database, bus: Bus): Promise<number | undefined> {
  const noted = new RebuildTargetsStore(database);
  const targets = await noted.all();
  if (targets.length === 0) return undefined;
  if (!bus.isUp) return 0;
  const manager = await bus.manager();
  await restartConsumers(noted, manager, targets);
  const reached = await Promise.all(targets.map((target) => reachedBy(manager, target)));
  const done = targets.filter(
    ({ stream_seq }, index) => (reached[index] ?? 0) >= Number(stream_seq),
  );
  await noted.reached(done.map(({ durable }) => durable));
  if (done.length === targets.length) return undefined;
  const total = targets.reduce((sum, { stream_seq }) => sum + Number(stream_seq), 0);
  const sum = reached.reduce((a, b) => a + b, 0);
  return Math.min(99, Math.floor((100 * sum) / total));
}

/** Deletes the durables not deleted yet; the running services make them anew, from the first message on. */
async function restartConsumers(
  noted: RebuildTargetsStore,
  manager: Manager,
  targets: readonly Target[],
): Promise<void> {
  for (const { durable, is_restarted } of targets) {
    const source = DURABLES.find((one) => one.durable === durable);
    if (is_restarted || source === undefined) continue;
    if ((await findConsumer(manager, source)) !== undefined) {
      await manager.consumers
        .delete(streamOf(source.service), durable)
        .catch(async (error: unknown) => {
          // Another process may have been faster.
          if ((await findConsumer(manager, source)) !== undefined) throw error;
        });
    }
    await noted.restarted(durable);
  }
}

/** Sequence up to which the consumer has acknowledged everything; 0 until it was made anew. */
async function reachedBy(manager: Manager, { durable, stream_seq }: Target): Promise<number> {
  const source = DURABLES.find((one) => one.durable === durable);
  if (source === undefined || Number(stream_seq) === 0) return Number(stream_seq);
  const consumer = await findConsumer(manager, source);
  return Math.min(consumer?.ack_floor.stream_seq ?? 0, Number(stream_seq));
}

async function findConsumer(
  manager: Manager,
  { durable, service }: { durable: string; service: string },
): Promise<Consumer | undefined> {
  if ((await findStream(manager, service)) === undefined) return undefined;
  for await (const consumer of manager.consumers.list(streamOf(service)))
    if (consumer.name === durable) return consumer;
  return undefined;
}

/** Sequence of the newest message the consumer has to apply; 0 when there is none. */
async function lastSequence(
  manager: Manager,
  { service, subjects }: { service: string; subjects: string },
): Promise<number> {
  if ((await findStream(manager, service)) === undefined) return 0;
  const message = await manager.streams.getMessage(streamOf(service), { last_by_subj: subjects });
  return message?.seq ?? 0;
}
