import { type Answer, categoriesOf } from '../model/item.js';
import { respond } from '../model/response.js';
import { type MeanSquares, momentsAt, Residuals } from './moments.js';

/** How well a person's answers fit the model. */
export interface PersonFit extends MeanSquares {
  /** Standardised log-likelihood l_z (Drasgow, Levine & Williams 1985; `Zh` in mirt): far below 0 is unlikely answers. */
  readonly lz: number;
}

/** Fit of a person's answers at an ability. Undefined where there are none. */
export function personFit(answers: readonly Answer[], theta: number): PersonFit | undefined {
  if (answers.length === 0) return undefined;
  const residuals = new Residuals();
  let [observed, expected, variance] = [0, 0, 0];
  for (const { item, category } of answers) {
    residuals.add(category, momentsAt(item, theta));
    observed += respond(item, category, theta).logProbability;
    const logs = Array.from(
      { length: categoriesOf(item) },
      (_, k) => respond(item, k, theta).logProbability,
    );
    const mean = logs.reduce((sum, log) => sum + Math.exp(log) * log, 0);
    expected += mean;
    variance += logs.reduce((sum, log) => sum + Math.exp(log) * (log - mean) ** 2, 0);
  }
  return { ...residuals.meanSquares(), lz: (observed - expected) / Math.sqrt(variance) };
}
