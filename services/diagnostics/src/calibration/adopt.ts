import type { Item } from '@maillage/psychometrics';
import type { BankItem, Parameters } from '../bank/bank.js';

/** What is kept of an item that was calibrated. */
export interface CalibratedParameters {
  readonly id: string;
  /** Version of its words at the time. */
  readonly version: number;
  readonly parameters: Parameters;
}

/** Parameters as a bank keeps them. */
export function parametersOf(model: Parameters['model'], item: Item): Parameters {
  if (item.kind === 'graded')
    return { model: 'graded', a: item.a, thresholds: item.thresholds, isCalibrated: true };
  return {
    model,
    a: item.a,
    b: item.b,
    ...(model === '3pl' ? { c: item.c } : {}),
    isCalibrated: true,
  };
}

/** Items of a bank with parameters that were estimated; or those that are no longer what was calibrated. */
export function adopted(
  items: readonly BankItem[],
  calibrated: readonly CalibratedParameters[],
): { readonly items: BankItem[] } | { readonly changed: string[] } {
  const present = new Map(items.map((item) => [item.id, item]));
  const changed = calibrated.filter(({ id, version }) => present.get(id)?.version !== version);
  if (changed.length > 0) return { changed: changed.map(({ id }) => id) };
  const estimated = new Map(calibrated.map((one) => [one.id, one.parameters]));
  return {
    items: items.map((item) => {
      const parameters = estimated.get(item.id);
      return parameters === undefined ? item : { ...item, parameters };
    }),
  };
}
