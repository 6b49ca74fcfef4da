import { type Ability } from '../ability/posterior.js';
import { STANDARD_NORMAL } from '../ability/quadrature.js';
import { probabilities } from '../model/response.js';
import { draw } from '../statistics/draw.js';
import { eligibleItems } from './eligibility.js';
import { type Plan } from './plan.js';
import { type Replay, replayTest } from './replay.js';

/** A test that a simulated person took, whose answers follow the items' own parameters. */
export interface SimulatedTest {
  /** The ability that the answers were drawn from. */
  readonly trueTheta: number;
  readonly replay: Replay;
  readonly result: Ability;
}

/** Tests of as many people, of abilities drawn from the prior; the same for the same seed. */
export function* simulateTests(plan: Plan, people: number, seed: number): Generator<SimulatedTest> {
  const { mean, sd } = plan.rules.prior ?? STANDARD_NORMAL;
  for (let person = 0; person < people; person++) {
    // Box & Muller 1958.
    const radius = Math.sqrt(-2 * Math.log(1 - draw(seed, `radius ${person}`)));
    const trueTheta = mean + sd * radius * Math.cos(2 * Math.PI * draw(seed, `angle ${person}`));
    const own = Math.floor(draw(seed, `person ${person}`) * 2 ** 31);
    const replay = replayTest(plan, { seed: own, conditions: 'standard' }, (id) => {
      const known = plan.items.get(id);
      if (known === undefined) return { value: 0 };
      let left = draw(own, `answer ${id}`);
      const value = probabilities(known.item, trueTheta).findIndex((p) => (left -= p) < 0);
      return { value: Math.max(0, value) };
    });
    const last = replay.steps.at(-1);
    yield { trueTheta, replay, result: last ?? { theta: mean, standardError: sd } };
  }
}

/** How often items were open and were shown, by id. */
export interface ExposureCounts {
  readonly open: ReadonlyMap<string, number>;
  readonly shown: ReadonlyMap<string, number>;
}

export function countExposure(
  plan: Plan,
  tests: Iterable<Pick<SimulatedTest, 'replay'>>,
): ExposureCounts {
  const open = new Map<string, number>();
  const shown = new Map<string, number>();
  const add = (to: Map<string, number>, id: string): unknown => to.set(id, (to.get(id) ?? 0) + 1);
  for (const { replay } of tests) {
    const isOpen = eligibleItems(plan, replay.state.seed);
    for (const [id, { index }] of plan.items) if (isOpen?.[index] !== 0) add(open, id);
    for (const { item } of replay.steps) add(shown, item);
  }
  return { open, shown };
}
