import { type Ability } from '../ability/posterior.js';
import { estimateOf, evidenceOf } from './evidence.js';
import { nextItem } from './next-item.js';
import { type Plan } from './plan.js';
import { type TestResponse, type TestState } from './rules.js';
import { type StopReason } from './stopping.js';

/** One item of a test, with the estimate after its answer. */
export interface Step extends Ability {
  readonly item: string;
}

export interface Replay {
  readonly steps: readonly Step[];
  /** `unanswered`: there is no answer to the item that came next. */
  readonly stop: StopReason | 'unanswered';
  readonly state: TestState;
}

/** Takes a whole test over answers that are known beforehand. */
export function replayTest(
  plan: Plan,
  { seed, conditions }: Pick<TestState, 'seed' | 'conditions'>,
  answerTo: (item: string) => Omit<TestResponse, 'item'> | undefined,
): Replay {
  const responses: TestResponse[] = [];
  const state = { seed, conditions, responses };
  const steps: Step[] = [];
  for (;;) {
    const next = nextItem(plan, state);
    if (next.kind === 'stop') return { steps, stop: next.reason, state };
    const answer = answerTo(next.item);
    if (answer === undefined) return { steps, stop: 'unanswered', state };
    responses.push({ ...answer, item: next.item });
    const { theta, standardError } = estimateOf(plan, evidenceOf(plan, state));
    steps.push({ item: next.item, theta, standardError });
  }
}
