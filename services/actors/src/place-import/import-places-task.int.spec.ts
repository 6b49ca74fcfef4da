import { eventually, stopServers } from '@maillage/testing';
import type { ImportOutcomeDto, TaskState } from '@maillage/platform';
import { REQUIRED_COLUMNS } from '../place/place.js';
import { serviceOnDatabase, type TestService, type Worker } from '../spec/service.js';

const COLUMNS = [...REQUIRED_COLUMNS, 'code_insee', 'telephone', 'courriels', 'formation'];
const line = (id: string, change: Record<string, string> = {}): string => {
  const row: Record<string, string> = {
    id,
    pivot: '43493312300029',
    nom: 'Médiathèque',
    commune: 'Arras',
    code_postal: '62000',
    adresse: '1 rue',
    date_maj: '2026-05-20',
    code_insee: '62041',
    ...change,
  };
  return COLUMNS.map((column) => row[column] ?? '').join(',');
};
const upTo = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => line(`p${index}`));
/** Chunks of 500 lines: three and a part; faults and remarks in each, and lines that repeat one of another chunk. */
const FILE = Buffer.from(
  [
    COLUMNS.join(','),
    ...upTo(700),
    line('p3', { nom: 'Encore' }),
    line('tel', { telephone: 'demander Zythophile' }),
    line('mail', { courriels: 'zythophile' }),
    line('ici', { code_insee: '62999' }),
    'Zythophile,trop,court',
    ...upTo(1_100).slice(700),
    line('p701'),
    line('autrefois', { code_insee: '14472', code_postal: '14170', commune: 'Ammeville' }),
    line('demain', { date_maj: '2026-05-21' }),
    ...upTo(1_600).slice(1_100),
    '',
  ].join('\n'),
  'latin1',
);

async function* inPieces(bytes: Buffer): AsyncGenerator<Buffer> {
  await Promise.resolve();
  for (let at = 0; at < bytes.length; at += 10_000) yield bytes.subarray(at, at + 10_000);
}

/** A promise and what fulfils it. */
function signal(): { given: Promise<void>; give: () => void } {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => (give = resolve));
  return { given, give };
}

let service: TestService;
let now = new Date('2026-05-20T10:00:00Z');
beforeAll(async () => {
  service = await serviceOnDatabase({ now: () => now });
});
beforeEach(() => void (now = new Date('2026-05-20T10:00:00Z')));
const workers: Worker[] = [];
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  await service.root.query('TRUNCATE actors.places, actors.outbox, access.tasks CASCADE');
  await service.root.query('TRUNCATE access.audit_entries');
});
afterAll(async () => {
  await service.close();
  await stopServers();
});

function worker(before?: (chunk: number) => Promise<void>): Worker {
  const made = service.worker(before);
  workers.push(made);
  return made;
}
const begin = (by: Worker, file = FILE, isSimulation = false): Promise<TaskState> =>
  by.imports.begin(inPieces(file), {
    source: 'essai',
    format: 'csv',
    isSimulation,
    language: 'fr',
    bytes: file.length,
  });
const rows = async <Row extends object>(sql: string): Promise<Row[]> =>
  (await service.root.query<Row>(sql)).rows;
const ended = (): Promise<TaskState> =>
  eventually(
    async () => {
      const [task] = await rows<TaskState>('SELECT * FROM access.tasks');
      if (task === undefined || task.ended_at === null) throw new Error('not ended');
      return task;
    },
    { timeout: 20_000 },
  );
const rejects = async (): Promise<unknown[]> =>
  (
    await rows<{ data: unknown }>(
      "SELECT data FROM access.task_events WHERE kind = 'reject' ORDER BY seq",
    )
  ).map(({ data }) => data);
const count = async (table: string): Promise<number> => (await rows(`SELECT FROM ${table}`)).length;

/** What a synchronous import says, with what a task may keep of it. */
function kept({ rejets, remarques, import_id: _, ...rest }: ImportOutcomeDto): {
  rejets: object[];
  bilan: Partial<ImportOutcomeDto>;
} {
  const bare = ({ valeur, ...one }: ImportOutcomeDto['rejets'][number]): object =>
    valeur === undefined || ['', 'telephone', 'courriels'].includes(one.champ)
      ? one
      : { ...one, valeur };
  return {
    rejets: rejets.map(bare),
    bilan: { ...rest, remarques: remarques.map(bare) as ImportOutcomeDto['remarques'] },
  };
}

describe('an import as a task', () => {
  it('interrupted after any chunk ends as one that was not, and enters each place once', async () => {
    const wanted = kept(await service.import(FILE, { isSimulation: true }));
    const { simulation: _, ...bilan } = wanted.bilan;
    expect(bilan).toMatchObject({ recus: 1_608, crees: 1_603, rejetes: 5 });
    const first = service.worker();
    const { id } = await begin(first);
    for (let chunk = 1; chunk < 4; chunk++) {
      const reached = signal();
      let entered = 0;
      const interrupted = service.worker(async () => {
        entered += 1;
        if (entered < 2) return;
        reached.give();
        // What is entered now is rolled back: the process leaves first.
        await left.given;
      });
      const left = signal();
      interrupted.work();
      await reached.given;
      const stopped = interrupted.stop();
      left.give();
      await stopped;
      // The day changes meanwhile: a date is judged by the day the file was sent.
      now = new Date('2026-05-22T10:00:00Z');
      expect(await count('actors.places')).toBeLessThan(1_603);
      const [task] = await rows<{ resume: object }>('SELECT resume FROM access.tasks');
      expect(task?.resume).toMatchObject({ chunks: chunk });
    }
    worker().work();
    const task = await ended();
    expect(task).toMatchObject({
      state: 'done',
      done: String(FILE.length),
      total: String(FILE.length),
      result: { ...bilan, import_id: id },
    });
    expect(await rejects()).toEqual(wanted.rejets);
    expect([await count('actors.places'), await count('actors.outbox')]).toEqual([1_603, 1_603]);
    const audit = await rows("SELECT FROM access.audit_entries WHERE action = 'lieux.importer'");
    expect([audit.length, await count('access.task_parts')]).toEqual([4, 0]);
    const told = JSON.stringify([task, await rows('SELECT * FROM access.task_events')]);
    expect(told).not.toMatch(/zythophile/i);
  });

  it('that is cancelled keeps the chunks before, and nothing of the file', async () => {
    const one = worker(async (chunk) => {
      if (chunk === 2) await service.root.query('SELECT access.cancel_task(id) FROM access.tasks');
    });
    await begin(one);
    one.work();
    expect(await ended()).toMatchObject({ state: 'cancelled', result: null });
    // Two of the first 500 are remarks on the file.
    expect([await count('actors.places'), await count('access.task_parts')]).toEqual([498, 0]);
  });

  it('that only tries says the same, and writes nothing', async () => {
    const wanted = kept(await service.import(FILE, { isSimulation: true }));
    const one = worker();
    await begin(one, FILE, true);
    one.work();
    expect(await ended()).toMatchObject({ state: 'done', result: wanted.bilan });
    expect(await rejects()).toEqual(wanted.rejets);
    expect(await count('actors.places')).toBe(0);
  });

  it('of a file that is none fails, and says why among its rejects', async () => {
    const one = worker();
    await begin(one, Buffer.from('nom;adresse\nx;y\n'));
    one.work();
    expect(await ended()).toMatchObject({
      state: 'failed',
      error: { code: 'actors.unreadable_file' },
    });
    expect(await rejects()).toEqual(
      ['id', 'pivot', 'commune', 'code_postal', 'date_maj'].map((champ) =>
        expect.objectContaining({ ligne: 1, champ, code: 'actors.missing_column' }),
      ),
    );
  });
});
