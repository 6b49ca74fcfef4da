import { type Findings } from '@maillage/kernel';
import { type Matrix } from 'ml-matrix';
import { type Quadrature, rectangular } from '../ability/quadrature.js';
import { type Model } from '../model/read-item.js';
import { type AnswerMatrix, peopleOf } from './answers.js';
import {
  type CalibratedItem,
  type Calibration,
  criteriaOf,
  type ItemErrors,
} from './calibration.js';
import { searchMaximum, type SearchLimits } from './em.js';
import { expect, tablesOf } from './expectation.js';
import { itemOf, type Layout, layoutOf } from './layout.js';
import { type AsymptotePrior } from './shape.js';
import { covarianceOf, informationMatrix } from './standard-errors.js';

export interface MarginalOptions extends Partial<SearchLimits> {
  readonly quadrature?: Quadrature;
  /** For the three-parameter model: normal, on the logit of c. Default: mean logit(1/5), sd 0.5, that is c from 0.09 to 0.40. */
  readonly asymptotePrior?: AsymptotePrior;
  /** The same for items, by id, since chance depends on how many answers are offered. */
  readonly asymptotePriors?: Readonly<Record<string, AsymptotePrior>>;
}

const ASYMPTOTE_PRIOR: AsymptotePrior = { mean: Math.log(0.25), sd: 0.5 };

/**
 * Calibrates items by marginal maximum likelihood, ability N(0, 1): Rasch with a = 1, one slope for all (1PL), 2PL, 3PL with
 * a prior on c, graded. Refuses what the answers do not identify.
 */
export function calibrateMarginal(
  model: Model,
  matrix: AnswerMatrix,
  findings: Findings,
  options: MarginalOptions = {},
): Calibration | undefined {
  const { quadrature = rectangular(61, -6, 6), tolerance = 1e-7, iterations = 2000 } = options;
  const { asymptotePrior = ASYMPTOTE_PRIOR, asymptotePriors = {} } = options;
  const layout = layoutOf(model, matrix, (id) => asymptotePriors[id] ?? asymptotePrior);
  const cells = matrix.categories.reduce((product, count) => product * count, 1);
  if (layout.size > cells - 1) return notIdentified(findings);
  const { vector, ...search } = searchMaximum(layout, matrix, quadrature, {
    tolerance,
    iterations,
  });
  if (refuseSlopes(layout, vector, matrix, findings)) return undefined;
  const information = informationMatrix(layout, vector, matrix, quadrature);
  const covariance = covarianceOf(information.matrix);
  if (covariance === undefined) return notIdentified(findings);
  const { logLikelihood } = expect(matrix, tablesOf(layout, vector, quadrature.nodes), quadrature);
  const people = peopleOf(matrix);
  return {
    model,
    method: 'mml',
    items: matrix.items.map((id, at) => calibrated(layout, vector, covariance, at, id)),
    people,
    logLikelihood,
    parameters: layout.size,
    ...criteriaOf(logLikelihood, layout.size, people),
    ...search,
    errorsFrom: information.from,
  };
}

export const notIdentified = (findings: Findings): undefined =>
  findings.fault('', 'not_identified', {
    fr: 'Ces réponses n’identifient pas les paramètres du modèle : il faut plus d’items, plus de réponses, ou un modèle plus simple.',
    en: 'These answers do not identify the parameters of the model: it takes more items, more answers, or a simpler model.',
  });

/** A slope at or below 0 says that those of more ability fail more often: a wrong key, most often. */
function refuseSlopes(
  layout: Layout,
  vector: Float64Array,
  { items }: AnswerMatrix,
  findings: Findings,
): boolean {
  const backward = items.filter((id, at) => !(itemOf(layout, vector, at, id).a > 0));
  for (const id of backward)
    findings.fault(
      'items',
      'discrimination_not_positive',
      {
        fr: `L’item ${id} est mieux réussi par les moins habiles : vérifiez son corrigé.`,
        en: `Item ${id} is answered better by the less able: check its key.`,
      },
      id,
    );
  return backward.length > 0;
}

/** An item with its errors, from slope–intercept form by the delta method. */
function calibrated(
  layout: Layout,
  vector: Float64Array,
  covariance: Matrix,
  at: number,
  id: string,
): CalibratedItem {
  const item = itemOf(layout, vector, at, id);
  const places = layout.places[at] ?? new Int32Array();
  const [slope = -1, ...rest] = places;
  const between = (one: number, other: number): number =>
    one === -1 || other === -1 ? 0 : covariance.get(one, other);
  const { a } = item;
  // b = −d / a.
  const errorOf = (b: number, place: number): number =>
    Math.sqrt(
      between(place, place) + b ** 2 * between(slope, slope) + 2 * b * between(slope, place),
    ) / a;
  const errors: ItemErrors =
    item.kind === 'graded'
      ? { thresholds: item.thresholds.map((b, k) => errorOf(b, rest[k] ?? -1)) }
      : { b: errorOf(item.b, rest[0] ?? -1) };
  const logit = rest[1] ?? -1;
  return {
    item,
    errors: {
      ...(slope === -1 ? {} : { a: Math.sqrt(between(slope, slope)) }),
      ...errors,
      ...(item.kind === 'logistic' && layout.shapes[at]?.prior !== undefined
        ? { c: item.c * (1 - item.c) * Math.sqrt(between(logit, logit)) }
        : {}),
    },
  };
}
