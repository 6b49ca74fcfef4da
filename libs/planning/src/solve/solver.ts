import loader, { type Highs, type Model as HighsModel } from 'highs';
import { type Programme, type Row, type Term } from '../model/programme.js';

/** HiGHS (MIT) as WebAssembly, one thread: https://highs.dev. */
export type Solver = Highs;

/** Its types describe the CommonJS build, of which an ES module would get the whole; what is run is the ES build. */
const load = loader as unknown as typeof loader.default;

/** Loads the solver; a worker that is ended from outside takes it along. */
export const loadSolver = (): Promise<Solver> => load();

/** Costs by column of a sum of terms. */
export function costsOf(terms: readonly Term[], columns: number): Float64Array {
  const costs = new Float64Array(columns);
  for (const [column, coefficient] of terms) costs[column] = (costs[column] ?? 0) + coefficient;
  return costs;
}

/** A programme in the solver's memory, to be made small with the aim that is set later. The caller disposes of it. */
export function loadProgramme(solver: Solver, { upper, isInteger, rows }: Programme): HighsModel {
  const indices = rows.flatMap(({ terms }) => terms.map(([column]) => column));
  const values = rows.flatMap(({ terms }) => terms.map(([, coefficient]) => coefficient));
  const starts = [0];
  for (const { terms } of rows) starts.push((starts.at(-1) ?? 0) + terms.length);
  const { integer, continuous } = solver.constants.variableType;
  return solver.createModel({
    numCols: upper.length,
    numRows: rows.length,
    colCost: new Float64Array(upper.length),
    colLower: new Float64Array(upper.length),
    colUpper: Float64Array.from(upper),
    rowLower: Float64Array.from(rows, ({ lower }) => lower),
    rowUpper: Float64Array.from(rows, ({ upper: most }) => most),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: upper.length,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
    integrality: isInteger.map((one) => (one ? integer : continuous)),
  });
}

/** By how much a row gives way in a solution: 0 where it holds. */
export function excessOf({ terms, lower, upper }: Row, values: ArrayLike<number>): number {
  const activity = terms.reduce((sum, [column, by]) => sum + by * (values[column] ?? 0), 0);
  return Math.max(0, lower - activity, activity - upper);
}
