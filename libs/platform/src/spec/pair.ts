import { create } from '@bufbuild/protobuf';
import { LedgerExtendedSchema } from '@maillage/contracts';
import { createDatabase, startNats } from '@maillage/testing';
import type { Logger } from '@nestjs/common';
import { Bus } from '../events/connection.js';
import { ConsumerLoop } from '../events/consumer-loop.js';
import { type EventBatch, messageOf } from '../events/event.js';
import { Database, openDataSource } from '../db/database.js';
import { onceThere } from '../db/away.js';
import { prepareSchema, roleOf } from '../db/prepare.js';
import { EventTables1795000000000 } from '../events/event-tables.migration.js';
import { Outbox } from '../events/outbox.js';
import { OutboxTable1801000000000 } from '../events/outbox-table.migration.js';
import { Relay } from '../events/relay.js';
import { currentTraceparent } from '../request/request-context.js';
import { Traceparent1799000000001 } from '../events/traceparent.migration.js';

/** Words are kept, not shown. */
export const silent = {
  debug: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  log: () => undefined,
} as unknown as Logger;

export const DURABLE = 'activities--spec';

interface Applied {
  readonly aggregate: string;
  readonly version: number;
  readonly span: string | undefined;
}

/** A publisher and a consumer over one fresh database and the run's NATS, without HTTP. */
export interface Pair {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly bus: Bus;
  relay(): Relay;
  consumer(): ConsumerLoop;
  /** Names of sources in the order in which their events were applied, with their versions and the span they were applied in. */
  readonly applied: Applied[];
  /** Sources of the events that the handler refuses for now. */
  readonly refused: Set<string>;
  /** Records one event of a source's ledger as a service does: under the aggregate's row lock. */
  write(source: string): Promise<void>;
  /** Records the first events of a source's ledger, all alike, at once. */
  writeMany(source: string, count: number): Promise<void>;
  close(): Promise<void>;
}

export async function pair(): Promise<Pair> {
  const [own, nats] = await Promise.all([createDatabase(), startNats()]);
  const schema = {
    name: 'activities',
    migrations: [EventTables1795000000000, Traceparent1799000000001, OutboxTable1801000000000],
  };
  await prepareSchema(own.url, schema);
  const source = openDataSource(own.url, schema, roleOf('activities'), 16);
  await onceThere(() => source.initialize());
  const database = new Database('activities', source);
  const outbox = new Outbox();
  const bus = new Bus(nats.url, 'spec', silent);
  // The run's NATS may hold what another spec published.
  await dropStream(bus);
  const parts: { stop(): Promise<void> }[] = [];
  const applied: Applied[] = [];
  const refused = new Set<string>();
  const handler = async ({ tx, events }: EventBatch): Promise<void> => {
    await tx.query('SELECT 1');
    const poison = events.find((event) =>
      refused.has(messageOf(event, LedgerExtendedSchema)?.source ?? ''),
    );
    if (poison !== undefined) throw new Error(`refusé : ${poison.aggregateId}`);
    applied.push(
      ...events.map((event) => ({
        aggregate: event.aggregateId,
        version: event.version,
        span: currentTraceparent(),
      })),
    );
  };
  const keep = <T extends { start(): void; stop(): Promise<void> }>(part: T): T => {
    parts.push(part);
    part.start();
    return part;
  };
  // Each part holds leases of its own, as if it were another process.
  const process = (): Database => new Database('activities', source);
  return {
    database,
    outbox,
    bus,
    applied,
    refused,
    relay: () => keep(new Relay(process(), bus, outbox, silent)),
    consumer: () =>
      keep(
        new ConsumerLoop(
          { durable: DURABLE, subjects: 'activities.ledger.>' },
          handler,
          process(),
          bus,
          silent,
        ),
      ),
    write: (name) => writeOne(database, outbox, name),
    writeMany: async (name, count) => {
      await writeOne(database, outbox, name);
      await database.query(
        `INSERT INTO outbox (event_id, subject, aggregate_id, aggregate_version, recorded_at, data)
         SELECT gen_random_uuid(), subject, aggregate_id, n, recorded_at, data
         FROM outbox, generate_series(2, $1::int) AS n WHERE aggregate_id = $2 ORDER BY n`,
        [count, name],
      );
    },
    close: async () => {
      await Promise.all(parts.map((part) => part.stop()));
      await dropStream(bus);
      await bus.close();
      await source.destroy();
      await own.drop();
    },
  };
}

async function writeOne(database: Database, outbox: Outbox, source: string): Promise<void> {
  await database.transaction(async (tx) => {
    // The inbox's positions, under a name no consumer has, serve as the aggregates' rows.
    await tx.query(`INSERT INTO inbox_positions VALUES ('rows', $1, 0) ON CONFLICT DO NOTHING`, [
      source,
    ]);
    const [row] = await tx.query<{ version: string }>(
      `UPDATE inbox_positions SET version = version + 1 WHERE durable = 'rows' AND aggregate_id = $1 RETURNING version`,
      [source],
    );
    const message = create(LedgerExtendedSchema, { source });
    await outbox.add(tx, {
      schema: LedgerExtendedSchema,
      message,
      aggregateId: source,
      version: Number(row?.version),
      at: new Date(),
    });
  });
}

/** Deletes the stream as a lost disk would. */
export async function dropStream(bus: Bus): Promise<void> {
  const manager = await bus.manager();
  await manager.streams.delete('MAILLAGE_ACTIVITIES').catch(() => undefined);
}
