import { Database, Fence, roleOf } from '@maillage/platform';
import { openDataSource, prepareSchema } from '@maillage/platform/host';
import { createDatabase, stopServers, type TestDatabase } from '@maillage/testing';
import type { DataSource } from 'typeorm';
import { schema } from '../activities.module.js';
import type { Activity } from './activity.js';
import { type EntryToWrite, LedgerStore } from './ledger.store.js';
import { PastActivities } from './past-activities.queries.store.js';

const ID = '01900000-0000-7000-8000-00000000000a';
const LOT = '01900000-0000-7000-8000-0000000000f1';
const NEXT_LOT = '01900000-0000-7000-8000-0000000000f2';
const ARRAS = '62041';
const LENS = '62498';
const day = (date: number): Date => new Date(Date.UTC(2026, 2, date));
const body = (duree: number, commune = ARRAS) =>
  ({
    duree,
    lieu_code_insee: commune,
    date: '2026-03-01',
    mediateur: `canari-${duree}`,
    beneficiaires: { total: 1, refs: [`canari-${duree}`] },
  }) as unknown as Activity;
const entry = (activity: Activity): EntryToWrite => ({
  id: ID,
  key: 'a-1',
  value: { digest: '00'.repeat(16), activity, body: JSON.stringify(activity) },
});

describe('what activities were', () => {
  let own: TestDatabase;
  let source: DataSource;
  let database: Database;
  let store: LedgerStore;
  let past: PastActivities;

  const open = async (): Promise<void> => {
    source = await openDataSource(own.url, schema, roleOf('activities'), 4).initialize();
    database = new Database('activities', source);
    [store, past] = [new LedgerStore(database), new PastActivities(database)];
  };
  beforeEach(async () => {
    own = await createDatabase();
  });
  afterEach(async () => {
    await source.destroy();
    await own.drop();
  });
  afterAll(stopServers);

  const enter = (activity: Activity, date: number): Promise<void> =>
    store.transaction((tx) => store.insert(tx, 'hub', LOT, [entry(activity)], day(date)));
  const correct = (activity: Activity, date: number): Promise<void> =>
    store.transaction((tx) => store.replace(tx, NEXT_LOT, [entry(activity)], day(date)));
  const withdraw = (date: number): Promise<void> =>
    store.transaction((tx) => store.withdraw(tx, ID, day(date)));
  const versions = async (fence: Fence) =>
    (await past.versions(fence, ID, 0, 10))?.map(({ version, state, before, by }) => [
      version,
      state?.duree,
      before?.duree,
      by?.reason,
    ]);
  const of = (commune: string): Fence => new Fence([{ territories: [`commune-${commune}`] }]);

  it('is listed version by version with its reason, withdrawal and return too, and names nobody', async () => {
    await prepareSchema(own.url, schema);
    await open();
    await enter(body(30), 1);
    await correct(body(60), 2);
    await withdraw(3);
    await correct(body(90), 4);
    expect(await versions(Fence.none)).toEqual([
      [1, 30, undefined, `Envoi du lot ${LOT}`],
      [2, 60, 30, `Envoi du lot ${NEXT_LOT}`],
      [3, undefined, 60, 'Retrait par la source'],
      [4, 90, undefined, `Envoi du lot ${NEXT_LOT}`],
    ]);
    expect(JSON.stringify(await past.versions(Fence.none, ID, 0, 10))).not.toContain('canari');
    const at = await past.at(Fence.none, ID, day(2));
    expect(at).toMatchObject({ id: ID, source_id: 'a-1', version: 2, duree: 60 });
    expect([at?.creation, at?.modification]).toEqual([day(1).toISOString(), day(2).toISOString()]);
    expect(await past.at(Fence.none, ID, day(3))).toBeUndefined();
    expect(await past.at(Fence.none, ID, day(0))).toBeUndefined();
    const now = await past.at(Fence.none, ID, day(9));
    expect(now).toMatchObject({ version: 4, duree: 90 });
    expect(JSON.stringify([at, now])).not.toContain('canari');
  });

  it('shows nothing of a version that lay outside the fence, nor any where the activity lies outside', async () => {
    await prepareSchema(own.url, schema);
    await open();
    await enter(body(30, LENS), 1);
    await correct(body(60, ARRAS), 2);
    await correct(body(90, ARRAS), 3);
    expect(await versions(of(ARRAS))).toEqual([
      [2, 60, undefined, `Envoi du lot ${NEXT_LOT}`],
      [3, 90, 60, `Envoi du lot ${NEXT_LOT}`],
    ]);
    expect(await past.at(of(ARRAS), ID, day(1))).toBeUndefined();
    expect(await past.at(of(ARRAS), ID, day(2))).toMatchObject({ version: 2 });
    expect(await versions(of(LENS))).toBeUndefined();
    expect(await past.at(of(LENS), ID, day(1))).toBeUndefined();
    expect(await versions(new Fence([{ source: 'autre' }]))).toBeUndefined();
    expect(await versions(new Fence([{ source: 'hub' }]))).toHaveLength(3);
    // What was withdrawn stays inside the fence it lay in.
    await withdraw(4);
    expect((await versions(of(ARRAS)))?.at(-1)).toEqual([
      4,
      undefined,
      90,
      'Retrait par la source',
    ]);
  });

  it('stays readable where it was kept before history was', async () => {
    const before = schema.migrations.filter(({ name }) => !/^(Versions|History)/.test(name));
    expect(before).toHaveLength(schema.migrations.length - 2);
    await prepareSchema(own.url, { ...schema, migrations: before });
    await open();
    await database.query(
      `INSERT INTO activities (id, source, source_id, lot_id, commune, date, digest, body, version, created_at, modified_at)
       VALUES ($1, 'hub', 'a-1', $2, '62041', '2026-03-01', '', $3, 2, $4, $5)`,
      [ID, LOT, JSON.stringify(body(60)), day(1), day(2)],
    );
    await database.query(
      'INSERT INTO activity_versions (activity_id, version, body, replaced_at) VALUES ($1, 1, $2, $3)',
      [ID, JSON.stringify({ ...body(30), mediateur: undefined }), day(2)],
    );
    await source.destroy();
    await prepareSchema(own.url, schema);
    await open();
    expect(await versions(Fence.none)).toEqual([
      [1, 30, undefined, undefined],
      [2, 60, 30, undefined],
    ]);
    expect(await past.at(Fence.none, ID, day(1))).toMatchObject({ version: 1, duree: 30 });
    await correct(body(90), 3);
    expect(await versions(Fence.none)).toEqual([
      [1, 30, undefined, undefined],
      [2, 60, 30, undefined],
      [3, 90, 60, `Envoi du lot ${NEXT_LOT}`],
    ]);
  });
});
