import { type Findings } from '@maillage/kernel';
import { Matrix } from 'ml-matrix';
import { type AnswerMatrix, MISSING, peopleOf, rowOf } from './answers.js';
import { type Calibration, criteriaOf } from './calibration.js';
import { notIdentified } from './marginal.js';
import { covarianceOf } from './standard-errors.js';
import { scoreProbabilities, symmetricFunctions } from './symmetric-functions.js';

/** People who were given the same items: how many reached each score, and how often each item was right among them. */
interface Design {
  readonly items: readonly number[];
  readonly people: Float64Array;
  readonly right: Float64Array;
}

/** Log-likelihood at some difficulties, its gradient and information. */
interface Point {
  readonly logLikelihood: number;
  readonly gradient: readonly number[];
  readonly information: Matrix;
}

const STEPS = 100;
const SETTLED = 1e-10;

/**
 * Calibrates Rasch items by conditional maximum likelihood (Andersen 1972): given scores, which are sufficient, abilities
 * fall out, and no distribution of them is assumed. Difficulties sum to 0.
 */
export function calibrateConditional(
  matrix: AnswerMatrix,
  findings: Findings,
): Calibration | undefined {
  const designs = designsOf(matrix);
  const size = matrix.items.length;
  let difficulties: readonly number[] = Array<number>(size).fill(0);
  for (let turn = 1; turn <= STEPS; turn++) {
    const point = evaluate(designs, difficulties, size);
    const covariance = sumZeroInverse(point.information);
    if (covariance === undefined) return notIdentified(findings);
    const step = covariance.mmul(Matrix.columnVector([...point.gradient])).getColumn(0);
    const longest = Math.max(...step.map(Math.abs));
    const isLast = longest < SETTLED || turn === STEPS;
    if (isLast) return resultOf(matrix, difficulties, point, covariance, turn, longest < SETTLED);
    const scale = Math.min(1, 2 / longest);
    const moved = difficulties.map((b, at) => b + scale * (step[at] as number));
    // Difficulties that run away have no maximum: a part of the items is always answered better than the rest.
    if (moved.some((b) => Math.abs(b) > 30)) return notIdentified(findings);
    difficulties = moved;
  }
  return undefined;
}

function resultOf(
  matrix: AnswerMatrix,
  difficulties: readonly number[],
  { logLikelihood }: Point,
  covariance: Matrix,
  iterations: number,
  hasConverged: boolean,
): Calibration {
  const people = peopleOf(matrix);
  const parameters = difficulties.length - 1;
  return {
    model: 'rasch',
    method: 'cml',
    items: matrix.items.map((id, at) => ({
      item: { kind: 'logistic', id, a: 1, b: difficulties[at] as number, c: 0 },
      errors: { b: Math.sqrt(covariance.get(at, at)) },
    })),
    people,
    logLikelihood,
    parameters,
    ...criteriaOf(logLikelihood, parameters, people),
    iterations,
    hasConverged,
    errorsFrom: 'observed_information',
  };
}

/** Covariance of difficulties that sum to 0: (I + 11ᵀ)⁻¹ − 11ᵀ / n². */
function sumZeroInverse(information: Matrix): Matrix | undefined {
  const size = information.rows;
  const weight = information.trace() / size ** 2;
  const inverse = covarianceOf(Matrix.add(information, weight));
  return inverse?.sub(1 / (weight * size ** 2));
}

function designsOf(matrix: AnswerMatrix): Design[] {
  const designs = new Map<string, Design>();
  matrix.counts.forEach((people, at) => {
    const row = rowOf(matrix, at);
    const items = [...row.keys()].filter((item) => row[item] !== MISSING);
    const key = items.join();
    const design = designs.get(key) ?? {
      items,
      people: new Float64Array(items.length + 1),
      right: new Float64Array(items.length),
    };
    designs.set(key, design);
    const score = items.reduce((sum, item) => sum + (row[item] as number), 0);
    design.people[score] = (design.people[score] as number) + people;
    items.forEach((item, place) => {
      design.right[place] = (design.right[place] as number) + people * (row[item] as number);
    });
  });
  return [...designs.values()];
}

function evaluate(
  designs: readonly Design[],
  difficulties: readonly number[],
  size: number,
): Point {
  const information = Matrix.zeros(size, size);
  const gradient = Array<number>(size).fill(0);
  let logLikelihood = 0;
  for (const { items, people, right } of designs) {
    const easiness = items.map((item) => Math.exp(-(difficulties[item] as number)));
    const gamma = symmetricFunctions(easiness);
    const { one, pair } = scoreProbabilities(easiness, gamma);
    const over = (values: (r: number) => number): number =>
      people.reduce((sum, count, r) => (count === 0 ? sum : sum + count * values(r)), 0);
    logLikelihood -= over((r) => Math.log(gamma[r] as number));
    items.forEach((item, at) => {
      const own = one[at] as Float64Array;
      const expected = over((r) => own[r] as number);
      logLikelihood -= (right[at] as number) * (difficulties[item] as number);
      gradient[item] = (gradient[item] as number) + expected - (right[at] as number);
      for (let other = at; other < items.length; other++) {
        const its = one[other] as Float64Array;
        const both = other === at ? own : pair(at, other);
        const value = over((r) => (both[r] as number) - (own[r] as number) * (its[r] as number));
        const column = items[other] as number;
        information.set(item, column, information.get(item, column) + value);
        if (column !== item) information.set(column, item, information.get(column, item) + value);
      }
    });
  }
  return { logLikelihood, gradient, information };
}
