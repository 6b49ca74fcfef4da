import { mkdtempSync, rmSync, appendFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  Database,
  Fence,
  Outbox,
  People,
  PersonalReads,
  roleOf,
  ServiceRegistry,
} from '@maillage/platform';
import { keyring, openDataSource, prepareSchema } from '@maillage/platform/host';
import { createDatabase, stopServers, type TestDatabase } from '@maillage/testing';
import type { DataSource } from 'typeorm';
import { schema } from '../access.module.js';
import { ErasePerson } from './erase-person.handler.js';
import { ErasureRegister } from './erasure-register.file.js';
import { PersonStore } from './person.store.js';
import { ReplayErasures } from './replay-erasures.handler.js';

const CALLER = { id: '0192f000-0000-7000-8000-00000000000a' };
const clock = { now: () => new Date() };
const ring = keyring(Buffer.alloc(32, 3));
const idOf = (number: number): string =>
  `0192f000-0000-7000-8000-${String(number).padStart(12, '0')}`;

let own: TestDatabase;
let source: DataSource;
let database: Database;
let people: People;
let store: PersonStore;
let folder: string;
let erase: (id: string) => Promise<unknown>;
let replay: ReplayErasures;
let now = 1_000_000;

beforeAll(async () => {
  own = await createDatabase();
  await prepareSchema(own.url, schema);
  source = openDataSource(own.url, schema, roleOf('access'), 20);
  await source.initialize();
  database = new Database('access', source);
  people = new People(
    database,
    () => ring,
    () => now,
  );
  store = new PersonStore(database);
  folder = mkdtempSync(join(tmpdir(), 'people-'));
  const register = new ErasureRegister(join(folder, 'sub', 'effacements.jsonl'));
  const handler = new ErasePerson(store, register, new Outbox(), clock);
  erase = (id) => handler.erase(Fence.none, id);
  replay = new ReplayErasures(store, register, new Outbox(), clock, new ServiceRegistry());
  expect(await store.masterState(ring.check)).toMatchObject({ master_check: ring.check });
  await replay.replay();
});

afterAll(async () => {
  await source.destroy();
  await own.drop();
  rmSync(folder, { recursive: true });
  await stopServers();
});

const enter = async (reference: string): Promise<{ id: string; pseudonym: string }> => {
  const person = (await people.namedAndKept('clic', 'beneficiaire', [reference])).get(reference);
  if (person === undefined) throw new Error('not entered');
  return person;
};
const readName = async (id: string): Promise<string | undefined> => {
  const [field] = (await store.fieldsOf(id)).filter((one) => one.field === 'nom');
  return field && (await people.open([field]))[0];
};

describe('people', () => {
  it('keep one pseudonym, however many enter them at once', async () => {
    const references = Array.from({ length: 200 }, (_, index) => `foule-${index % 100}`);
    const found = await Promise.all(
      Array.from({ length: 8 }, () => people.named('clic', 'beneficiaire', references)),
    );
    expect(
      new Set(found.flatMap((one) => [...one.values()].map(({ pseudonym }) => pseudonym))).size,
    ).toBe(100);
  });

  it('lose their sealed texts with their key, in a kept copy too', async () => {
    const { id } = await enter('p-1');
    await people.keep([{ personId: id, field: 'nom', text: 'Zythophile' }]);
    const kept = await store.fieldsOf(id);
    expect(await readName(id)).toBe('Zythophile');
    await erase(id);
    now += 500;
    expect(await people.open(kept)).toEqual([undefined, undefined]);
    expect(await store.find(id, undefined)).toBeUndefined();
  });

  it('are not given to a process with another master key', async () => {
    const stranger = new People(database, () => keyring(Buffer.alloc(32, 4)));
    await expect(stranger.named('clic', 'beneficiaire', ['p-2'])).rejects.toMatchObject({
      code: 'platform.wrong_master_key',
      kind: 'unavailable',
    });
  });

  it('that an older copy of the data brings back are erased again before any key is given', async () => {
    const { id } = await enter('p-3');
    await people.keep([{ personId: id, field: 'nom', text: 'Zythophile' }]);
    const copy: Record<string, Record<string, unknown>[]> = {};
    for (const table of ['people', 'person_keys', 'person_fields'])
      copy[table] = await database.query(
        `SELECT * FROM ${table} WHERE ${table === 'people' ? 'id' : 'person_id'} = $1`,
        [id],
      );
    const receipt = await erase(id);
    for (const [table, rows] of Object.entries(copy)) {
      for (const row of rows)
        await database.query(
          `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row)
            .map((_, index) => `$${index + 1}`)
            .join(', ')})`,
          Object.values(row),
        );
    }
    await database.query('DELETE FROM erasures WHERE person_id = $1', [id]);
    await database.query('DELETE FROM outbox WHERE aggregate_id = $1', [id]);
    await database.query("UPDATE people_state SET replayed_for = 'another copy'");
    now += 500;
    await expect(readName(id)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await replay.replay()).toBe(1);
    expect(await readName(id)).toBeUndefined();
    expect(await erase(id)).toEqual(receipt);
    expect(await replay.replay()).toBe(0);
  });

  it('are in the register although a line of it was cut by a crash', async () => {
    const path = join(folder, 'sub', 'effacements.jsonl');
    appendFileSync(path, '{"personId":"0192f000-0000-7000-8000-0000');
    const { id } = await enter('p-4');
    await erase(id);
    const known = await new ErasureRegister(path).all();
    expect(known.has(id)).toBe(true);
    expect([...known.keys()].filter((one) => one.length !== 36)).toEqual([]);
    expect(readFileSync(path, 'utf8')).not.toContain('p-4');
  });
});

describe('the meter of personal reads', () => {
  const metered = (
    eachHour: number,
    eachDay: number,
  ): { reads: PersonalReads; warnings: string[] } => {
    const warnings: string[] = [];
    return {
      reads: new PersonalReads(
        database,
        { eachHour, eachDay },
        { warn: (text: string) => warnings.push(text) },
      ),
      warnings,
    };
  };
  const outcomes = (tries: readonly Promise<void>[]): Promise<number> =>
    Promise.allSettled(tries).then(
      (all) => all.filter(({ status }) => status === 'fulfilled').length,
    );

  beforeEach(async () => {
    await database.query('DELETE FROM person_reads');
    await database.query('DELETE FROM alerts');
  });

  it('lets as many people pass as allowed, of many at once, and each of them again', async () => {
    const { reads, warnings } = metered(10, 100);
    expect(
      await outcomes(Array.from({ length: 60 }, (_, index) => reads.allow(CALLER, [idOf(index)]))),
    ).toBe(10);
    expect(warnings).toHaveLength(1);
    const rows = await database.query<{ person_id: string }>('SELECT person_id FROM person_reads');
    expect(await outcomes(rows.map(({ person_id: id }) => reads.allow(CALLER, [id])))).toBe(10);
    await expect(reads.allow(CALLER, [idOf(999)])).rejects.toMatchObject({
      kind: 'too_many',
      retryAfter: expect.any(Number),
    });
    await reads.allow({ id: idOf(77) }, [idOf(999)]);
  });

  it('says when the next person may be read: as the oldest leaves the hour, or the day', async () => {
    const { reads } = metered(2, 3);
    await reads.allow(CALLER, [idOf(1), idOf(2)]);
    await database.query(
      "UPDATE person_reads SET read_at = now() - interval '50 minutes' WHERE person_id = $1",
      [idOf(1)],
    );
    await expect(reads.allow(CALLER, [idOf(3)])).rejects.toMatchObject({
      retryAfter: expect.closeTo(600, -1),
    });
    await database.query("UPDATE person_reads SET read_at = now() - interval '2 hours'");
    await reads.allow(CALLER, [idOf(3)]);
    await expect(reads.allow(CALLER, [idOf(4)])).rejects.toMatchObject({
      retryAfter: expect.closeTo(22 * 3600, -2),
    });
    await database.query("UPDATE person_reads SET read_at = now() - interval '25 hours'");
    await reads.allow(CALLER, [idOf(4), idOf(5)]);
    await expect(reads.allow(CALLER, [idOf(6), idOf(7), idOf(8)])).rejects.toMatchObject({
      kind: 'too_many',
    });
  });
});
