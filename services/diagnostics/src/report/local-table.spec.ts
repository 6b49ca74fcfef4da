import highsModule from 'highs';
import { type LocalTable, localTableOf } from './local-table.js';

// The package types its CommonJS form; what an ES module imports is the function itself.
const loadHighs = highsModule as unknown as typeof highsModule.default;

type Counts = Readonly<Record<string, number>>;

/** A table with its true counts, which nobody may find. */
interface Shown {
  readonly table: LocalTable;
  readonly counts: Counts;
}

/** Numbers that look drawn, the same each time (Park and Miller 1988). */
function drawn(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 48_271) % 2_147_483_647) % below;
}

describe('a table of answers to a question of the territory', () => {
  it('hides what fewer than five chose, with another where that alone would be left', () => {
    expect(localTableOf('q', { a: 9, b: 6, c: 5 })).toEqual({
      ...{ question: 'q', people: 20, told: { a: 9, b: 6, c: 5 } },
    });
    // One hidden count would be what is left of the sum.
    expect(localTableOf('q', { a: 9, b: 6, c: 1 })).toMatchObject({ told: { a: 9 }, others: 7 });
    // Two that nobody chose would be known to be none.
    expect(localTableOf('q', { a: 9, b: 6, c: 0, d: 0 })).toMatchObject({
      told: { a: 9 },
      others: 6,
    });
    expect(localTableOf('q', { a: 4, b: 0 })).toBeUndefined();
    expect(localTableOf('q', { a: 6, b: 0 })).toMatchObject({ told: {}, others: 6 });
  });

  it('is followed by another of the same choices, once each has changed by five', () => {
    const first = localTableOf('q', { a: 9, b: 3, c: 3 });
    expect(first).toMatchObject({ told: { a: 9 }, others: 6 });
    expect(localTableOf('q', { a: 13, b: 9, c: 9 }, first)).toBeUndefined();
    expect(localTableOf('q', { a: 14, b: 5, c: 5 }, first)).toBeUndefined();
    expect(localTableOf('q', { a: 14, b: 9, c: 9 }, first)).toEqual({
      ...{ question: 'q', people: 32, told: { a: 14 }, others: 18 },
    });
  });

  it('lets no count under five be found by linear programming, alone or by difference with older ones', async () => {
    const highs = await loadHighs();
    let [cells, reports] = [0, 0];
    for (let seed = 1; seed <= 30; seed++) {
      const draw = drawn(seed);
      const codes = ['a', 'b', 'c', 'd', 'e'].slice(0, 2 + draw(4));
      const shown: Shown[] = [];
      let counts: Counts = Object.fromEntries(codes.map((code) => [code, draw(9)]));
      for (let report = 0; report < 6; report++) {
        const table = localTableOf('q', counts, shown.at(-1)?.table);
        if (table !== undefined) shown.push({ table, counts });
        counts = Object.fromEntries(codes.map((code) => [code, (counts[code] ?? 0) + draw(8)]));
      }
      for (const attack of attacksOf(codes, shown)) {
        if (attack.truth >= 5) continue;
        const [low, high] = (['Minimize', 'Maximize'] as const).map((sense) => {
          const solved = highs.solve(programOf(sense, attack.goal, codes, shown));
          expect(solved.Status).toBe('Optimal');
          return solved.ObjectiveValue;
        });
        expect({ seed, ...attack, isFound: (high ?? 0) - (low ?? 0) < 0.5 }).toMatchObject({
          isFound: false,
        });
        cells++;
      }
      reports += Math.max(shown.length - 1, 0);
    }
    // The attack had something to find, and newer reports were among it.
    expect(cells).toBeGreaterThan(100);
    expect(reports).toBeGreaterThan(5);
  }, 60_000);

  it('would be found out without that: the attack finds a count that is left over', async () => {
    const highs = await loadHighs();
    const counts = { a: 9, b: 6, c: 1 };
    const table = { question: 'q', people: 16, told: { a: 9, b: 6 }, others: 1 };
    const solved = (['Minimize', 'Maximize'] as const).map(
      (sense) =>
        highs.solve(programOf(sense, 'x0_c', Object.keys(counts), [{ table, counts }]))
          .ObjectiveValue,
    );
    expect(solved).toEqual([1, 1]);
  });
});

/** Counts that an attacker wants: of each table, and of those who joined between two. */
function attacksOf(
  codes: readonly string[],
  shown: readonly Shown[],
): { readonly goal: string; readonly truth: number }[] {
  return codes.flatMap((code) =>
    shown.flatMap(({ counts }, at) => {
      const [truth, former] = [counts[code] ?? 0, shown[at - 1]?.counts[code]];
      const alone = { goal: `x${at}_${code}`, truth };
      if (former === undefined) return [alone];
      return [alone, { goal: `x${at}_${code} - x${at - 1}_${code}`, truth: truth - former }];
    }),
  );
}

/** All that is known of the tables: their sums, what they tell, and that people join and none leaves. */
function programOf(
  sense: 'Minimize' | 'Maximize',
  goal: string,
  codes: readonly string[],
  shown: readonly Shown[],
): string {
  const rules = shown.flatMap(({ table: { people, told, others } }, at) => [
    `${codes.map((code) => `x${at}_${code}`).join(' + ')} = ${people}`,
    ...Object.entries(told).map(([code, count]) => `x${at}_${code} = ${count}`),
    ...(others === undefined
      ? []
      : [
          `${codes
            .filter((code) => !(code in told))
            .map((code) => `x${at}_${code}`)
            .join(' + ')} = ${others}`,
        ]),
    ...(at === 0 ? [] : codes.map((code) => `x${at}_${code} - x${at - 1}_${code} >= 0`)),
  ]);
  const numbered = rules.map((rule, at) => ` c${at}: ${rule}`).join('\n');
  return `${sense}\n obj: ${goal}\nSubject To\n${numbered}\nEnd`;
}
