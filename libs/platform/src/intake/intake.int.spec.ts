import { createDatabase, stopServers, type TestDatabase } from '@maillage/testing';
import { Database, openDataSource } from '../db/database.js';
import { type Intake, takeIn } from './intake.js';
import { Outcome } from './outcome.js';
import type { Reading, Verdict } from './verdict.js';

let own: TestDatabase;
let database: Database;

beforeAll(async () => {
  own = await createDatabase();
  const schema = { name: 'public', migrations: [] };
  database = new Database(
    'public',
    await openDataSource(own.url, schema, undefined, 4).initialize(),
  );
  await database.query(
    'CREATE TABLE records (key text PRIMARY KEY, size integer CHECK (size < 10))',
  );
});
afterAll(async () => {
  await database.source.destroy();
  await own.drop();
  await stopServers();
});
beforeEach(() => database.query('TRUNCATE records'));

const stored = async (): Promise<string[]> =>
  (await database.query<{ key: string }>('SELECT key FROM records ORDER BY key')).map(
    (row) => row.key,
  );

/** Sizes of the chunks that were entered. */
let entered: number[];
const intake = (items: readonly string[]): Intake<string, number> => {
  entered = [];
  return {
    chunk: 2,
    lengthOf: (text) => text.length,
    items: (async function* () {
      yield items.slice(0, 3);
      yield items.slice(3);
    })(),
    read: async (texts, first) =>
      texts.map((text, index): Reading<number> => {
        const size = Number(text);
        const at = first + index;
        return Number.isNaN(size)
          ? {
              at,
              key: text,
              faults: [{ pointer: '', code: 'bad', detail: { fr: 'non', en: 'no' } }],
              remarks: [],
            }
          : { at, key: text, value: size, remarks: [] };
      }),
    enter: (readings, isEntered) =>
      database.transaction(async (tx) => {
        entered.push(readings.length);
        const verdicts: Verdict[] = [];
        for (const reading of readings) {
          if ('faults' in reading) verdicts.push({ ...reading, fate: 'rejete' });
          else if (isEntered(reading.key))
            verdicts.push({ ...reading, fate: 'inchange', faults: [] });
          else {
            await tx.query('INSERT INTO records VALUES ($1, $2)', [reading.key, reading.value]);
            verdicts.push({ ...reading, fate: 'cree', id: reading.key, faults: [] });
          }
        }
        return verdicts;
      }),
  };
};
const outcome = (): Outcome =>
  new Outcome({
    head: () => ({ lot: 1 }),
    list: 'items',
    items: ({ at, fate }) => (fate === 'rejete' ? [{ at }] : []),
  });
const take = async (items: readonly string[], isTrial = false): Promise<unknown> => {
  let text = '';
  for await (const part of await takeIn(database, intake(items), outcome(), isTrial))
    text += String(part);
  return JSON.parse(text);
};

describe('an intake', () => {
  const SENT = ['1', 'a', 'b', 'c', '5'];
  const TOLD = {
    lot: 1,
    ...{ recus: 5, crees: 2, modifies: 0, inchanges: 0, rejetes: 3 },
    items: [{ at: 1 }, { at: 2 }, { at: 3 }],
  };

  it('enters chunks whatever the groups they came in, tells each record, and spares a chunk without a good one its transaction', async () => {
    expect(await take(SENT)).toEqual(TOLD);
    expect(await stored()).toEqual(['1', '5']);
    expect(entered).toEqual([2, 1]);
  });

  it('tells the same on trial and writes nothing', async () => {
    expect(await take(SENT, true)).toEqual(TOLD);
    expect(await stored()).toEqual([]);
    expect(entered).toEqual([2, 1]);
  });

  it('knows on trial what earlier chunks of it entered, and nothing of what it refused or of another intake', async () => {
    const told = { recus: 6, crees: 4, inchanges: 1, rejetes: 1 };
    expect(await take(['1', '2', 'a', '3', '1', '4'], true)).toMatchObject(told);
    expect(await take(['1'], true)).toMatchObject({ crees: 1 });
    expect(await stored()).toEqual([]);
  });

  it('meets the constraints on trial', async () => {
    await expect(take(['1', '12'], true)).rejects.toThrow('records_size_check');
    await database.query("INSERT INTO records VALUES ('1', 1)");
    await expect(take(['1'], true)).rejects.toThrow('duplicate key');
    expect(await stored()).toEqual(['1']);
  });

  it('keeps the chunks before one that fails', async () => {
    await expect(take(['1', '2', '3', '12'])).rejects.toThrow('records_size_check');
    expect(await stored()).toEqual(['1', '2']);
  });
});

describe('a trial', () => {
  it('gives what its work returned, and throws what it threw', async () => {
    expect(await database.trial(() => Promise.resolve(undefined))).toBeUndefined();
    await expect(database.trial(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });

  it('is joined by every query and transaction of its database', async () => {
    const seen = await database.trial(async () => {
      await database.query("INSERT INTO records VALUES ('x', 1)");
      await database.transaction((tx) => tx.query("INSERT INTO records VALUES ('y', 1)"));
      return stored();
    });
    expect([seen, await stored()]).toEqual([['x', 'y'], []]);
  });
});
