import { Findings } from '@maillage/kernel';
import { type Bank } from './bank.js';
import { eligibleItems } from './eligibility.js';
import { findEligibility } from './find-eligibility.js';
import { planTest } from './plan.js';
import { replayTest } from './replay.js';
import { type Rules } from './rules.js';
import { countExposure, simulateTests } from './simulation.js';

/** 120 items in three areas. */
const BANK: Bank = {
  items: Array.from({ length: 120 }, (_, at) => ({
    item: {
      kind: 'logistic',
      id: `i${at}`,
      a: 0.6 + (at % 7) / 5,
      b: -2.5 + (at % 41) / 8,
      c: 0,
    },
    area: ['Information', 'Création', 'Sécurité'][at % 3] ?? '',
    competence: ['1.1', '3.1', '4.1'][at % 3] ?? '',
  })),
};
const planOf = (rules: Rules) => {
  const findings = new Findings('diagnostics', '/regles');
  return { plan: planTest(rules, BANK, findings), faults: findings.faults };
};
const refused = (rules: Rules) =>
  planOf(rules).faults.map(({ code, pointer, value }) => [code, pointer, value]);

describe('rules are refused by name', () => {
  const stop = { items: 12 };

  it('for an area that the bank does not have', () => {
    const { faults } = planOf({
      stop: { items: 12, areaTargets: { Securité: 1 } },
      balance: { by: 'area', weights: { Information: 1, Creation: 1 } },
    });
    expect(faults.map(({ code, pointer, value }) => [code, pointer, value])).toEqual([
      ['diagnostics.unknown_area', '/regles/stop/areaTargets', 'Securité'],
      ['diagnostics.unknown_area', '/regles/balance/weights', 'Creation'],
    ]);
    expect(faults[0]?.detail.fr).toContain('Sécurité');
  });

  it('for an exposure limit below length ÷ bank', () => {
    expect(refused({ stop, exposure: { limit: 0.099 } })).toEqual([
      ['diagnostics.exposure_below_length', '/regles/exposure/limit', '0.099'],
    ]);
    expect(refused({ stop, exposure: { limit: 0.1 } })).toEqual([]);
    expect(refused({ stop, exposure: { limit: 1.1 } })).toHaveLength(1);
  });

  it('for weights, lengths and stops that are none', () => {
    expect(
      refused({
        stop: { items: 0, standardError: -1 },
        balance: { by: 'area', weights: { Information: -1 } },
      }),
    ).toEqual([
      ['diagnostics.length_not_positive', '/regles/stop/items', undefined],
      ['diagnostics.stop_not_positive', '/regles/stop/standardError', '-1'],
      ['diagnostics.balance_not_positive', '/regles/balance/weights', undefined],
    ]);
  });

  it('for a bank that has an item twice', () => {
    const findings = new Findings('diagnostics');
    const [first] = BANK.items;
    if (first === undefined) throw new Error('empty');
    expect(planTest({ stop }, { items: [first, first] }, findings)).toBeUndefined();
    expect(findings.faults).toMatchObject([{ code: 'diagnostics.item_twice', value: 'i0' }]);
  });
});

describe('a content balance', () => {
  it.each([
    { Information: 90, Création: 5, Sécurité: 5 },
    { Information: 0.9, Création: 0.05, Sécurité: 0.05 },
  ])('of %j gives 60 items in those shares', (weights) => {
    const items = Array.from({ length: 5 }, (_, copy) =>
      BANK.items.map((one) => ({ ...one, item: { ...one.item, id: `${one.item.id}.${copy}` } })),
    ).flat();
    const plan = planTest(
      { stop: { items: 60 }, balance: { by: 'area', weights } },
      { items },
      new Findings('diagnostics'),
    );
    if (plan === undefined) throw new Error('refused');
    const { steps } = replayTest(plan, { seed: 3, conditions: 'standard' }, (id) => ({
      value: Number(id.slice(1).split('.')[0]) % 2,
    }));
    const count = (area: string): number =>
      steps.filter(({ item }) => plan.items.get(item)?.area === area).length;
    expect(Math.abs(count('Information') - 54)).toBeLessThanOrEqual(1);
    expect(Math.abs(count('Création') - 3)).toBeLessThanOrEqual(1);
    expect(Math.abs(count('Sécurité') - 3)).toBeLessThanOrEqual(1);
  });
});

describe('an exposure limit', () => {
  const rules: Rules = { stop: { items: 12 }, exposure: { limit: 0.25 } };

  it('opens each item to that share of tests, whatever the seeds', () => {
    const { plan } = planOf(rules);
    if (plan === undefined) throw new Error('refused');
    const counts = new Map<string, number>();
    const tests = 2000;
    for (let seed = 0; seed < tests; seed++) {
      const isOpen = eligibleItems(plan, seed);
      const open = [...plan.items.values()].filter(({ index }) => isOpen?.[index] === 1);
      // A fixed number of each part: 40 items, a quarter of them.
      expect(open).toHaveLength(30);
      for (const { item } of open) counts.set(item.id, (counts.get(item.id) ?? 0) + 1);
    }
    for (const { item } of BANK.items) {
      // Four standard errors of a share of a quarter among 2,000.
      expect(Math.abs((counts.get(item.id) ?? 0) / tests - 0.25)).toBeLessThan(0.039);
    }
  });

  it('holds with probabilities found by simulation, which leave most items always open', () => {
    const search = { people: 80, rounds: 4, seed: 11 };
    const eligibility = findEligibility(rules, BANK, search, new Findings('diagnostics'));
    const { plan } = planOf({
      ...rules,
      exposure: { limit: 0.25, eligibility: eligibility ?? {} },
    });
    if (plan === undefined || eligibility === undefined) throw new Error('refused');
    expect(Object.values(eligibility).filter((k) => k === 1).length).toBeGreaterThan(40);
    const people = 200;
    const { shown } = countExposure(plan, simulateTests(plan, people, 99));
    const greatest = Math.max(...shown.values()) / people;
    expect(greatest).toBeLessThan(0.38);
    const { plan: free } = planOf({ stop: rules.stop });
    if (free === undefined) throw new Error('refused');
    const without = countExposure(free, simulateTests(free, 40, 99)).shown;
    expect(Math.max(...without.values())).toBe(40);
  });
});
