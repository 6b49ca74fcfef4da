import type { BankItem } from './bank.js';

/** Items with those that are written: in the place of the one with the same id, or behind all; another version of it. */
export function withItems(
  present: readonly BankItem[],
  written: readonly Omit<BankItem, 'version'>[],
): BankItem[] {
  const known = new Map(present.map((item) => [item.id, item]));
  const after = new Map(known);
  for (const item of written)
    after.set(item.id, { ...item, version: (known.get(item.id)?.version ?? 0) + 1 });
  return [...after.values()];
}

/** Items with one out of use; undefined where there is none of this id. */
export function retired(present: readonly BankItem[], id: string): BankItem[] | undefined {
  if (!present.some((item) => item.id === id)) return undefined;
  return present.map((item) => (item.id === id ? { ...item, isRetired: true } : item));
}
