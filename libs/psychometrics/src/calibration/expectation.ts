import { type Quadrature } from '../ability/quadrature.js';
import { type AnswerMatrix, MISSING, rowOf } from './answers.js';
import { type Layout, parametersOf } from './layout.js';
import { evaluate, widthOf } from './shape.js';

/** What people are expected to have answered at each point of ability. */
export interface Expectation {
  readonly logLikelihood: number;
  /** By item: people in each category at each point, category by category. */
  readonly counts: readonly Float64Array[];
}

/** log P of an item at the points, category by category. */
export interface Table {
  readonly logP: Float64Array;
}

/** The same with the gradient of log P. */
export interface GradientTable extends Table {
  /** By category, then point, then parameter. */
  readonly gradient: Float64Array;
}

export function tablesOf(
  layout: Layout,
  vector: Float64Array,
  nodes: Float64Array,
): GradientTable[] {
  return layout.shapes.map((shape, item) => {
    const width = widthOf(shape);
    const parameters = parametersOf(layout, vector, item);
    const p = new Float64Array(shape.categories);
    const by = new Float64Array(shape.categories * width);
    const logP = new Float64Array(shape.categories * nodes.length);
    const gradient = new Float64Array(shape.categories * nodes.length * width);
    nodes.forEach((theta, node) => {
      evaluate(shape, parameters, theta, p, by);
      p.forEach((value, k) => {
        const at = k * nodes.length + node;
        logP[at] = Math.log(value);
        gradient.set(by.subarray(k * width, (k + 1) * width), at * width);
      });
    });
    return { logP, gradient };
  });
}

/** Points where a posterior is less than this share of its greatest value add nothing that counts. */
const NEGLIGIBLE = Math.log(1e-14);

/** Posterior of one pattern. Points outside [from, to) are 0. */
export interface RowPosterior {
  readonly density: Float64Array;
  from: number;
  to: number;
  logLikelihood: number;
}

/** Posterior of a row of answers, written into what is given. */
export function posteriorOfRow(
  row: Int8Array,
  tables: readonly Table[],
  logWeights: Float64Array,
  into: RowPosterior,
): void {
  const { density } = into;
  const size = density.length;
  density.set(logWeights);
  for (let item = 0; item < row.length; item++) {
    const category = row[item] as number;
    if (category === MISSING) continue;
    const { logP } = tables[item] as Table;
    const offset = category * size;
    for (let node = 0; node < size; node++)
      density[node] = (density[node] as number) + (logP[offset + node] as number);
  }
  let greatest = -Infinity;
  for (let node = 0; node < size; node++) greatest = Math.max(greatest, density[node] as number);
  let sum = 0;
  into.from = size;
  into.to = 0;
  for (let node = 0; node < size; node++) {
    const log = (density[node] as number) - greatest;
    density[node] = log < NEGLIGIBLE ? 0 : Math.exp(log);
    sum += density[node] as number;
    if (log < NEGLIGIBLE) continue;
    into.from = Math.min(into.from, node);
    into.to = node + 1;
  }
  for (let node = into.from; node < into.to; node++)
    density[node] = (density[node] as number) / sum;
  into.logLikelihood = greatest + Math.log(sum);
}

export const emptyPosterior = (size: number): RowPosterior => ({
  density: new Float64Array(size),
  from: 0,
  to: size,
  logLikelihood: 0,
});

/** E step (Bock & Aitkin 1981): log-likelihood, and the expected counts given the parameters that the tables are of. */
export function expect(
  matrix: AnswerMatrix,
  tables: readonly Table[],
  { nodes, weights }: Quadrature,
): Expectation {
  const size = nodes.length;
  const logWeights = weights.map(Math.log);
  const counts = tables.map(({ logP }) => new Float64Array(logP.length));
  const posterior = emptyPosterior(size);
  const { density } = posterior;
  let logLikelihood = 0;
  for (let at = 0; at < matrix.counts.length; at++) {
    const row = rowOf(matrix, at);
    const people = matrix.counts[at] as number;
    posteriorOfRow(row, tables, logWeights, posterior);
    logLikelihood += people * posterior.logLikelihood;
    const { from, to } = posterior;
    for (let node = from; node < to; node++) density[node] = (density[node] as number) * people;
    for (let item = 0; item < row.length; item++) {
      const category = row[item] as number;
      if (category === MISSING) continue;
      const into = counts[item] as Float64Array;
      const offset = category * size;
      for (let node = from; node < to; node++)
        into[offset + node] = (into[offset + node] as number) + (density[node] as number);
    }
  }
  return { logLikelihood, counts };
}
