import { setTimeout as sleep } from 'node:timers/promises';
import { DataHolder, Database, roleOf, Schedule } from '@maillage/platform';
import { openDataSource, prepareSchema } from '@maillage/platform/host';
import { ageingRows, retention, type RetentionCategory } from '@maillage/platform/access';
import { createDatabase, eventually, stopServers, type TestDatabase } from '@maillage/testing';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { schema } from '../access.module.js';

const OWN = { name: 'essais', migrations: [] };
/** Noon in Paris. */
const DAY = '2026-03-10T11:00:00Z';
const HOUR_LATER = '2026-03-10T12:00:00Z';
const NEXT_DAY = '2026-03-11T11:00:00Z';

describe('the daily pass of retention', () => {
  let own: TestDatabase;
  let root: Client;
  let source: DataSource;
  let database: Database;
  let instant = DAY;
  let running: (DataHolder | Schedule)[];
  let said: string[];

  beforeEach(async () => {
    own = await createDatabase();
    await prepareSchema(own.url, schema);
    await prepareSchema(own.url, OWN);
    root = new Client({ connectionString: own.url });
    await root.connect();
    await root.query(
      `CREATE TABLE essais.notes (id bigint GENERATED ALWAYS AS IDENTITY, at timestamptz); GRANT ALL ON essais.notes TO ${roleOf('essais')}`,
    );
    source = await openDataSource(own.url, OWN, roleOf('essais'), 8).initialize();
    database = new Database('essais', source);
    [instant, running, said] = [DAY, [], []];
  });
  afterEach(async () => {
    await Promise.all(running.map((one) => one.onApplicationShutdown()));
    await source.destroy();
    await root.end();
    await own.drop();
  });
  afterAll(stopServers);

  const notes = (database: Database): RetentionCategory =>
    ageingRows(database, 'notes', 'Notes', 30, { table: 'notes', id: 'id', since: 'at' });
  /** A process of the service, as its start has it. */
  const begin = (...categories: readonly RetentionCategory[]): void => {
    const say = (text: string): void => void said.push(text);
    const clock = { now: () => new Date(instant) };
    const logger = { debug: () => undefined, log: say, warn: say };
    const holder = new DataHolder(database, { answer: () => undefined } as never, clock, logger);
    holder.keeps(...categories);
    const schedule = new Schedule(database, clock, logger);
    schedule.add(retention(holder));
    for (const one of [holder, schedule]) {
      one.onApplicationBootstrap();
      running.push(one);
    }
  };
  const enter = (count: number, at: string): Promise<unknown> =>
    root.query('INSERT INTO essais.notes (at) SELECT $2::timestamptz FROM generate_series(1, $1)', [
      count,
      at,
    ]);
  const left = async (): Promise<number> =>
    Number(
      (await root.query<{ count: string }>('SELECT count(*) FROM essais.notes')).rows[0]?.count,
    );
  const receipts = async () =>
    (
      await root.query<{ service: string; category: string; removed: number; automatic: boolean }>(
        'SELECT service, category, removed, automatic FROM access.retention_receipts ORDER BY at',
      )
    ).rows;
  /** Day of the last pass that came to its end. */
  const doneOn = async (): Promise<string | undefined> =>
    (
      await root.query<{ day: string }>(
        "SELECT ended_at::date::text AS day FROM access.recurrences WHERE service = 'essais' AND NOT has_failed",
      )
    ).rows[0]?.day;
  const done = (day: string): Promise<void> =>
    eventually(async () => expect(await doneOn()).toBe(day));

  it('lets go by itself what is old enough, once a day over all processes, and files a receipt', async () => {
    await enter(2_500, '2026-02-08T10:59:59Z');
    await enter(10, '2026-02-08T11:00:01Z');
    for (let processes = 0; processes < 4; processes++) begin(notes(database));
    await done('2026-03-10');
    expect(await left()).toBe(10);
    expect(await receipts()).toEqual([
      { service: 'essais', category: 'notes', removed: 2_500, automatic: true },
    ]);
    expect(said).toEqual(['Conservation : 2500 de notes supprimé(s), gardé(s) 30 jours.']);
    // A process that starts later the same day finds it done; the next day it does what is due then.
    await enter(5, '2026-01-01T00:00:00Z');
    begin(notes(database));
    await sleep(300);
    expect(await left()).toBe(15);
    instant = NEXT_DAY;
    begin(notes(database));
    await done('2026-03-11');
    expect(await left()).toBe(0);
    expect((await receipts()).map(({ removed }) => removed)).toEqual([2_500, 15]);
  });

  it('takes up again a pass that was cut, as soon as it is certain that nobody is at it', async () => {
    await enter(3, '2026-01-01T00:00:00Z');
    // What a process leaves that was killed at work.
    await root.query(
      `INSERT INTO access.recurrences (service, name, title, period, due_at, began_at, holder, lease_until)
       VALUES ('essais', 'conservation', '', 'chaque jour à 3 h', $1, $1, gen_random_uuid(), now() + interval '1 minute')`,
      [DAY],
    );
    begin(notes(database));
    await sleep(300);
    expect([await left(), await doneOn()]).toEqual([3, undefined]);
    await root.query("UPDATE access.recurrences SET lease_until = now() - interval '1 second'");
    begin(notes(database));
    await done('2026-03-10');
    expect(await left()).toBe(0);
  });

  it('lets go of the rest where one category fails, says so without a word of it, and is not done with the day', async () => {
    await enter(3, '2026-01-01T00:00:00Z');
    const broken = {
      ...notes(database),
      code: 'cassee',
      remove: () => Promise.reject(new Error('Zythophile')),
    };
    begin(broken, notes(database));
    await eventually(() =>
      expect(said).toEqual([
        'Conservation des données : ce passage n’est pas allé au bout (Error) ; nouvel essai vers 13:00, heure de Paris.',
      ]),
    );
    expect([await left(), await doneOn()]).toEqual([0, undefined]);
    instant = HOUR_LATER;
    begin(notes(database));
    await done('2026-03-10');
  });
});
