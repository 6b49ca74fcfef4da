import { type Findings } from '@maillage/kernel';
import { estimationQuadrature, type Quadrature } from '../ability/quadrature.js';
import { type Item } from '../model/item.js';
import { logTable } from '../model/response.js';
import { type Bank, type BankItem } from './bank.js';
import { checkRules } from './check-rules.js';
import { type Rules } from './rules.js';

/** An item with what is worked out of it once for all tests. */
export interface PlannedItem extends BankItem {
  /** log P and P of each category at each point of the quadrature, category by category. */
  readonly logP: Float64Array;
  readonly p: Float64Array;
  /** Place in the bank, and those of its enemies. */
  readonly index: number;
  readonly enemyIndexes: readonly number[];
  /** What it counts for in the balance. */
  readonly part: string;
  /** Probability of being open to a test. */
  readonly eligibility: number;
}

/** Items of one part, in the order of their difficulty. Arrays of numbers, since a bank of thousands is read at each step. */
export interface Part {
  readonly indexes: Int32Array;
  readonly eligibility: Float64Array;
}

/** Rules and bank that were checked, ready for any number of tests. */
export interface Plan {
  readonly rules: Rules;
  readonly quadrature: Quadrature;
  readonly items: ReadonlyMap<string, PlannedItem>;
  readonly trials: readonly string[];
  /** Items by their place in the bank, and 1 where one is retired. */
  readonly list: readonly PlannedItem[];
  readonly retired: Uint8Array;
  readonly parts: ReadonlyMap<string, Part>;
  /** Share of the test that each part should have; sums to 1. Absent: no balance. */
  readonly shares: ReadonlyMap<string, number> | undefined;
}

/** Makes a plan of rules for a bank, or notes every fault of them. */
export function planTest(rules: Rules, bank: Bank, findings: Findings): Plan | undefined {
  const before = findings.faults.length;
  checkRules(rules, bank, findings);
  if (findings.faults.length > before) return undefined;
  const { balance, exposure, prior } = rules;
  const quadrature = rules.quadrature ?? estimationQuadrature(prior);
  const enemies = enemiesOf(bank);
  const items = bank.items.map((one, index): PlannedItem => {
    const { id } = one.item;
    const logP = logTable(one.item, quadrature.nodes);
    return {
      ...one,
      logP,
      p: logP.map(Math.exp),
      index,
      enemyIndexes: enemies[index] ?? [],
      part: balance?.by === 'area' ? one.area : one.competence,
      eligibility: exposure === undefined ? 1 : (exposure.eligibility?.[id] ?? exposure.limit),
    };
  });
  const weights = Object.entries(balance?.weights ?? {}).filter(([, weight]) => weight > 0);
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  return {
    rules,
    quadrature,
    items: new Map(items.map((item) => [item.item.id, item])),
    trials: (bank.trials ?? []).map(({ id }) => id),
    list: items,
    retired: Uint8Array.from(items, ({ isRetired }) => (isRetired === true ? 1 : 0)),
    parts: partsOf(items),
    shares:
      balance === undefined
        ? undefined
        : new Map(weights.map(([part, weight]) => [part, weight / total])),
  };
}

function partsOf(items: readonly PlannedItem[]): Map<string, Part> {
  const parts = new Map<string, PlannedItem[]>();
  for (const item of [...items].sort((x, y) => difficultyOf(x.item) - difficultyOf(y.item))) {
    const known = parts.get(item.part);
    if (known === undefined) parts.set(item.part, [item]);
    else known.push(item);
  }
  return new Map(
    [...parts].map(([part, its]) => [
      part,
      {
        indexes: Int32Array.from(its, ({ index }) => index),
        eligibility: Float64Array.from(its, ({ eligibility }) => eligibility),
      },
    ]),
  );
}

export const difficultyOf = (item: Item): number =>
  item.kind === 'logistic'
    ? item.b
    : item.thresholds.reduce((sum, b) => sum + b, 0) / item.thresholds.length;

/** By place in the bank: places of the enemies that either of two names. Names of no item of the bank bind nobody. */
function enemiesOf({ items }: Bank): number[][] {
  const places = new Map(items.map(({ item }, index) => [item.id, index]));
  const all = items.map((): number[] => []);
  items.forEach(({ enemies = [] }, index) => {
    for (const enemy of enemies) {
      const other = places.get(enemy);
      if (other === undefined) continue;
      all[index]?.push(other);
      all[other]?.push(index);
    }
  });
  return all;
}
