import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { type Quadrature } from '../ability/quadrature.js';
import { type AnswerMatrix, MISSING, rowOf } from './answers.js';
import { blockOf } from './block.js';
import { emptyPosterior, expect, posteriorOfRow, tablesOf } from './expectation.js';
import { type Layout, parametersOf } from './layout.js';

/** Additions above which the observed information takes too long, and the cross-product takes its place. */
const MOST_WORK = 2e9;

export type ErrorsFrom = 'observed_information' | 'cross_product';

export interface Information {
  readonly matrix: Matrix;
  readonly from: ErrorsFrom;
}

/**
 * Information matrix of the marginal likelihood: observed, by Louis's (1982) identity, −∂²ℓ = E(−∂²ℓ_c) − E(s sᵀ) + s̄ s̄ᵀ
 * summed over people. For many people and parameters Σ s̄ s̄ᵀ alone (Berndt, Hall, Hall & Hausman 1974), which has the same limit.
 */
export function informationMatrix(
  layout: Layout,
  vector: Float64Array,
  matrix: AnswerMatrix,
  quadrature: Quadrature,
): Information {
  const { size } = layout;
  const isObserved =
    matrix.counts.length * quadrature.nodes.length * size * (size + 1) * 0.5 <= MOST_WORK;
  const tables = tablesOf(layout, vector, quadrature.nodes);
  const total = new Float64Array(size * size);
  if (isObserved) addComplete(layout, vector, matrix, quadrature, total);
  const logWeights = quadrature.weights.map(Math.log);
  const posterior = emptyPosterior(quadrature.nodes.length);
  const score = new Float64Array(size);
  const mean = new Float64Array(size);
  matrix.counts.forEach((people, at) => {
    const row = rowOf(matrix, at);
    posteriorOfRow(row, tables, logWeights, posterior);
    mean.fill(0);
    for (let node = posterior.from; node < posterior.to; node++) {
      const weight = posterior.density[node] as number;
      score.fill(0);
      for (let item = 0; item < row.length; item++) {
        const category = row[item] as number;
        if (category === MISSING) continue;
        const places = layout.places[item] as Int32Array;
        const { gradient } = tables[item] as { gradient: Float64Array };
        const offset = (category * quadrature.nodes.length + node) * places.length;
        for (let parameter = 0; parameter < places.length; parameter++) {
          const place = places[parameter] as number;
          if (place === -1) continue;
          score[place] = (score[place] as number) + (gradient[offset + parameter] as number);
        }
      }
      for (let place = 0; place < size; place++)
        mean[place] = (mean[place] as number) + weight * (score[place] as number);
      if (isObserved) addOuter(total, score, -people * weight);
    }
    addOuter(total, mean, people);
  });
  return {
    matrix: symmetric(total, size),
    from: isObserved ? 'observed_information' : 'cross_product',
  };
}

/** Adds weight × values valuesᵀ to the upper triangle. */
function addOuter(total: Float64Array, values: Float64Array, weight: number): void {
  const size = values.length;
  for (let row = 0; row < size; row++) {
    const scaled = weight * (values[row] as number);
    if (scaled === 0) continue;
    const offset = row * size;
    for (let column = row; column < size; column++)
      total[offset + column] =
        (total[offset + column] as number) + scaled * (values[column] as number);
  }
}

/** Adds E(−∂²ℓ_c), which has one block an item: differences of its score. */
function addComplete(
  layout: Layout,
  vector: Float64Array,
  matrix: AnswerMatrix,
  quadrature: Quadrature,
  total: Float64Array,
): void {
  const { counts } = expect(matrix, tablesOf(layout, vector, quadrature.nodes), quadrature);
  const step = 1e-4;
  layout.shapes.forEach((shape, item) => {
    const places = layout.places[item] as Int32Array;
    const scoreAt = (moved: number, by: number): Float64Array => {
      const parameters = parametersOf(layout, vector, item);
      parameters[moved] = (parameters[moved] as number) + by;
      return blockOf(shape, parameters, counts[item] as Float64Array, quadrature.nodes).score;
    };
    places.forEach((column, moved) => {
      if (column === -1) return;
      const [up, down] = [scoreAt(moved, step), scoreAt(moved, -step)];
      places.forEach((row, parameter) => {
        if (row === -1 || row > column) return;
        const at = row * layout.size + column;
        total[at] =
          (total[at] as number) -
          ((up[parameter] as number) - (down[parameter] as number)) / (2 * step);
      });
    });
  });
}

function symmetric(upper: Float64Array, size: number): Matrix {
  const matrix = Matrix.zeros(size, size);
  for (let row = 0; row < size; row++)
    for (let column = row; column < size; column++) {
      matrix.set(row, column, upper[row * size + column] as number);
      matrix.set(column, row, upper[row * size + column] as number);
    }
  return matrix;
}

/** Least share of information, in a direction of parameters scaled alike, at which that direction counts as identified. */
const LEAST_INFORMATION = 1e-5;

/** Inverse of an information matrix; undefined where some combination of parameters is not identified. */
export function covarianceOf(information: Matrix): Matrix | undefined {
  const scale = information.diagonal().map((value) => 1 / Math.sqrt(value));
  if (!scale.every(Number.isFinite)) return undefined;
  const scaled = new Matrix(
    information
      .to2DArray()
      .map((row, i) => row.map((value, j) => value * (scale[i] as number) * (scale[j] as number))),
  );
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(scaled, {
    assumeSymmetric: true,
  });
  if (!realEigenvalues.every((value) => value > LEAST_INFORMATION)) return undefined;
  const inverse = eigenvectorMatrix
    .mmul(Matrix.diag(realEigenvalues.map((value) => 1 / value)))
    .mmul(eigenvectorMatrix.transpose());
  return new Matrix(
    inverse
      .to2DArray()
      .map((row, i) => row.map((value, j) => value * (scale[i] as number) * (scale[j] as number))),
  );
}
