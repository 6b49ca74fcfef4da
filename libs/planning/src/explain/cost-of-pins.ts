import { type Message } from '@maillage/kernel';
import { type Measures, measurePlan } from '../plan/measure-plan.js';
import { directoryOf } from '../problem/directory.js';
import { pinInWords } from '../problem/pin-in-words.js';
import { type Pin, type Problem } from '../problem/problem.js';
import { type PlanSettings, type Watch } from '../solve/aim-rules.js';
import { type Planned, planTraining } from '../solve/plan-training.js';
import { type Solver } from '../solve/solver.js';
import { differenceInWords, differenceOf } from './compare-plans.js';

/** What a decision changes: measures with it, less those of the plan that is best without it, all others kept. */
export interface PinCost {
  readonly pin: Pin;
  readonly difference: Measures;
  readonly words: Message;
}

/**
 * What each pin of a plan costs, by planning once more without it; differences below the proven gaps mean nothing. A pin without
 * which nothing was found has no line. Throws Error where the solver fails.
 *
 * @param planned the plan with all pins, by the same settings.
 */
export function costOfPins(
  solver: Solver,
  problem: Problem,
  planned: Planned,
  settings: PlanSettings,
  watch: Watch = {},
): PinCost[] {
  const directory = directoryOf(problem);
  const kept = measurePlan(directory, planned.plan);
  return problem.pins.flatMap((pin) => {
    const free = directoryOf({ ...problem, pins: problem.pins.filter((one) => one !== pin) });
    const result = planTraining(solver, free, settings, watch);
    if (result.kind !== 'planned') return [];
    const difference = differenceOf(measurePlan(free, result.plan), kept);
    return [{ pin, difference, words: sayCost(pinInWords(directory, pin), difference) }];
  });
}

function sayCost(decision: Message, difference: Measures): Message {
  const isFree = [difference.shortfall, difference.gapClosed, difference.travelAndCover].every(
    (one) => Math.abs(one) < 1e-5,
  );
  const cost = isFree
    ? { fr: 'ne coûte rien.', en: 'costs nothing.' }
    : differenceInWords(difference);
  return { fr: `${decision.fr} : ${cost.fr}`, en: `${decision.en}: ${cost.en}` };
}
