import fc from 'fast-check';
import { calendarOf, holidaysOf } from './calendar.js';
import { findCycle } from './find-cycle.js';
import { type Task, timesOf } from './network.js';
import { type Promised, sequenceOf } from './sequence.js';

const civil = calendarOf('civil');
const working = calendarOf('ouvres');

const waitsFor = (...ids: string[]): Pick<Promised, 'depend_de'> => ({
  depend_de: ids.map((action_id) => ({ action_id })),
});
const promised = (
  id: string,
  debut: string,
  fin: string,
  more: Partial<Promised> = {},
): Promised => ({
  ...{ id, debut, fin, isOver: false },
  ...more,
});

describe('a network of tasks', () => {
  it('has slack with two ways in (G-01)', () => {
    const task = (id: string, duration: number, ...waits: string[]): Task => ({
      ...{ id, duration, start: 0 },
      waits: waits.map((one) => ({ id: one, lag: 0 })),
    });
    const tasks = [task('A', 3), task('B', 2, 'A'), task('C', 5, 'A'), task('D', 1, 'B', 'C')];
    const { times, criticalPath, end } = timesOf(tasks, 9);
    const told = ['A', 'B', 'C', 'D'].map((id) => times.get(id));
    expect(told.map((one) => one?.earliestStart)).toEqual([0, 3, 3, 8]);
    expect(told.map((one) => one?.slack)).toEqual([0, 3, 0, 0]);
    expect([end, criticalPath]).toEqual([9, ['A', 'C', 'D']]);
    // An end that is promised too early is shown as it is.
    expect(timesOf(tasks, 7).times.get('C')?.slack).toBe(-2);
  });

  it('equals what relaxing it again and again gives, with 500 tasks', () => {
    const arbitrary = fc
      .array(
        fc.record({
          start: fc.nat(400),
          duration: fc.nat(40),
          waits: fc.array(fc.tuple(fc.nat(), fc.integer({ min: -5, max: 10 })), { maxLength: 4 }),
        }),
        { minLength: 500, maxLength: 500 },
      )
      .map((wishes) =>
        // Shuffled names, so that no order of the list is that of the network.
        wishes.map(({ waits, ...rest }, place): Task => ({
          ...rest,
          id: nameOf(place),
          waits:
            place === 0
              ? []
              : [...new Map(waits.map(([to, lag]) => [nameOf(to % place), lag]))].map(
                  ([id, lag]) => ({ id, lag }),
                ),
        })),
      );
    fc.assert(
      fc.property(arbitrary, fc.nat(3000), (tasks, deadline) => {
        const { times, criticalPath, end } = timesOf(tasks.toSorted(byName), deadline);
        const expected = relaxed(tasks, deadline);
        expect(new Map([...times].toSorted())).toEqual(new Map([...expected].toSorted()));
        const finish = ({ id, duration }: Task): number =>
          (expected.get(id)?.earliestStart ?? 0) + duration;
        expect(end).toBe(Math.max(...tasks.map(finish)));
        // The path: a chain without room, from a task that waits for nothing to the end.
        const path = criticalPath.map((id) => tasks.find((one) => one.id === id));
        expect(path[0]?.waits).toEqual([]);
        for (const [place, task] of path.entries()) {
          const next = path[place + 1];
          const end_ = task === undefined ? NaN : finish(task);
          if (next === undefined) expect(end_).toBe(end);
          else {
            const lag = next.waits.find(({ id }) => id === task?.id)?.lag ?? NaN;
            expect(end_ + lag).toBe(expected.get(next.id)?.earliestStart);
          }
        }
      }),
      { numRuns: 20 },
    );
  });
});

const nameOf = (place: number): string => String((place * 7919 + 13) % 10_007).padStart(5, '0');
const byName = (one: Task, other: Task): number => (one.id < other.id ? -1 : 1);

/** Earliest starts and slack by relaxing every edge until nothing changes: no order, no graph. */
function relaxed(
  tasks: readonly Task[],
  deadline: number,
): Map<string, { earliestStart: number; slack: number }> {
  const start = new Map(
    tasks.map(({ id, start: own, waits }) => [id, waits.length === 0 ? own : -Infinity]),
  );
  const latest = new Map(tasks.map(({ id, duration }) => [id, deadline - duration]));
  const durations = new Map(tasks.map(({ id, duration }) => [id, duration]));
  for (let isMoving = true; isMoving;) {
    isMoving = false;
    for (const { id, waits } of tasks)
      for (const { id: on, lag } of waits) {
        const length = durations.get(on) ?? 0;
        const after = (start.get(on) ?? 0) + length + lag;
        if (after > (start.get(id) ?? 0)) isMoving = !!start.set(id, after);
        const before = (latest.get(id) ?? 0) - lag - length;
        if (before < (latest.get(on) ?? 0)) isMoving = !!latest.set(on, before);
      }
  }
  return new Map(
    tasks.map(({ id }) => {
      const earliestStart = start.get(id) ?? 0;
      return [id, { earliestStart, slack: (latest.get(id) ?? 0) - earliestStart }];
    }),
  );
}

describe('a sequence', () => {
  const b = promised('b', '2026-03-10', '2026-03-12', waitsFor('a'));
  const after = (fin: string) =>
    sequenceOf([promised('a', '2026-03-01', fin), b], civil, '2026-02-01').actions[1];

  it('never moves a promise, and says by how much it can’t be held (G-03)', () => {
    expect(after('2026-03-05')).toMatchObject({ room: 4, promise: { debut: '2026-03-10' } });
    const early = after('2026-03-03');
    expect(early).toMatchObject({ room: 6, promise: { debut: '2026-03-10', fin: '2026-03-12' } });
    expect(early?.proposal).toBeUndefined();
    expect(after('2026-03-11')).toMatchObject({
      room: -2,
      promise: { debut: '2026-03-10', fin: '2026-03-12' },
      proposal: { debut: '2026-03-12', fin: '2026-03-14' },
    });
  });

  it('tells what a late action delays, down the chain', () => {
    const chain = [
      promised('a', '2026-03-02', '2026-03-06'),
      promised('b', '2026-03-09', '2026-03-10', waitsFor('a')),
      promised('c', '2026-03-11', '2026-03-12', waitsFor('b')),
    ];
    const { actions } = sequenceOf(chain, working, '2026-03-10');
    expect(actions.map(({ delays }) => delays)).toEqual([['b'], ['c'], []]);
    expect(actions.map(({ proposal }) => proposal)).toEqual([
      undefined,
      { debut: '2026-03-11', fin: '2026-03-12' },
      { debut: '2026-03-13', fin: '2026-03-16' },
    ]);
    const done = chain.map((one) =>
      one.id === 'a' ? { ...one, isOver: true, doneOn: '2026-03-05' } : one,
    );
    expect(sequenceOf(done, working, '2026-03-10').actions.map(({ room }) => room)).toEqual([
      undefined,
      1,
      0,
    ]);
  });

  it('lists what has not both days, and names a ring', () => {
    const open = { id: 'x', debut: '2026-03-02', isOver: false };
    expect(sequenceOf([open], civil, '2026-03-01')).toEqual({
      actions: [],
      criticalPath: [],
      undated: ['x'],
    });
    const ring = [
      promised('a', '2026-03-01', '2026-03-02', waitsFor('c')),
      promised('b', '2026-03-01', '2026-03-02', waitsFor('a')),
      promised('c', '2026-03-01', '2026-03-02', waitsFor('b')),
    ];
    expect(sequenceOf(ring, civil, '2026-03-01').cycle?.toSorted()).toEqual(['a', 'b', 'c']);
  });

  it('recomputes 500 actions far within the time of a page', () => {
    const many = Array.from({ length: 500 }, (_, at) =>
      promised(`a${at}`, '2026-03-02', '2026-03-20', waitsFor(...(at === 0 ? [] : [`a${at - 1}`]))),
    );
    expect(sequenceOf(many, working, '2026-01-01').criticalPath).toHaveLength(500);
  });
});

describe('the calendar', () => {
  it('knows the holidays of France', () => {
    expect(holidaysOf(2026).toSorted()).toEqual([
      ...['2026-01-01', '2026-04-06', '2026-05-01', '2026-05-08', '2026-05-14', '2026-05-25'],
      ...['2026-07-14', '2026-08-15', '2026-11-01', '2026-11-11', '2026-12-25'],
    ]);
    expect(holidaysOf(2038)).toContain('2038-04-26');
  });

  it('counts working days there and back', () => {
    const friday = working.indexOf('2026-04-03');
    // Easter Monday lies between.
    expect([1, 2].map((days) => working.dayAt(friday + days))).toEqual([
      '2026-04-07',
      '2026-04-08',
    ]);
    expect(working.indexOf('2026-04-04')).toBe(friday + 1);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (index) => {
        expect(working.indexOf(working.dayAt(index) ?? '')).toBe(index);
      }),
    );
  });
});

describe('a ring', () => {
  it('is named in the order in which its things wait', () => {
    const edges = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['a']],
      ['d', ['a']],
    ]);
    expect(findCycle(edges)).toHaveLength(3);
    expect(findCycle(new Map([['a', ['a']]]))).toEqual(['a']);
    expect(
      findCycle(
        new Map([
          ['a', ['b', 'c']],
          ['b', ['c']],
        ]),
      ),
    ).toBeUndefined();
  });
});
