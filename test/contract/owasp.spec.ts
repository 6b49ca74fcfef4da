import { API_TOP_TEN } from './owasp/api-top-ten.js';
import { ASVS } from './owasp/asvs.js';
import { LEFT_OUT } from './owasp/asvs-left-out.js';
import { requirements } from './owasp/asvs-levels.js';
import { OwaspStage } from './owasp/owasp-stage.js';
import { type Check, stands } from './owasp/row.js';

const WANTED = [...requirements(1), ...requirements(2)];

/** Why a requirement is not in the table: the reason for it, its section or its chapter, the nearest first. */
const reasonFor = (id: string): readonly [string, string] | undefined => {
  const parts = id.split('.');
  return LEFT_OUT[id] ?? LEFT_OUT[parts.slice(0, 2).join('.')] ?? LEFT_OUT[parts[0] ?? ''];
};

const rows = Object.entries(ASVS).map(([id, [about, proof]]) => ({ id, about, proof }));
const liveRows = rows.flatMap(({ id, about, proof }) =>
  'live' in proof ? [{ id, about, check: proof.live }] : [],
);
const seenRows = rows.flatMap(({ id, about, proof }) =>
  'seen' in proof ? [{ id, about, tests: proof.seen }] : [],
);

describe('OWASP', () => {
  const at = new OwaspStage();
  /** A check that shows several requirements runs once. */
  const done = new Map<Check, Promise<void>>();
  const once = (check: Check): Promise<void> => {
    const running = done.get(check) ?? check(at);
    done.set(check, running);
    return running;
  };
  beforeAll(() => at.open());
  afterAll(() => at.close());

  it('ASVS 5.0.0 has a row, or a reason to be left out, for each requirement of levels 1 and 2', () => {
    expect([1, 2, 3].map((level) => requirements(level as 1 | 2 | 3).length)).toEqual([
      70, 183, 92,
    ]);
    expect(WANTED.filter((id) => !(id in ASVS) && reasonFor(id) === undefined)).toEqual([]);
    expect(rows.filter(({ id }) => !WANTED.includes(id))).toEqual([]);
    // A reason that nothing needs any more is a mistake.
    const needed = new Set(WANTED.filter((id) => !(id in ASVS)).map((id) => reasonFor(id)));
    expect(Object.entries(LEFT_OUT).filter(([, reason]) => !needed.has(reason))).toEqual([]);
    const out = (kind: string): number =>
      WANTED.filter((id) => !(id in ASVS) && reasonFor(id)?.[0] === kind).length;
    const count = {
      wanted: WANTED.length,
      applicable: rows.length,
      live: liveRows.length,
      seen: seenRows.length,
      absent: out('absent'),
      inside: out('inside'),
    };
    expect(count.applicable + count.absent + count.inside).toBe(count.wanted);
    process.stdout.write(
      `OWASP ASVS 5.0.0, levels 1 and 2: ${count.wanted} requirements; ${count.applicable} apply and can be seen from outside (${count.live} checked live, ${count.seen} by other tests); ` +
        `${count.absent} of things the product has not; ${count.inside} of documents, code or operation, not claimed here\n`,
    );
  });

  it.each(liveRows)('ASVS $id: $about', async ({ check }) => once(check));

  it.each(seenRows)('ASVS $id: $about (another test)', ({ tests }) => {
    expect(tests.filter((test) => !stands(test))).toEqual([]);
  });

  it.each(API_TOP_TEN.map(([id, about, proof]) => ({ id, about, proof })))(
    '$id: $about',
    async ({ proof }) => {
      if (!('live' in proof)) throw new Error('The ten are checked live.');
      await once(proof.live);
    },
  );

  it('has ten risks of APIs, none left out', () => {
    expect(new Set(API_TOP_TEN.map(([id]) => id))).toEqual(
      new Set(Array.from({ length: 10 }, (_, n) => `API${n + 1}:2023`)),
    );
  });

  it('would not take a test that was renamed, or only spoken of, for one that stands', () => {
    const file = 'test/e2e/attacks.scenario.ts';
    expect([
      stands({ file, title: 'leave every process up' }),
      stands({ file, title: 'leave every process down' }),
      stands({ file, title: '' }),
      stands({ file: 'test/e2e/none.scenario.ts', title: 'x' }),
    ]).toEqual([true, false, false, false]);
  });
});
