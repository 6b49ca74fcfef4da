import { draw } from '../statistics/draw.js';
import { type Plan } from './plan.js';

/**
 * Items that are open to a test, drawn once by its seed: item eligibility (van der Linden & Veldkamp 2004). An item is open with a
 * probability that is at most the limit, or was found by simulation, so that it cannot be shown more often, whoever comes.
 * Within each part the draw is systematic along difficulty (Madow 1949): probabilities hold exactly, the number of open
 * items hardly varies, and easy and hard ones are always among them. 1 at the places of open items; undefined without a limit.
 */
export function eligibleItems({ parts, list, rules }: Plan, seed: number): Uint8Array | undefined {
  if (rules.exposure === undefined) return undefined;
  const open = new Uint8Array(list.length);
  for (const [part, { indexes, eligibility }] of parts) {
    let reached = draw(seed, `eligible ${part}`);
    for (let at = 0; at < indexes.length; at++) {
      reached += eligibility[at] as number;
      if (reached < 1) continue;
      open[indexes[at] as number] = 1;
      reached -= 1;
    }
  }
  return open;
}
