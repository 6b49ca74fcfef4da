import { headers } from '@nats-io/nats-core';
import { eventually, stopServers } from '@maillage/testing';
import { DURABLE, dropStream, type Pair, pair } from '../spec/pair.js';
import { inTrace } from '../request/request-context.js';
import { traceIdOf } from '../request/traceparent.js';
import type { Connection } from '../db/connection.js';
import type { JetStreamClient } from '@nats-io/jetstream';

let made: Pair;

beforeEach(async () => {
  made = await pair();
});
afterEach(() => made.close());
afterAll(stopServers);

const unpublished = async (): Promise<number> =>
  Number(
    (
      await made.database.query<{ n: string }>(
        'SELECT count(*) AS n FROM outbox WHERE stream_seq IS NULL',
      )
    )[0]?.n,
  );
const allPublished = (): Promise<void> =>
  eventually(async () => expect(await unpublished()).toBe(0));
const inOrder = (aggregate: string): number[] =>
  made.applied.filter((one) => one.aggregate === aggregate).map(({ version }) => version);
const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

it('keeps the order of each aggregate, with many writers at once', async () => {
  made.relay();
  made.consumer();
  const sources = ['a', 'b', 'c'];
  await Promise.all(
    upTo(12).map(async (writer) => {
      for (let time = 0; time < 15; time++) await made.write(sources[(writer + time) % 3] ?? '');
    }),
  );
  await eventually(() => expect(made.applied).toHaveLength(180));
  for (const source of sources) expect(inOrder(source)).toEqual(upTo(60));
});

it('sends all again when the stream is gone, and nothing is applied twice', async () => {
  made.relay();
  made.consumer();
  for (let time = 0; time < 5; time++) await made.write('a');
  await eventually(() => expect(made.applied).toHaveLength(5));
  await dropStream(made.bus);
  await made.write('a');
  await eventually(() => expect(inOrder('a')).toEqual(upTo(6)), { timeout: 15_000 });
  const manager = await made.bus.manager();
  expect((await manager.streams.info('MAILLAGE_ACTIVITIES')).state.messages).toBe(6);
}, 30_000);

it('lets one relay publish at a time, and refuses one that wakes up after another went on', async () => {
  const first = made.relay();
  // What is published before there is another relay is published by the first: it holds the lock.
  await made.write('a');
  await allPublished();
  const second = made.relay();
  for (let time = 1; time < 20; time++) await made.write('a');
  await allPublished();
  const manager = await made.bus.manager();
  expect((await manager.streams.info('MAILLAGE_ACTIVITIES')).state.messages).toBe(20);
  await first.stop();
  // As a relay that slept through the loss of its lock: it takes the stream to end where it left it.
  const late = first as unknown as {
    lastSeq: number;
    publishSome(connection: Connection, client: JetStreamClient): Promise<number>;
  };
  await made.write('a');
  await eventually(async () =>
    expect((await manager.streams.info('MAILLAGE_ACTIVITIES')).state.messages).toBe(21),
  );
  await allPublished();
  // Or it would take the row below first, and the server answer the late one that it has that event.
  await second.stop();
  late.lastSeq = 5;
  // Another event id under the same row, so that the window for duplicates does not answer in the server's stead.
  await made.database.query(
    'UPDATE outbox SET stream_seq = NULL, event_id = gen_random_uuid() WHERE aggregate_version = 6',
  );
  const connection = made.database.connection();
  await expect(late.publishSome(connection, await made.bus.client())).rejects.toThrow(
    /wrong last sequence/,
  );
  await connection.release();
});

it('deals each event out once, with two consumers of one durable', async () => {
  made.relay();
  made.consumer();
  made.consumer();
  await made.writeMany('a', 2_000);
  await eventually(() => expect(made.applied).toHaveLength(2_000), { timeout: 60_000 });
  expect(inOrder('a')).toEqual(upTo(2_000));
  const { delivered } = await (
    await made.bus.manager()
  ).consumers.info('MAILLAGE_ACTIVITIES', DURABLE);
  expect(delivered.consumer_seq).toBeLessThanOrEqual(2_200);
}, 90_000);

it('makes an event that came too early wait for its predecessor', async () => {
  await made.write('a');
  const relay = made.relay();
  await allPublished();
  await relay.stop();
  await made.write('a');
  await made.write('a');
  const rows = await made.database.query<{
    event_id: string;
    data: Buffer;
    aggregate_version: string;
    subject: string;
  }>('SELECT * FROM outbox ORDER BY id');
  const client = await made.bus.client();
  made.consumer();
  for (const version of ['3', '2']) {
    const row = rows.find((one) => one.aggregate_version === version);
    const head = headers();
    for (const [name, value] of Object.entries({
      id: row?.event_id,
      time: new Date().toISOString(),
      subject: 'a',
      aggregateversion: version,
    }))
      head.set(`ce-${name}`, value ?? '');
    await client.publish(row?.subject ?? '', row?.data, { headers: head });
    if (version === '3') await eventually(() => expect(inOrder('a')).toEqual([1]));
  }
  await eventually(() => expect(inOrder('a')).toEqual([1, 2, 3]));
});

it('puts a poison event aside, goes on behind it, and applies it when it is replayed', async () => {
  made.relay();
  made.consumer();
  made.refused.add('poison');
  await made.write('poison');
  for (let time = 0; time < 10; time++) await made.write('a');
  await eventually(() => expect(inOrder('a')).toEqual(upTo(10)));
  const letters = (): Promise<{ id: string; durable: string; reason: string }[]> =>
    made.database.query('SELECT id, durable, reason FROM dead_letters');
  const [letter] = await eventually(
    async () => {
      const found = await letters();
      expect(found).toHaveLength(1);
      return found;
    },
    { timeout: 20_000 },
  );
  expect(letter).toMatchObject({ durable: DURABLE, reason: 'Error: refusé : poison' });
  made.refused.clear();
  await made.write('poison');
  await eventually(() => expect(inOrder('poison')).toEqual([2]));
}, 40_000);

describe('the trace of a request', () => {
  const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
  const parent = (trace = TRACE): string => `00-${trace}-00f067aa0ba902b7-01`;
  const traces = (): (string | undefined)[] =>
    made.applied.map(({ span }) => (span === undefined ? undefined : traceIdOf(span)));

  it('goes with its events to their consumers, in spans of its own, and stays with one that is put aside', async () => {
    await inTrace(parent(), async () => {
      await made.write('a');
      await made.write('poison');
    });
    const [recorded] = await made.database.query<{ traceparent: string }>(
      'SELECT traceparent FROM outbox',
    );
    made.relay();
    made.refused.add('poison');
    made.consumer();
    await eventually(
      async () =>
        expect(await made.database.query('SELECT traceparent FROM dead_letters')).toEqual([
          recorded,
        ]),
      { timeout: 20_000 },
    );
    expect(traceIdOf(recorded?.traceparent ?? '')).toBe(TRACE);
    expect(traces()).toEqual([TRACE]);
    expect(new Set([parent(), recorded?.traceparent, made.applied[0]?.span]).size).toBe(3);
  }, 40_000);

  it('is none for what nobody asked for, nor for events of several that are applied together', async () => {
    await made.write('a');
    await inTrace(parent('b'.repeat(32)), () => made.write('a'));
    made.relay();
    await allPublished();
    made.consumer();
    await eventually(() => expect(inOrder('a')).toEqual([1, 2]));
    expect(traces()).toEqual([undefined, undefined]);
  });
});
