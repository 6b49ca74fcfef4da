import type { Bank as TestBank, Item } from '@maillage/psychometrics';
import { type BankItem, modelItemOf } from '../bank/bank.js';

/** Items as an adaptive test takes them; those without parameters collect answers and are never scored. */
export function testBankOf(items: readonly BankItem[]): TestBank {
  return {
    items: items.flatMap((one) => {
      const item = modelItemOf(one);
      if (item === undefined) return [];
      const { area, competence, enemies } = one;
      return [{ item, area, competence, enemies, isRetired: one.isRetired === true }];
    }),
    trials: items
      .filter(({ parameters, isRetired }) => parameters === undefined && isRetired !== true)
      .map(({ id }) => ({ id })),
  };
}

/** Items with parameters that are in use. */
export const scoredItems = (items: readonly BankItem[]): Item[] =>
  items.filter(({ isRetired }) => isRetired !== true).flatMap((one) => modelItemOf(one) ?? []);
