import fc from 'fast-check';
import { Findings } from '@maillage/kernel';
import { expectedAPosteriori } from '../ability/posterior.js';
import { type Bank, type BankItem } from './bank.js';
import { answersOf } from './evidence.js';
import { measureTest } from './measure.js';
import { type Next, nextItem } from './next-item.js';
import { type Plan, planTest } from './plan.js';
import { checkState } from './read-state.js';
import { replayTest } from './replay.js';
import { type Rules, type TestResponse, type TestState } from './rules.js';

/** 26 items from −3 to 3, in two areas of two competences each. */
const BANK: Bank = {
  items: Array.from({ length: 26 }, (_, at): BankItem => {
    const b = -3 + (6 * at) / 25;
    return {
      item: { kind: 'logistic', id: `i${String(at + 1).padStart(2, '0')}`, a: 1, b, c: 0 },
      area: at % 2 === 0 ? 'A' : 'B',
      competence: ['A1', 'B1', 'A2', 'B2'][at % 4] ?? '',
    };
  }),
  trials: [{ id: 't1' }, { id: 't2' }, { id: 't3' }],
};
const plan = (rules: Partial<Rules> = {}, bank: Bank = BANK): Plan => {
  const findings = new Findings('diagnostics', '/regles');
  const made = planTest({ stop: { items: 10 }, ...rules }, bank, findings);
  if (made === undefined) throw new Error(JSON.stringify(findings.faults));
  return made;
};
const state = (
  responses: readonly TestResponse[] = [],
  more: Partial<TestState> = {},
): TestState => ({ seed: 5, conditions: 'standard', responses, ...more });
const itemOf = (next: Next): string => (next.kind === 'item' ? next.item : `stop: ${next.reason}`);
/** Goes on from some answers with values that the item's id determines. */
const valueOf = (id: string): number => ((Number(id.slice(1)) * 7) % 3 === 0 ? 1 : 0);
const run = (made: Plan, seed = 5): ReturnType<typeof replayTest> =>
  replayTest(made, { seed, conditions: 'standard' }, (id) => ({ value: valueOf(id) }));

describe('a test', () => {
  it('that is resumed anywhere goes on with the same item', () => {
    const made = plan({ exposure: { limit: 0.5 }, trials: 2 });
    const whole = run(made);
    whole.state.responses.forEach(({ item }, at) => {
      const resumed = nextItem(plan({ exposure: { limit: 0.5 }, trials: 2 }), {
        ...whole.state,
        responses: whole.state.responses.slice(0, at),
      });
      expect(itemOf(resumed)).toBe(item);
    });
    expect(whole.stop).toBe('length');
    expect(whole.steps).toHaveLength(12);
  });

  it('has no number out of range whatever is answered, and never the same item twice', () => {
    const made = plan({ balance: { by: 'area', weights: { A: 1, B: 2 } }, stop: { items: 26 } });
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 1, 'unknown' as const)), (values) => {
        let turn = 0;
        const { steps } = replayTest(made, { seed: 1, conditions: 'standard' }, () => ({
          value: values[turn++ % Math.max(1, values.length)] ?? 0,
        }));
        expect(new Set(steps.map(({ item }) => item)).size).toBe(26);
        for (const { theta, standardError } of steps) {
          expect(Math.abs(theta)).toBeLessThan(4);
          expect(standardError).toBeGreaterThan(0);
          expect(standardError).toBeLessThan(1);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('begins with an item of middling difficulty, and follows the answers', () => {
    const made = plan();
    const first = itemOf(nextItem(made, state()));
    expect(['i13', 'i14']).toContain(first);
    const after = (value: number): string =>
      itemOf(nextItem(made, state([{ item: first, value }])));
    expect(after(1) > first).toBe(true);
    expect(after(0) < first).toBe(true);
  });

  it('that goes on when an item is retired keeps its result, and never shows it again', () => {
    const before = run(plan());
    const retired = before.steps[2]?.item ?? '';
    const waiting = before.steps[5]?.item ?? '';
    const items = BANK.items.map((one) =>
      [retired, waiting].includes(one.item.id) ? { ...one, isRetired: true } : one,
    );
    const later = plan({}, { ...BANK, items });
    expect(measureTest(later, before.state)).toEqual(measureTest(plan(), before.state));
    const resumed = nextItem(later, {
      ...before.state,
      responses: before.state.responses.slice(0, 5),
    });
    expect(itemOf(resumed)).not.toBe(waiting);
    expect(itemOf(resumed)).toMatch(/^i/);
    expect(run(later).steps.map(({ item }) => item)).not.toContain(retired);
  });

  it('never shows enemies to one person, whichever of them names the other', () => {
    const items = BANK.items.map((one) =>
      one.item.id === 'i14' ? { ...one, enemies: ['i13', 'i12', 'i15'] } : one,
    );
    const shown = run(plan({ stop: { items: 26 } }, { items })).steps.map(({ item }) => item);
    expect(shown.filter((id) => ['i12', 'i13', 'i15'].includes(id)).length > 0).toBe(
      !shown.includes('i14'),
    );
  });
});

describe('a test ends', () => {
  it('on precision, but not on one lucky answer', () => {
    const bank: Bank = {
      items: Array.from({ length: 60 }, (_, at) => ({
        ...(BANK.items[0] as BankItem),
        item: { kind: 'logistic', id: `i${at}`, a: 1, b: 0, c: 0 },
      })),
    };
    const made = plan({ stop: { items: 60, standardError: 0.35 } }, bank);
    const [first] = [itemOf(nextItem(made, state()))];
    const one = state([{ item: first, value: 1 }]);
    const { overall } = measureTest(made, one);
    expect(overall.theta).toBeCloseTo(0.4132, 4);
    expect(overall.standardError).toBeCloseTo(0.9106, 4);
    expect(nextItem(made, one).kind).toBe('item');
    const { steps, stop } = run(made);
    expect(stop).toBe('precision');
    expect(steps.at(-1)?.standardError).toBeLessThanOrEqual(0.35);
    expect(steps.at(-2)?.standardError).toBeGreaterThan(0.35);
  });

  it('on a decision, when the interval lies on one side of the target', () => {
    const { steps, stop } = run(plan({ stop: { items: 26, target: 1 } }));
    expect(stop).toBe('decision');
    const [before, last] = steps.slice(-2);
    if (before === undefined || last === undefined) throw new Error('too short');
    expect(last.theta + 1.96 * last.standardError).toBeLessThan(1);
    expect(before.theta + 1.96 * before.standardError).toBeGreaterThanOrEqual(1);
    const strict = run(plan({ stop: { items: 26, target: 1, areaTargets: { A: 1, B: 1 } } }));
    expect(strict.steps.length).toBeGreaterThan(steps.length);
  });

  it('on time, under standard conditions alone', () => {
    const made = plan({ stop: { items: 10, seconds: 60 }, rapidSeconds: 3 });
    const slow: TestResponse[] = [
      { item: 'i13', value: 1, seconds: 40 },
      { item: 'i20', value: 0, seconds: 25 },
    ];
    expect(nextItem(made, state(slow))).toMatchObject({ kind: 'stop', reason: 'time' });
    expect(nextItem(made, state(slow, { conditions: 'adjusted' })).kind).toBe('item');
  });

  it('on decisions by area, of which none is taken without an answer', () => {
    const made = plan({ stop: { items: 26, areaTargets: { A: 3, B: 3 } } });
    const one = state([{ item: 'i13', value: 0 }]);
    expect(nextItem(made, one).kind).toBe('item');
    const both = state([...one.responses, { item: 'i14', value: 0 }]);
    expect(nextItem(made, both)).toMatchObject({ kind: 'stop', reason: 'decision' });
  });

  it('by area, when each that is asked is precise enough, whatever the others', () => {
    const made = plan({
      stop: { items: 26, areaStandardError: 0.75 },
      balance: { by: 'area', weights: { A: 1 } },
    });
    const { stop, state: end } = run(made);
    expect(stop).toBe('precision');
    expect([...measureTest(made, end).areas.keys()]).toEqual(['A']);
  });

  it('by area, when each is precise enough: what is precise is asked no more', () => {
    const made = plan({ stop: { items: 26, areaStandardError: 0.75 } });
    const { stop, state: end } = run(made);
    expect(stop).toBe('precision');
    for (const area of measureTest(made, end).areas.values())
      expect(area.standardError).toBeLessThanOrEqual(0.75);
  });

  it('where no item is left, and says of which part', () => {
    const { stop, steps } = run(plan({ stop: { items: 40 } }));
    expect(stop).toBe('exhausted');
    expect(steps).toHaveLength(26);
    const made = plan({
      stop: { items: 20 },
      balance: { by: 'competence', weights: { A1: 3, B1: 1 } },
    });
    const { stop: reason, state: end } = run(made);
    expect(reason).toBe('exhausted');
    expect(nextItem(made, end)).toEqual({
      kind: 'stop',
      reason: 'exhausted',
      exhausted: ['A1', 'B1'],
    });
  });
});

describe('answers', () => {
  it('are there for estimates by other methods, too fast ones and unscored items left out', () => {
    const made = plan({ rapidSeconds: 3 });
    const given = state([
      { item: 'i13', value: 1, seconds: 9 },
      { item: 't1', value: 1, seconds: 9 },
      { item: 'i20', value: 'unknown', seconds: 9 },
      { item: 'i25', value: 1, seconds: 1 },
    ]);
    const answers = answersOf(made, given);
    expect(answers.map(({ item, category }) => [item.id, category])).toEqual([
      ['i13', 1],
      ['i20', 0],
    ]);
    const { overall } = measureTest(made, given);
    expect(expectedAPosteriori(answers)).toEqual({
      theta: expect.closeTo(overall.theta, 12),
      standardError: expect.closeTo(overall.standardError, 12),
    });
  });

  const three = (value: number | 'unknown'): TestState =>
    state(['i08', 'i13', 'i18'].map((item) => ({ item, value })));

  it('that are all right, all wrong or all "je ne sais pas" give a finite, wide result, and say so', () => {
    const results = ([1, 0, 'unknown'] as const).map((value) => measureTest(plan(), three(value)));
    expect(results.map(({ overall }) => overall.uniformity)).toEqual([
      'all_right',
      'all_wrong',
      'all_wrong',
    ]);
    for (const { overall } of results) {
      expect(Math.abs(overall.theta)).toBeLessThan(2);
      expect(overall.standardError).toBeGreaterThan(0.7);
      expect(overall.interval[1] - overall.interval[0]).toBeCloseTo(
        3.92 * overall.standardError,
        12,
      );
    }
    expect(results[1]?.overall).toEqual(results[2]?.overall);
    expect(measureTest(plan(), state()).overall).toMatchObject({ answers: 0, uniformity: 'none' });
  });

  it('that come too fast are missing, not wrong; under adjusted conditions they count', () => {
    const made = plan({ rapidSeconds: 3 });
    const rapid = [
      { item: 'i13', value: 1, seconds: 20 },
      { item: 'i20', value: 0, seconds: 1 },
    ];
    const without = measureTest(made, state(rapid.slice(0, 1)));
    expect(measureTest(made, state(rapid)).overall).toEqual(without.overall);
    expect(measureTest(made, state(rapid, { conditions: 'adjusted' })).overall.answers).toBe(2);
    expect(itemOf(nextItem(made, state(rapid)))).not.toBe('i20');
  });

  it('are refused where they are not to items of the bank, or cannot be', () => {
    const findings = new Findings('diagnostics');
    const wrong = state([
      { item: 'i99', value: 1 },
      { item: 'i01', value: 2 },
      { item: 'i01', value: 1 },
    ]);
    expect(checkState(plan(), wrong, findings)).toBe(false);
    expect(findings.faults.map(({ code, value }) => [code, value])).toEqual([
      ['diagnostics.unknown_item', 'i99'],
      ['diagnostics.value_out_of_range', '2'],
      ['diagnostics.answered_twice', 'i01'],
    ]);
    expect(checkState(plan(), three('unknown'), new Findings('diagnostics'))).toBe(true);
  });
});

describe('an item that is not scored', () => {
  it('changes neither the result nor what is scored, to the last digit', () => {
    const plain = run(plan());
    const seeded = plan({ trials: 1 });
    const results = [0, 1].map((value) =>
      replayTest(seeded, { seed: 5, conditions: 'standard' }, (id) => ({
        value: id.startsWith('t') ? value : valueOf(id),
      })),
    );
    for (const { state: end, steps } of results) {
      expect(steps.filter(({ item }) => item.startsWith('t'))).toHaveLength(1);
      expect(steps.filter(({ item }) => item.startsWith('i')).map(({ item }) => item)).toEqual(
        plain.steps.map(({ item }) => item),
      );
      expect(measureTest(seeded, end)).toEqual(measureTest(plan(), plain.state));
    }
  });

  it('stands where the seed puts it, never first, and is told apart', () => {
    const made = plan({ stop: { items: 6 }, trials: 1 });
    const places = new Set<number>();
    for (let seed = 0; seed < 40; seed++) {
      const { steps, state: end } = run(made, seed);
      const at = steps.findIndex(({ item }) => item.startsWith('t'));
      places.add(at);
      const next = nextItem(made, { ...end, responses: end.responses.slice(0, at) });
      expect(next).toMatchObject({ kind: 'item', isScored: false });
    }
    expect(places).not.toContain(-1);
    expect(places).not.toContain(0);
    expect(places.size).toBeGreaterThan(3);
  });
});
