import { create, toBinary } from '@bufbuild/protobuf';
import { headers } from '@nats-io/nats-core';
import { Logger } from '@nestjs/common';
import { LedgerExtendedSchema, PlaceRegisteredSchema, subjectOf } from '@maillage/contracts';
import { Bus, type EventBatch, Fence, ServiceRegistry, streamOf } from '@maillage/platform';
import { JetStreamStrategy } from '@maillage/platform/host';
import { DomainError, uuidv7 } from '@maillage/kernel';
import { eventually, random, startNats, stopServers } from '@maillage/testing';
import { DURABLES, LEDGER, PLACES } from './durables.js';
import { rebuild, rebuildPercent } from './rebuild.handler.js';
import { activity, CODES, GeneratedLedger, place } from '../spec/generate.js';
import { serviceOnDatabase, type TestService } from '../spec/service.js';

const NOW = new Date('2026-05-20T10:00:00Z');
const COMMUNES = ['62041', '59350', '2A004'];
const TABLES = [
  'activity_figures',
  'theme_figures',
  'stock_deltas',
  'progress',
  'inbox',
  'inbox_positions',
];

const dice = random(7);
const ledger = new GeneratedLedger(dice, () => activity(dice, COMMUNES, '2026-01-01', 120));
let bus: Bus;
let service: TestService;
let strategy: JetStreamStrategy | undefined;
let version = 0;

beforeAll(async () => {
  bus = new Bus((await startNats()).url, 'rebuild-test', new Logger('bus'));
  const manager = await bus.manager();
  for (const one of DURABLES) {
    await manager.streams.delete(streamOf(one.service)).catch(() => undefined);
    await manager.streams.add({ name: streamOf(one.service), subjects: [`${one.service}.>`] });
  }
  service = await serviceOnDatabase(NOW, bus);
  await publishSome(40);
  await listen();
  await eventually(expectAllApplied, { timeout: 20_000 });
});

afterAll(async () => {
  await strategy?.close();
  await service.close();
  await bus.close();
  await stopServers();
});

/** Runs the service's two consumers as the host does. */
async function listen(): Promise<void> {
  const registry = new ServiceRegistry();
  registry.add({
    name: 'indicators',
    title: '',
    database: service.database,
    outbox: undefined as never,
    links: undefined as never,
  });
  strategy = new JetStreamStrategy(registry, bus);
  const handlers = [
    [LEDGER, service.ledger],
    [PLACES, service.places],
  ] as const;
  for (const [{ durable, subjects }, consumer] of handlers) {
    strategy.addHandler(durable, (batch: EventBatch) => consumer.apply(batch), true, {
      subscription: { durable, subjects },
    });
  }
  await new Promise<void>((done) => strategy?.listen(done));
}

async function publishSome(count: number): Promise<void> {
  const client = await bus.client();
  for (let i = 0; i < count; i++) {
    version++;
    const changes = Array.from({ length: 20 }, () => ledger.next());
    const extended = toBinary(
      LedgerExtendedSchema,
      create(LedgerExtendedSchema, { source: 's', changes, ...CODES }),
    );
    await client.publish(subjectOf(LedgerExtendedSchema), extended, {
      headers: head('s', version),
    });
    const registered = create(PlaceRegisteredSchema, {
      placeId: `p-${version}`,
      facts: place(dice, COMMUNES, '2026-05-20'),
    });
    await client.publish(
      subjectOf(PlaceRegisteredSchema),
      toBinary(PlaceRegisteredSchema, registered),
      { headers: head(`p-${version}`, 1) },
    );
  }
}

function head(aggregate: string, aggregateVersion: number): ReturnType<typeof headers> {
  const made = headers();
  made.set('ce-id', uuidv7(NOW.getTime()));
  made.set('ce-subject', aggregate);
  made.set('ce-aggregateversion', String(aggregateVersion));
  made.set('ce-time', new Date(NOW.getTime() + version * 1000).toISOString());
  return made;
}

const ask = (): Promise<unknown> => service.report.read(Fence.none, 'france', undefined, undefined);

async function expectAllApplied(): Promise<void> {
  const [row] = await service.database.query<{ count: string }>('SELECT count(*) FROM inbox');
  if (Number(row?.count) !== 2 * version)
    throw new Error(`${row?.count} of ${2 * version} events are applied`);
}

async function contents(): Promise<unknown[]> {
  return Promise.all(
    TABLES.map((table) => service.database.query(`SELECT * FROM ${table} AS t ORDER BY t::text`)),
  );
}

async function expectRebuilt(): Promise<void> {
  await ask();
  await expectAllApplied();
}

it('gives figures equal to the live ones, and says that it is under way until then', async () => {
  const before = await contents();
  const report = await ask();
  await strategy?.close();
  await rebuild(service.database, bus);
  expect(await rebuildPercent(service.database, bus)).toBe(0);
  const refusal = await ask().catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(DomainError);
  expect(refusal).toMatchObject({
    code: 'indicators.rebuilding',
    kind: 'unavailable',
    retryAfter: 5,
  });
  await listen();
  await eventually(expectRebuilt, { timeout: 20_000 });
  expect(await ask()).toEqual(report);
  expect(await contents()).toEqual(before);
});

it('goes on beside running consumers and new events', async () => {
  await rebuild(service.database, bus);
  await publishSome(10);
  await rebuild(service.database, bus);
  await eventually(expectRebuilt, { timeout: 30_000 });
  const live = await contents();
  await rebuild(service.database, bus);
  await eventually(expectRebuilt, { timeout: 30_000 });
  expect(await contents()).toEqual(live);
});

it('interrupted before its consumers were restarted, is completed by the next question', async () => {
  const before = await contents();
  const killed = (): never => {
    throw new Error('killed');
  };
  const isCut = {
    isUp: true,
    manager: async () => ({ streams: (await bus.manager()).streams, consumers: { list: killed } }),
  };
  await expect(rebuild(service.database, isCut as unknown as Bus)).rejects.toThrow();
  await expect(ask()).rejects.toMatchObject({ code: 'indicators.rebuilding' });
  await eventually(expectRebuilt, { timeout: 30_000 });
  expect(await contents()).toEqual(before);
});
