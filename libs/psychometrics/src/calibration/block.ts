import { Matrix, solve } from 'ml-matrix';
import { evaluate, type Shape, widthOf } from './shape.js';

/** What one item says of its parameters, given expected counts: gradient of the complete-data log-likelihood and its expected information. */
export interface Block {
  readonly score: Float64Array;
  /** Fisher information, row by row. */
  readonly information: Float64Array;
}

/** Score and information of an item at its parameters, the prior of its asymptote included. */
export function blockOf(
  shape: Shape,
  parameters: Float64Array,
  counts: Float64Array,
  nodes: Float64Array,
): Block {
  const width = widthOf(shape);
  const score = new Float64Array(width);
  const information = new Float64Array(width * width);
  const p = new Float64Array(shape.categories);
  const gradient = new Float64Array(shape.categories * width);
  for (let node = 0; node < nodes.length; node++) {
    let people = 0;
    for (let k = 0; k < shape.categories; k++) people += counts[k * nodes.length + node] as number;
    if (people < 1e-12) continue;
    evaluate(shape, parameters, nodes[node] as number, p, gradient);
    for (let k = 0; k < shape.categories; k++) {
      const observed = counts[k * nodes.length + node] as number;
      const expected = people * (p[k] as number);
      for (let row = 0; row < width; row++) {
        const by = gradient[k * width + row] as number;
        score[row] = (score[row] as number) + observed * by;
        for (let column = 0; column < width; column++) {
          const at = row * width + column;
          information[at] =
            (information[at] as number) + expected * by * (gradient[k * width + column] as number);
        }
      }
    }
  }
  const { prior } = shape;
  if (prior !== undefined) {
    const precision = 1 / prior.sd ** 2;
    score[2] = (score[2] as number) - ((parameters[2] as number) - prior.mean) * precision;
    information[8] = (information[8] as number) + precision;
  }
  return { score, information };
}

/** Step of Fisher scoring, over the parameters that are free; kept to lengths at which the next step still helps. */
export function scoringStep({ score, information }: Block, free: readonly number[]): number[] {
  const width = score.length;
  const matrix = new Matrix(
    free.map((row) => free.map((column) => information[row * width + column] as number)),
  );
  for (let at = 0; at < free.length; at++) matrix.set(at, at, matrix.get(at, at) * (1 + 1e-10));
  const right = Matrix.columnVector(free.map((row) => score[row] as number));
  const step = solve(matrix, right).getColumn(0);
  const longest = Math.max(...step.map(Math.abs));
  return longest > 1 ? step.map((value) => value / longest) : step;
}
