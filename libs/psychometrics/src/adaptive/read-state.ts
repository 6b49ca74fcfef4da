import { type Findings } from '@maillage/kernel';
import { categoriesOf } from '../model/item.js';
import { type Plan } from './plan.js';
import { type TestState } from './rules.js';

/** Whether a test's answers are to items of the plan, once each, with values that these can have; faults are noted. */
export function checkState(plan: Plan, { responses }: TestState, findings: Findings): boolean {
  const before = findings.faults.length;
  const seen = new Set<string>();
  responses.forEach(({ item, value }, at) => {
    const here = findings.inside('responses').inside(String(at));
    const known = plan.items.get(item);
    if (known === undefined && !plan.trials.includes(item))
      here.fault(
        'item',
        'unknown_item',
        { fr: `La banque n’a pas d’item ${item}.`, en: `The bank has no item ${item}.` },
        item,
      );
    if (seen.has(item))
      here.fault(
        'item',
        'answered_twice',
        { fr: `L’item ${item} a deux réponses.`, en: `Item ${item} has two answers.` },
        item,
      );
    seen.add(item);
    const last = known === undefined ? Infinity : categoriesOf(known.item) - 1;
    const isTold = value === 'unknown' || value === 'missing';
    if (!isTold && !(Number.isInteger(value) && value >= 0 && value <= last))
      here.fault(
        'value',
        'value_out_of_range',
        {
          fr: `La réponse à l’item ${item} doit être un entier de 0 à ${last}, ou « je ne sais pas ».`,
          en: `The answer to item ${item} must be a whole number from 0 to ${last}, or "I do not know".`,
        },
        String(value),
      );
  });
  return findings.faults.length === before;
}
