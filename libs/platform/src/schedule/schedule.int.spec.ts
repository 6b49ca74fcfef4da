import { createDatabase, eventually, stopServers, type TestDatabase } from '@maillage/testing';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { Database, openDataSource } from '../db/database.js';
import { prepareSchema, roleOf } from '../db/prepare.js';
import type { Period } from './period.js';
import { Schedule } from './schedule.js';
import { Recurrences1799000000002 } from './schedule.migration.js';

const OWN = { name: 'essais', migrations: [] };
const NOON = '2026-03-10T11:00:00.000Z';
const NEXT = '2026-03-11T02:00:00.000Z';
const DEAD = '00000000-0000-4000-8000-000000000000';

/** Work that is done at once. */
const count =
  (add: () => unknown): (() => Promise<void>) =>
  () => {
    add();
    return Promise.resolve();
  };

describe('recurring work', () => {
  let own: TestDatabase;
  let root: Client;
  let source: DataSource;
  let instant: string;
  let processes: Schedule[];
  let said: string[];

  beforeAll(async () => {
    own = await createDatabase();
    await prepareSchema(own.url, { name: 'access', migrations: [Recurrences1799000000002] });
    await prepareSchema(own.url, OWN);
    root = new Client({ connectionString: own.url });
    await root.connect();
    source = await openDataSource(own.url, OWN, roleOf('essais'), 8).initialize();
  });
  beforeEach(async () => {
    [instant, processes, said] = [NOON, [], []];
    await root.query('DELETE FROM access.recurrences');
  });
  afterEach(() => Promise.all(processes.map((one) => one.onApplicationShutdown())));
  afterAll(async () => {
    await source.destroy();
    await root.end();
    await own.drop();
    await stopServers();
  });

  /** A process of the service, as its start has it; gives how often it has asked whether a run is due. */
  const begin = (run: () => Promise<void>, period: Period = { dailyAt: 3 }): (() => number) => {
    let asked = 0;
    const database = new Database('essais', source);
    const query = async (sql: string, parameters: unknown[]): Promise<unknown[]> => {
      const rows = await database.query(sql, parameters);
      if (sql.includes('claim_recurrence')) asked++;
      return rows;
    };
    const say = (text: string): void => void said.push(text);
    const schedule = new Schedule(
      { service: 'essais', query } as unknown as Database,
      { now: () => new Date(instant) },
      { debug: () => undefined, warn: say },
    );
    schedule.add({ name: 'essai', title: 'Essai', period, run });
    schedule.onApplicationBootstrap();
    processes.push(schedule);
    return () => asked;
  };
  const row = async () => {
    const { rows } = await root.query<Record<string, unknown>>(
      'SELECT service, name, title, period, due_at, lease_until IS NOT NULL AS held, began_at, ended_at, has_failed FROM access.recurrences',
    );
    expect(rows).toHaveLength(1);
    return rows[0] ?? {};
  };
  const ended = (over: object): Promise<void> =>
    eventually(async () =>
      expect(await row()).toMatchObject({ ended_at: new Date(instant), ...over }),
    );

  it('runs in one process of all, and is due again when its period says', async () => {
    let runs = 0;
    let finish = (): void => undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const work = (): Promise<void> => {
      runs++;
      return finished;
    };
    const first = begin(work);
    await eventually(() => Promise.resolve(expect([runs, first()]).toEqual([1, 1])));
    const second = begin(work);
    await eventually(() => Promise.resolve(expect(second()).toBe(1)));
    expect(await row()).toEqual({
      service: 'essais',
      name: 'essai',
      title: 'Essai',
      period: 'chaque jour à 3 h',
      due_at: new Date(NOON),
      held: true,
      began_at: new Date(NOON),
      ended_at: null,
      has_failed: null,
    });
    finish();
    await ended({ due_at: new Date(NEXT), held: false, has_failed: false });
    const third = begin(work);
    await eventually(() => Promise.resolve(expect(third()).toBe(1)));
    expect([runs, said]).toEqual([1, []]);
  });

  it('that a dead process held is taken up once its lease is over, and the dead has no say any more', async () => {
    await root.query(
      `INSERT INTO access.recurrences (service, name, title, period, due_at, holder, lease_until, began_at)
       VALUES ('essais', 'essai', 'Essai', 'chaque jour à 3 h', $1, $2, now() + interval '1 hour', $1)`,
      [NOON, DEAD],
    );
    let runs = 0;
    const work = count(() => runs++);
    const asked = begin(work);
    await eventually(() => Promise.resolve(expect(asked()).toBe(1)));
    expect(runs).toBe(0);
    await root.query("UPDATE access.recurrences SET lease_until = now() - interval '1 second'");
    begin(work);
    await ended({ due_at: new Date(NEXT) });
    await new Database('essais', source).query(
      "SELECT access.finish_recurrence('essai', $1, now(), true, now())",
      [DEAD],
    );
    expect([runs, await row()]).toMatchObject([1, { has_failed: false, due_at: new Date(NEXT) }]);
  });

  it('that fails is tried again an hour later, and says so without a word of what it worked on', async () => {
    begin(() => Promise.reject(new TypeError('Zythophile')));
    await ended({ has_failed: true, held: false, due_at: new Date('2026-03-10T12:00:00Z') });
    expect(said).toEqual([
      'Essai : ce passage n’est pas allé au bout (TypeError) ; nouvel essai vers 13:00, heure de Paris.',
    ]);
    instant = '2026-03-10T12:00:00.000Z';
    begin(() => Promise.resolve());
    await ended({ has_failed: false, due_at: new Date(NEXT) });
  });

  it('catches up once what was missed, however often', async () => {
    let runs = 0;
    begin(count(() => runs++));
    await ended({ due_at: new Date(NEXT) });
    instant = '2026-03-20T11:00:00.000Z';
    begin(count(() => runs++));
    await ended({ due_at: new Date('2026-03-21T02:00:00Z') });
    expect(runs).toBe(2);
  });

  it('with another period than before is due at once', async () => {
    begin(() => Promise.resolve());
    await ended({ due_at: new Date(NEXT) });
    instant = '2026-03-10T11:07:00.000Z';
    begin(() => Promise.resolve(), { everyMinutes: 15 });
    await ended({ due_at: new Date('2026-03-10T11:15:00Z'), period: 'toutes les 15 minutes' });
  });

  it('of one service is out of reach of another', async () => {
    const other = { name: 'autres', migrations: [] };
    await prepareSchema(own.url, other);
    await root.query(
      "INSERT INTO access.recurrences (service, name, title, period, due_at) VALUES ('essais', 'essai', 'Essai', 'x', now())",
    );
    const theirs = await openDataSource(own.url, other, roleOf('autres'), 1).initialize();
    const database = new Database('autres', theirs);
    expect(
      await database.query(
        "SELECT access.claim_recurrence('essai', $1, now(), '1 minute') AS is_theirs",
        [DEAD],
      ),
    ).toEqual([{ is_theirs: false }]);
    await expect(database.query('SELECT FROM access.recurrences')).rejects.toThrow();
    await theirs.destroy();
  });
});
