import { type Next, nextItem, type Plan } from '@maillage/psychometrics';
import type { BankItem } from '../bank/bank.js';
import { type Assessment, type Conditions, stateOf } from './assessment.js';

/** Items that cannot be asked under some conditions: not in this mode, or for a mediator where there is none. */
export const notAskable = (
  items: readonly BankItem[],
  { mode, hasMediator }: Conditions,
): string[] =>
  items
    .filter(
      (item) =>
        !item.modes.includes(mode) || (item.form === 'verification_par_mediateur' && !hasMediator),
    )
    .map(({ id }) => id);

/** The plan of a campaign without some items: they are not asked, and answers to them still count. */
export function without(plan: Plan, closed: ReadonlySet<string>): Plan {
  return {
    ...plan,
    retired: Uint8Array.from(plan.retired, (isRetired, at) =>
      isRetired === 1 || closed.has(plan.list[at]?.item.id ?? '') ? 1 : 0,
    ),
    trials: plan.trials.filter((id) => !closed.has(id)),
  };
}

/** What closes items to a person, apart. */
export interface Closed {
  /** By conditions, since the person has seen them within the last year, or has reported them. */
  readonly own: Iterable<string>;
  /** Retired or suspended since the campaign took its version of the bank. */
  readonly outOfUse: Iterable<string>;
}

/** What comes next, by items, seed and answers alone. */
export function nextOf(plan: Plan, assessment: Assessment, { own, outOfUse }: Closed): Next {
  return nextItem(without(plan, new Set([...own, ...outOfUse])), stateOf(assessment));
}

/** Items that an answer may be to: the one that comes next, and the one that would if none had gone out of use meanwhile. */
export function askedOf(plan: Plan, assessment: Assessment, closed: Closed): string[] {
  return [closed.outOfUse, []].flatMap((outOfUse) => {
    const next = nextOf(plan, assessment, { own: closed.own, outOfUse });
    return next.kind === 'item' ? [next.item] : [];
  });
}
