import { weightedLikelihood } from '../ability/likelihood.js';
import { type Quadrature, rectangular } from '../ability/quadrature.js';
import { type AnswerMatrix, MISSING, rowOf } from '../calibration/answers.js';
import { type Calibration } from '../calibration/calibration.js';
import { expect } from '../calibration/expectation.js';
import { type Answer, categoriesOf, type Item } from '../model/item.js';
import { logTable, probabilities } from '../model/response.js';
import { chiSquareTail } from '../statistics/tails.js';
import { type MeanSquares, momentsAt, Residuals } from './moments.js';

/** A chi-square statistic. */
export interface ChiSquare {
  readonly statistic: number;
  readonly degrees: number;
  readonly p: number;
}

/** How well an item fits its model. */
export interface ItemFit extends MeanSquares {
  readonly id: string;
  /** S-X² (Orlando & Thissen 2000), over people who answered all items. Absent for graded items, after a conditional calibration, and for tests too short. */
  readonly chiSquare?: ChiSquare;
}

/**
 * Fit of each calibrated item to the answers. Mean squares are taken over the posterior of ability (Adams & Wu 2007), or at Warm's
 * estimates after a conditional calibration, which assumes no distribution.
 */
export function itemFit(
  { items, model, method }: Pick<Calibration, 'items' | 'model' | 'method'>,
  matrix: AnswerMatrix,
  quadrature = rectangular(61, -6, 6),
): ItemFit[] {
  const ours = items.map(({ item }) => item);
  const squares =
    method === 'mml'
      ? squaresOverPosterior(ours, matrix, quadrature)
      : squaresAtEstimates(ours, matrix);
  const parameters = { rasch: 1, '1pl': 1, '2pl': 2, '3pl': 3, graded: 0 }[model];
  const chiSquares =
    model === 'graded' || method === 'cml'
      ? []
      : chiSquaresOf(ours, parameters, matrix, quadrature);
  return ours.map(({ id }, at) => {
    const chiSquare = chiSquares[at];
    return {
      id,
      ...(squares[at] ?? { infit: NaN, outfit: NaN }),
      ...(chiSquare === undefined ? {} : { chiSquare }),
    };
  });
}

function squaresOverPosterior(
  items: readonly Item[],
  matrix: AnswerMatrix,
  quadrature: Quadrature,
): MeanSquares[] {
  const tables = items.map((item) => ({ logP: logTable(item, quadrature.nodes) }));
  const { counts } = expect(matrix, tables, quadrature);
  return items.map((item, at) => {
    const residuals = new Residuals();
    const its = counts[at] ?? new Float64Array();
    quadrature.nodes.forEach((theta, node) => {
      const moments = momentsAt(item, theta);
      for (let k = 0; k < categoriesOf(item); k++)
        residuals.add(k, moments, its[k * quadrature.nodes.length + node]);
    });
    return residuals.meanSquares();
  });
}

function squaresAtEstimates(items: readonly Item[], matrix: AnswerMatrix): MeanSquares[] {
  const residuals = items.map(() => new Residuals());
  /** Under the Rasch model all with one score on the same items have one estimate. */
  const estimates = new Map<string, ReturnType<typeof weightedLikelihood>>();
  matrix.counts.forEach((people, at) => {
    const row = rowOf(matrix, at);
    const answers = items.flatMap((item, column): Answer[] => {
      const category = row[column] ?? MISSING;
      return category === MISSING ? [] : [{ item, category }];
    });
    const score = answers.reduce((sum, { category }) => sum + category, 0);
    const key = `${row.map((value) => (value === MISSING ? 0 : 1)).join('')} ${score}`;
    const ability = estimates.get(key) ?? weightedLikelihood(answers);
    estimates.set(key, ability);
    if ('unbounded' in ability) return;
    items.forEach((item, column) => {
      const category = row[column] ?? MISSING;
      if (category !== MISSING)
        residuals[column]?.add(category, momentsAt(item, ability.theta), people);
    });
  });
  return residuals.map((one) => one.meanSquares());
}

/** P(score | θ) of some items (Lord & Wingersky 1984). */
function scoreDistribution(right: readonly number[]): Float64Array {
  const scores = new Float64Array(right.length + 1);
  scores[0] = 1;
  right.forEach((p, at) => {
    for (let score = at + 1; score > 0; score--)
      scores[score] = (scores[score] as number) * (1 - p) + (scores[score - 1] as number) * p;
    scores[0] = (scores[0] as number) * (1 - p);
  });
  return scores;
}

function chiSquaresOf(
  items: readonly Item[],
  parameters: number,
  matrix: AnswerMatrix,
  { nodes, weights }: Quadrature,
): (ChiSquare | undefined)[] {
  const size = items.length;
  const people = new Float64Array(size + 1);
  const right = items.map(() => new Float64Array(size + 1));
  matrix.counts.forEach((count, at) => {
    const row = rowOf(matrix, at);
    if (row.includes(MISSING)) return;
    const score = row.reduce((sum, value) => sum + value, 0);
    people[score] = (people[score] as number) + count;
    row.forEach((value, item) => {
      const its = right[item] as Float64Array;
      its[score] = (its[score] as number) + count * value;
    });
  });
  const curves = Array.from(nodes, (theta) =>
    items.map((item) => probabilities(item, theta)[1] ?? 0),
  );
  const all = new Float64Array(size + 1);
  curves.forEach((p, node) => {
    scoreDistribution(p).forEach((value, score) => {
      all[score] = (all[score] as number) + value * (weights[node] as number);
    });
  });
  return items.map((_, item) => {
    const both = new Float64Array(size + 1);
    curves.forEach((p, node) => {
      const rest = scoreDistribution(p.filter((__, at) => at !== item));
      for (let score = 1; score <= size; score++)
        both[score] =
          (both[score] as number) +
          (p[item] as number) * (rest[score - 1] as number) * (weights[node] as number);
    });
    const expected = both.map((value, score) => value / (all[score] as number));
    return pooled(people, right[item] as Float64Array, expected, parameters);
  });
}

/** Compares by score, neighbouring scores pooled until both answers are expected of one person at least. */
function pooled(
  people: Float64Array,
  right: Float64Array,
  expected: Float64Array,
  parameters: number,
): ChiSquare | undefined {
  const cells: { n: number; right: number; expected: number }[] = [];
  let open = { n: 0, right: 0, expected: 0 };
  for (let score = 1; score < people.length - 1; score++) {
    const n = people[score] as number;
    open = {
      n: open.n + n,
      right: open.right + (right[score] as number),
      expected: open.expected + n * (expected[score] as number),
    };
    if (open.expected < 1 || open.n - open.expected < 1) continue;
    cells.push(open);
    open = { n: 0, right: 0, expected: 0 };
  }
  const last = cells.at(-1);
  if (last !== undefined) {
    last.n += open.n;
    last.right += open.right;
    last.expected += open.expected;
  }
  const degrees = cells.length - parameters;
  if (degrees < 1) return undefined;
  const statistic = cells.reduce(
    (sum, cell) =>
      sum +
      ((cell.right - cell.expected) ** 2 * cell.n) / (cell.expected * (cell.n - cell.expected)),
    0,
  );
  return { statistic, degrees, p: chiSquareTail(statistic, degrees) };
}
