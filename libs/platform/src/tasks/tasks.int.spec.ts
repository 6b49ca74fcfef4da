import { DomainError } from '@maillage/kernel';
import { eventually, stopServers } from '@maillage/testing';
import type { RequestContext } from '../request/request-context.js';
import { inRequestContext, requestContext } from '../request/request-context.js';
import { taskBench, type TaskBench } from '../spec/tasks.js';
import { eventStream } from './event-stream.js';
import { PART } from './task-body.js';
import { type Task, type TaskContext, TaskStopped } from './task.js';
import type { TaskState } from './task-state.js';

const GRANT = {
  role: 'partenaire',
  territories: ['departement-62'],
  structures: [],
  purposes: ['activite'],
} as const;
const CALLER = {
  id: 'requete',
  parent: undefined,
  ip: '127.0.0.1',
  method: 'POST',
  route: '/v1/essais',
  language: 'fr',
  caller: { id: 'moi', kind: 'client', name: 'Moi', source: 'moi', grants: [GRANT] },
} as const satisfies RequestContext;

interface Upto {
  readonly upTo: number;
}
interface At {
  readonly at: number;
}
/** Called before each chunk. */
type Hook = (n: number, context: TaskContext<At>) => Promise<void> | void;

let bench: TaskBench;

/** Writes 1, 2, 3 … up to a number, one each chunk, and refuses every multiple of three. */
class Count implements Task<Upto, At> {
  readonly nature = 'essais.compter';
  readonly permission = 'activites.pousser';
  readonly seen: (string | undefined)[] = [];

  constructor(private readonly before: Hook = () => undefined) {}

  async run({ upTo }: Upto, context: TaskContext<At>): Promise<object> {
    this.seen.push(requestContext()?.caller?.id);
    for (let n = (context.resume?.at ?? 0) + 1; n <= upTo; n++) {
      await this.before(n, context);
      await bench.database.transaction(async (tx) => {
        await tx.query('INSERT INTO effects VALUES ($1)', [n]);
        await context.checkpoint(tx, {
          done: n,
          total: upTo,
          resume: { at: n },
          rejects: n % 3 === 0 ? [{ rang: n }] : [],
        });
      });
    }
    return { compte: upTo };
  }
}

const upTo = (n: number): number[] => Array.from({ length: n }, (_, index) => index + 1);

function begin(task: Count, tasks = bench.process(), number = 7): Promise<TaskState> {
  tasks.runs(task);
  tasks.onApplicationBootstrap();
  return inRequestContext(CALLER, () => tasks.begin(task, { upTo: number }));
}

async function ended(id: string): Promise<TaskState> {
  return eventually(
    async () => {
      const state = await bench.reader.find(id, undefined);
      if (state === undefined || state.ended_at === null) throw new Error('not ended');
      return state;
    },
    { timeout: 20_000 },
  );
}

/** A promise and what fulfils it. */
function signal(): { given: Promise<void>; give: () => void } {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => (give = resolve));
  return { given, give };
}

beforeAll(async () => {
  bench = await taskBench();
});
beforeEach(() => bench.grant([GRANT]));
afterEach(() => bench.clear());
afterAll(async () => {
  await bench.close();
  await stopServers();
});

describe('a task', () => {
  it('is done in the name of its caller, and tells how it went', async () => {
    const task = new Count();
    const begun = await begin(task);
    expect(begun).toMatchObject({ nature: task.nature, state: 'waiting', caller_id: 'moi' });
    expect(await ended(begun.id)).toMatchObject({
      state: 'done',
      result: { compte: 7 },
      done: '7',
      total: '7',
      rejects: '2',
      last_event: '10',
    });
    expect(await bench.effects()).toEqual(upTo(7));
    expect(task.seen).toEqual(['moi']);
    const events = await bench.reader.eventsAfter(begun.id, '0', 100);
    expect(events.map(({ seq, kind }) => `${seq} ${kind}`)).toEqual(
      ['progress', 'progress', 'reject', 'progress', 'progress', 'progress', 'reject']
        .concat('progress', 'progress', 'end')
        .map((kind, index) => `${index + 1} ${kind}`),
    );
    expect(await bench.reader.eventsAfter(begun.id, '0', 100, ['reject'])).toMatchObject([
      { data: { rang: 3 } },
      { data: { rang: 6 } },
    ]);
    const { rows } = await bench.root.query('SELECT actor_id, action FROM access.audit_entries');
    expect(rows).toEqual([{ actor_id: 'moi', action: 'taches.commencer' }]);
  });

  it('that was taken over writes nothing more: its chunk is rolled back, and another goes on from the last one committed', async () => {
    const [atFour, goOn] = [signal(), signal()];
    let stopped: unknown;
    const slow = new Count(async (n, context) => {
      if (n !== 4) return;
      context.signal.addEventListener('abort', () => (stopped = context.signal.reason));
      atFour.give();
      await goOn.given;
    });
    const { id } = await begin(slow);
    await atFour.given;
    await bench.expire(id);
    const quick = new Count();
    const second = bench.process();
    second.runs(quick);
    second.onApplicationBootstrap();
    expect(await ended(id)).toMatchObject({ state: 'done', result: { compte: 7 } });
    goOn.give();
    await eventually(() => {
      expect(stopped).toEqual(new TaskStopped('lost'));
      expect((stopped as TaskStopped).why).toBe('lost');
    });
    expect(await bench.effects()).toEqual(upTo(7));
  });

  it('is given back at once by a process that ends', async () => {
    const atThree = signal();
    const first = bench.process();
    const { id } = await begin(
      new Count(async (n, { signal: stop }) => {
        if (n !== 3) return;
        atThree.give();
        await new Promise((resolve) => stop.addEventListener('abort', resolve));
      }),
      first,
    );
    await atThree.given;
    await first.beforeApplicationShutdown();
    expect(await bench.reader.find(id, undefined)).toMatchObject({ state: 'waiting', done: '2' });
    const second = bench.process();
    second.runs(new Count());
    second.onApplicationBootstrap();
    expect(await ended(id)).toMatchObject({ state: 'done' });
    expect(await bench.effects()).toEqual(upTo(7));
  });

  it('that is cancelled stops before its next chunk is committed', async () => {
    const { id } = await begin(
      new Count(async (n) => {
        if (n === 4) await bench.database.transaction((tx) => bench.reader.cancel(tx, id));
      }),
    );
    expect(await ended(id)).toMatchObject({ state: 'cancelled', done: '3', result: null });
    expect(await bench.effects()).toEqual(upTo(3));
  });

  it('that is cancelled before it began never begins', async () => {
    const tasks = bench.process();
    const { id } = await tasks.begin(new Count(), { upTo: 3 });
    const cancelled = await bench.other.transaction((tx) => bench.reader.cancel(tx, id));
    expect(cancelled).toMatchObject({ state: 'cancelled' });
    expect(await bench.reader.eventsAfter(id, '0', 9)).toMatchObject([{ seq: '1', kind: 'end' }]);
  });

  it('fails with the words of a refusal, and with none of what was not foreseen', async () => {
    const text = { fr: 'Non.', en: 'No.' };
    const refused = await begin(
      new Count(() => {
        throw new DomainError('essais.non', 'invalid', text);
      }),
    );
    expect(await ended(refused.id)).toMatchObject({
      state: 'failed',
      error: { code: 'essais.non', ...text },
    });
    const broken = await begin(
      new Count(() => {
        throw new Error('un secret');
      }),
    );
    const { error } = await ended(broken.id);
    expect(error?.code).toBe('platform.unforeseen');
    expect(JSON.stringify(error)).not.toContain('secret');
  });

  it.each([
    ['whose caller may not call any more', undefined, 'platform.access_ended'],
    ['whose caller has another right', [{ ...GRANT, role: 'region' }], 'platform.right_ended'],
    [
      'whose caller’s territory is another',
      [{ ...GRANT, territories: ['departement-59'] }],
      'platform.right_ended',
    ],
  ] as const)('%s does not go on, and says why', async (_, grants, code) => {
    const { id } = await begin(new Count(async (n) => (n === 4 ? bench.grant(grants) : undefined)));
    expect(await ended(id)).toMatchObject({ state: 'failed', done: '3', error: { code } });
    expect(await bench.effects()).toEqual(upTo(3));
    const never = new Count();
    const { id: next } = await begin(never);
    expect(await ended(next)).toMatchObject({ state: 'failed', done: '0', error: { code } });
    expect(never.seen).toEqual([]);
  });

  it('goes on when its caller is granted more', async () => {
    const wider = {
      ...GRANT,
      territories: ['region-32'],
      purposes: ['annuaire', 'activite'] as const,
    };
    const { id } = await begin(
      new Count(async (n) => (n === 4 ? bench.grant([wider]) : undefined)),
    );
    expect(await ended(id)).toMatchObject({ state: 'done' });
  });

  it('that was taken up too often without getting any further ends', async () => {
    const tasks = bench.process();
    const { id } = await tasks.begin(new Count(), { upTo: 3 });
    await bench.root.query('UPDATE access.tasks SET claims = 30');
    tasks.runs(new Count());
    tasks.onApplicationBootstrap();
    expect(await ended(id)).toMatchObject({
      state: 'failed',
      error: { code: 'platform.task_keeps_failing' },
    });
  });

  it('is nobody’s who is not its service', async () => {
    const { id } = await bench.process().begin(new Count(), { upTo: 3 });
    const rows = await bench.other.query(
      "SELECT * FROM access.claim_task('{essais.compter}', $1)",
      [id],
    );
    expect(rows).toEqual([]);
    await expect(bench.other.query('SELECT * FROM access.tasks')).rejects.toThrow('permission');
    await expect(bench.database.query('SELECT * FROM access.tasks')).rejects.toThrow('permission');
  });

  it('is refused to whoever has too many already, and is neither there nor journalled', async () => {
    const tasks = bench.process();
    const more = (): Promise<TaskState> => tasks.begin(new Count(), { upTo: 1 });
    for (let n = 0; n < 20; n++) await more();
    await expect(more()).rejects.toMatchObject({ code: 'platform.too_many_tasks' });
    expect(await bench.reader.counts()).toEqual([
      { service: 'activities', state: 'waiting', number: 20 },
    ]);
    const { rows } = await bench.root.query('SELECT FROM access.audit_entries');
    expect(rows).toHaveLength(20);
    expect((await bench.reader.of('systeme', undefined, 3)).map(({ id }) => id)).toHaveLength(3);
  });
});

describe('the body of a task', () => {
  const piece = Buffer.alloc(100_000, 'contact@exemple.fr ');
  const WHOLE = Buffer.concat([piece, piece, piece, piece, piece, piece]);

  async function* bytes(): AsyncGenerator<Buffer> {
    await Promise.resolve();
    for (let n = 0; n < 6; n++) yield piece;
  }

  class Read implements Task {
    readonly nature = 'essais.lire';
    readonly permission = 'activites.lire';
    readonly found: Buffer[] = [];

    constructor(private readonly from: readonly number[]) {}

    async run(_: object, context: TaskContext): Promise<undefined> {
      for (const from of this.from) {
        const parts: Buffer[] = [];
        for await (const part of context.body(from)) parts.push(part);
        this.found.push(Buffer.concat(parts));
      }
    }
  }

  const kept = async (): Promise<Buffer> =>
    Buffer.concat(
      (await bench.root.query<{ data: Buffer }>('SELECT data FROM access.task_parts')).rows.map(
        ({ data }) => data,
      ),
    );

  it('is durable and sealed before the task is there, is read from any byte on, and goes with it', async () => {
    const from = [0, 1, PART - 1, PART, PART + 5, WHOLE.length];
    const task = new Read(from);
    const tasks = bench.process();
    const { id } = await tasks.begin(task, {}, bytes());
    expect((await kept()).length).toBeGreaterThan(WHOLE.length);
    expect((await kept()).includes('exemple')).toBe(false);
    tasks.runs(task);
    tasks.onApplicationBootstrap();
    expect(await ended(id)).toMatchObject({ state: 'done' });
    expect(task.found.map((one, index) => one.equals(WHOLE.subarray(from[index])))).toEqual(
      from.map(() => true),
    );
    expect((await kept()).length).toBe(0);
  });

  it('that is abandoned goes once its sender was silent for too long, and its task with it', async () => {
    const [sent, never] = [signal(), signal()];
    async function* abandoned(): AsyncGenerator<Buffer> {
      yield* bytes();
      sent.give();
      await never.given;
    }
    const begun = bench.process().begin(new Read([0]), {}, abandoned());
    begun.catch(() => undefined);
    await sent.given;
    const next = bench.process();
    next.runs(new Read([]));
    next.onApplicationBootstrap();
    const other = await next.begin(new Read([]), {});
    await ended(other.id);
    expect((await kept()).length).toBeGreaterThan(0);
    await bench.root.query("UPDATE access.tasks SET lease_until = now() WHERE state = 'receiving'");
    await eventually(async () => expect((await kept()).length).toBe(0));
    const { rows } = await bench.root.query('SELECT id FROM access.tasks');
    expect(rows).toEqual([{ id: other.id }]);
    never.give();
    await expect(begun).rejects.toMatchObject({ code: 'platform.task_cancelled' });
  });

  it('that is cut leaves nothing behind', async () => {
    async function* cut(): AsyncGenerator<Buffer> {
      yield* bytes();
      throw new Error('cut');
    }
    await expect(bench.process().begin(new Read([0]), {}, cut())).rejects.toThrow('cut');
    const { rows } = await bench.root.query('SELECT FROM access.tasks');
    expect([rows.length, (await kept()).length]).toEqual([0, 0]);
  });
});

describe('the stream of a task', () => {
  const streamOf = (id: string, after: string, heartbeatMs = 60_000): AsyncGenerator<string> =>
    eventStream(
      {
        heartbeatMs,
        lastEvent: () => bench.reader.lastEvent(id),
        eventsAfter: (seq, limit) => bench.reader.eventsAfter(id, seq, limit),
        tell: ({ kind, data }) => Promise.resolve({ name: kind, data }),
        isLeaving: () => false,
      },
      after,
    );
  const read = async (stream: AsyncGenerator<string>): Promise<string[]> => {
    const ids: string[] = [];
    for await (const text of stream) ids.push(...(/^id: (\d+)$/m.exec(text)?.slice(1) ?? []));
    return ids;
  };

  it('sends a comment where nothing happens for long, and then goes on', async () => {
    const goOn = signal();
    const { id } = await begin(new Count(() => goOn.given));
    const stream = streamOf(id, '0', 1);
    const heard: string[] = [];
    for await (const text of stream) {
      if (heard.push(text) === 3) goOn.give();
    }
    expect(heard.slice(0, 3)).toEqual(['retry: 1000\n\n', ':\n\n', ':\n\n']);
    expect(heard.at(-1)).toContain('event: end');
  });

  it('gives every event once to a reader that comes and goes while it runs', async () => {
    const { id } = await begin(new Count(), bench.process(), 200);
    const ids: string[] = [];
    while (ids.at(-1) !== '267') {
      const stream = streamOf(id, ids.at(-1) ?? '0');
      for (let n = 0; n < 40; n++) {
        const next = await stream.next();
        if (next.done === true) break;
        ids.push(...(/^id: (\d+)$/m.exec(next.value)?.slice(1) ?? []));
      }
      await stream.return(undefined);
    }
    expect(ids).toEqual(upTo(267).map(String));
    expect(await read(streamOf(id, '265'))).toEqual(['266', '267']);
  });
});
