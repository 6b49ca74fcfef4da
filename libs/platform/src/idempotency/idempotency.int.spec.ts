import { setTimeout as pause } from 'node:timers/promises';
import { createDatabase, stopServers, type TestDatabase } from '@maillage/testing';
import { Database, openDataSource } from '../db/database.js';
import { prepareSchema, roleOf } from '../db/prepare.js';
import { EventTables1795000000000 } from '../events/event-tables.migration.js';
import { Idempotency1796000000000 } from './idempotency.migration.js';
import { IdempotencyStore } from './idempotency.store.js';
import { IdempotencyKey } from './key.js';

const SCHEMA = {
  name: 'activities',
  migrations: [EventTables1795000000000, Idempotency1796000000000],
};
const SECRET = 'mlg_secret';
const REQUEST = Buffer.from('request');

let own: TestDatabase;
let database: Database;
let store: IdempotencyStore;
let named = 0;
const newKey = (): IdempotencyKey =>
  new IdempotencyKey(`essai-${++named}`, ['caller', '/v1/essais']);
const enter = (id: number): Promise<unknown> =>
  database.transaction((tx) =>
    tx.query(
      "INSERT INTO inbox VALUES ('essai', ('00000000-0000-0000-0000-' || lpad($1, 12, '0'))::uuid)",
      [String(id)],
    ),
  );
const count = async (): Promise<number> => (await database.query('SELECT 1 FROM inbox')).length;
const answer = (body: string, headers = {}) => ({ status: 201, headers, body: Buffer.from(body) });
const bodyOf = async (key: IdempotencyKey): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of store.parts(key)) parts.push(part);
  return Buffer.concat(parts).toString();
};

beforeAll(async () => {
  own = await createDatabase();
  await prepareSchema(own.url, SCHEMA);
  database = new Database(
    'activities',
    await openDataSource(own.url, SCHEMA, roleOf('activities'), 8).initialize(),
  );
  store = new IdempotencyStore(database);
});
afterAll(async () => {
  await database.source.destroy();
  await own.drop();
  await stopServers();
});
beforeEach(() => database.query('DELETE FROM inbox'));

describe('work done once', () => {
  it('commits what every nested transaction and query wrote together with its answer', async () => {
    const key = newKey();
    const first = await store.once(key, REQUEST, async () => {
      await enter(1);
      expect(await count()).toBe(1);
      return answer('fait', { location: '/1' });
    });
    const again = await store.once(key, REQUEST, () => Promise.reject(new Error('done twice')));
    expect([first.isReplay, again]).toEqual([
      false,
      { ...answer('fait', { location: '/1' }), isReplay: true, requestHash: REQUEST },
    ]);
    expect(await count()).toBe(1);
    await expect(
      store.once(key, Buffer.from('other'), () => Promise.resolve(answer(''))),
    ).rejects.toMatchObject({ code: 'platform.idempotency_key_reused' });
  });

  it('leaves nothing of work that throws, and lets it be tried again', async () => {
    const key = newKey();
    const failing = store.once(key, REQUEST, async () => {
      await enter(1);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await count()).toBe(0);
    expect((await store.once(key, REQUEST, () => Promise.resolve(answer('enfin')))).isReplay).toBe(
      false,
    );
  });

  it('undoes a nested transaction alone when the work goes on without it', async () => {
    await store.once(newKey(), REQUEST, async () => {
      await enter(1);
      await expect(enter(1)).rejects.toThrow('duplicate key');
      await enter(2);
      return answer('');
    });
    expect(await count()).toBe(2);
  });

  it('keeps what is left running behind the work out of its transaction', async () => {
    let behind: Promise<unknown> = Promise.resolve();
    await expect(
      store.once(newKey(), REQUEST, () => {
        behind = pause(100).then(() => enter(7));
        return Promise.reject(new Error('no'));
      }),
    ).rejects.toThrow('no');
    await behind;
    expect(await count()).toBe(1);
  });

  it('refuses a second try while the first one works', async () => {
    const key = newKey();
    await store.once(key, REQUEST, async () => {
      const second = new IdempotencyStore(new Database('activities', database.source));
      await expect(
        second.once(key, REQUEST, () => Promise.resolve(answer(''))),
      ).rejects.toMatchObject({ code: 'platform.still_running', retryAfter: 1 });
      return answer('');
    });
  });

  it('stores neither the key nor a word of the answer in clear', async () => {
    const key = new IdempotencyKey('une-cle-de-client', ['caller', '/v1/cles']);
    await store.once(key, REQUEST, () => Promise.resolve(answer(SECRET, { location: SECRET })));
    // Bytes are shown as hexadecimal.
    const rows = await database.query(
      'SELECT k::text, p::text FROM idempotency_keys k JOIN idempotency_parts p USING (key_hash)',
    );
    const stored = JSON.stringify(rows);
    expect(stored).toContain(key.hash.toString('hex'));
    for (const word of ['une-cle-de-client', SECRET])
      for (const form of [word, Buffer.from(word).toString('hex')])
        expect(stored).not.toContain(form);
  });
});

describe('claimed work', () => {
  const head = { status: 200, headers: {} };

  it('is one owner’s until its answer is kept, which then is everybody’s', async () => {
    const key = newKey();
    const [one, two] = [
      '00000000-0000-7000-8000-000000000001',
      '00000000-0000-7000-8000-000000000002',
    ];
    expect([await store.claim(key, one), await store.claim(key, two)]).toEqual([true, false]);
    expect(await store.find(key)).toBeUndefined();
    const long = ['é'.repeat(100_000), Buffer.alloc(700_000, 'x')];
    await store.keepClaimed(
      key,
      one,
      REQUEST,
      head,
      (async function* () {
        yield* long;
      })(),
    );
    expect([await store.claim(key, two), await store.find(key)]).toEqual([
      false,
      { ...head, requestHash: REQUEST },
    ]);
    expect(await bodyOf(key)).toBe(long.join(''));
  });

  it('can be taken over once its owner’s lease has ended; the owner’s answer then counts no more', async () => {
    const key = newKey();
    const [dead, heir] = [
      '00000000-0000-7000-8000-000000000003',
      '00000000-0000-7000-8000-000000000004',
    ];
    await store.claim(key, dead);
    await database.query(
      "UPDATE idempotency_keys SET lease_until = now() - interval '1 second' WHERE key_hash = $1",
      [key.hash],
    );
    expect(await store.claim(key, heir)).toBe(true);
    const body = (text: string): AsyncIterable<string> =>
      (async function* () {
        yield text;
      })();
    await expect(store.keepClaimed(key, dead, REQUEST, head, body('late'))).rejects.toMatchObject({
      code: 'platform.still_running',
    });
    await store.keepClaimed(key, heir, REQUEST, head, body('mine'));
    expect(await bodyOf(key)).toBe('mine');
    await store.release(key, heir);
    expect(await store.find(key)).toBeDefined();
  });

  it('is free again as soon as its owner gives it up', async () => {
    const [key, owner] = [newKey(), '00000000-0000-7000-8000-000000000005'];
    await store.claim(key, owner);
    await store.release(key, owner);
    expect(await store.claim(key, owner)).toBe(true);
  });
});
