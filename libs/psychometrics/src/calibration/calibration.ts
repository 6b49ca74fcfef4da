import { type Item } from '../model/item.js';
import { type Model } from '../model/read-item.js';
import { type ErrorsFrom } from './standard-errors.js';

/** Standard errors of an item's parameters; one is absent where the parameter is not estimated. */
export interface ItemErrors {
  readonly a?: number;
  readonly b?: number;
  readonly c?: number;
  readonly thresholds?: readonly number[];
}

export interface CalibratedItem {
  readonly item: Item;
  readonly errors: ItemErrors;
}

/** Item parameters estimated from answers. */
export interface Calibration {
  readonly model: Model;
  readonly method: 'mml' | 'cml';
  readonly items: readonly CalibratedItem[];
  readonly people: number;
  /** Marginal under `mml`, conditional on scores under `cml`. */
  readonly logLikelihood: number;
  readonly parameters: number;
  readonly aic: number;
  readonly bic: number;
  readonly iterations: number;
  readonly hasConverged: boolean;
  readonly errorsFrom: ErrorsFrom;
}

export const criteriaOf = (
  logLikelihood: number,
  parameters: number,
  people: number,
): { aic: number; bic: number } => ({
  aic: -2 * logLikelihood + 2 * parameters,
  bic: -2 * logLikelihood + parameters * Math.log(people),
});
