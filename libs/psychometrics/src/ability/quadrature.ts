import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

/** Points of θ and the weight of the prior at each; weights sum to 1. */
export interface Quadrature {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/** A normal distribution of ability. */
export interface Normal {
  readonly mean: number;
  readonly sd: number;
}

export const STANDARD_NORMAL: Normal = { mean: 0, sd: 1 };

const normalised = (weights: Float64Array): Float64Array => {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
};

/** Weights of a normal prior on equally spaced points; the ends count half (trapezoidal rule). */
export function priorWeights(nodes: Float64Array, { mean, sd }: Normal): Float64Array {
  const last = nodes.length - 1;
  return normalised(
    nodes.map(
      (node, at) =>
        Math.exp(-0.5 * ((node - mean) / sd) ** 2) * (at === 0 || at === last ? 0.5 : 1),
    ),
  );
}

/** Equally spaced points. `catR` estimates on 33 from −4 to 4, `mirt` calibrates on 61 from −6 to 6. */
export function rectangular(
  points: number,
  from: number,
  to: number,
  prior = STANDARD_NORMAL,
): Quadrature {
  const nodes = Float64Array.from(
    { length: points },
    (_, at) => from + ((to - from) * at) / (points - 1),
  );
  return { nodes, weights: priorWeights(nodes, prior) };
}

/**
 * Gauss–Hermite points and weights for a normal prior, as `ltm` uses (21 points): eigenvalues of the recurrence's Jacobi
 * matrix (Golub & Welsch 1969).
 */
export function gaussHermite(points: number, { mean, sd } = STANDARD_NORMAL): Quadrature {
  const jacobi = Matrix.zeros(points, points);
  for (let at = 1; at < points; at++) {
    jacobi.set(at, at - 1, Math.sqrt(at));
    jacobi.set(at - 1, at, Math.sqrt(at));
  }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(jacobi, {
    assumeSymmetric: true,
  });
  const first = eigenvectorMatrix.getRow(0).map((value) => value ** 2);
  return {
    nodes: Float64Array.from(realEigenvalues, (node) => mean + sd * node),
    weights: normalised(Float64Array.from(first)),
  };
}

/** Points to estimate on: 129 from −8 to 8, on which the trapezoidal rule is exact to ten digits for any short test. */
export const estimationQuadrature = (prior = STANDARD_NORMAL): Quadrature =>
  rectangular(129, prior.mean - 8 * prior.sd, prior.mean + 8 * prior.sd, prior);
