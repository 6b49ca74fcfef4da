import {
  type HighsCallbackMap,
  type InterruptCallbackEvent,
  type Model as HighsModel,
} from 'highs';
import { type AimName } from '../model/aims.js';
import { type AimRule, type Ending, type Progress, type Watch } from './aim-rules.js';
import { type Solver } from './solver.js';

/** What the search for one aim came to; sums are those that are made small. */
export interface Search {
  readonly ending: Ending | 'infeasible';
  /** Values by column; undefined where no solution is known. */
  readonly values: Float64Array | undefined;
  readonly bound: number | undefined;
  readonly nodes: number;
}

/** Below this, sums are not told apart: what the solver takes for zero. */
export const RESOLUTION = 1e-6;

/** Makes the aim that is set in the model small, within its rule. Throws Error where the solver fails. */
export function solveAim(
  solver: Solver,
  model: HighsModel,
  aim: AimName,
  rule: AimRule,
  seed: number,
  watch: Watch,
): Search {
  model.options.set({
    output_flag: false,
    random_seed: seed,
    mip_rel_gap: rule.gap,
    mip_abs_gap: RESOLUTION,
    mip_max_nodes: rule.nodes,
  });
  const callbacks = callbacksOf(solver, aim, watch);
  const search = readSearch(solver, model, model.run(callbacks).modelStatus);
  if (search.ending !== 'proven' || search.bound !== undefined) return search;
  // A start that presolve finds no better than ends as optimal without a bound (seen in HiGHS 1.15); without the start it has one.
  model.clearSolver();
  const again = readSearch(solver, model, model.run(callbacks).modelStatus);
  return again.ending === 'proven' && again.bound !== undefined ? again : search;
}

function readSearch(solver: Solver, model: HighsModel, status: number): Search {
  const { optimal, infeasible, unboundedOrInfeasible, solutionLimit, iterationLimit, interrupted } =
    solver.constants.modelStatus;
  const nodes = Math.max(0, Number(model.info.get('mip_node_count')));
  if (status === infeasible || status === unboundedOrInfeasible)
    return { ending: 'infeasible', values: undefined, bound: undefined, nodes };
  const endings = new Map<number, Ending>([
    [optimal, 'proven'],
    [solutionLimit, 'work'],
    [iterationLimit, 'work'],
    [interrupted, 'stopped'],
  ]);
  const ending = endings.get(status);
  if (ending === undefined) throw new Error(`The solver ended with status ${status}.`);
  const isFeasible =
    model.info.get('primal_solution_status') === solver.constants.solutionStatus.feasible;
  return {
    ending,
    values: isFeasible ? model.getSolution().colValue : undefined,
    bound: boundOf(model),
    nodes,
  };
}

/** What is proven; where no column is a whole number nothing is counted, and the optimum is its own bound. */
function boundOf(model: HighsModel): number | undefined {
  const isLinear = Number(model.info.get('mip_node_count')) < 0;
  const bound = isLinear ? model.getObjectiveValue() : Number(model.info.get('mip_dual_bound'));
  return Number.isFinite(bound) ? bound : undefined;
}

function callbacksOf(
  solver: Solver,
  aim: AimName,
  { shouldStop, onProgress }: Watch,
): HighsCallbackMap {
  const { mipInterrupt, simplexInterrupt } = solver.constants.callbackType;
  let told = '';
  const tell = (progress: Progress): void => {
    const now = JSON.stringify(progress);
    if (now !== told) onProgress?.(progress);
    told = now;
  };
  return {
    ...(shouldStop && {
      [simplexInterrupt]: (event: InterruptCallbackEvent): undefined => {
        if (shouldStop()) event.interrupt();
      },
    }),
    ...((shouldStop ?? onProgress) && {
      [mipInterrupt]: (event: InterruptCallbackEvent): undefined => {
        tell(progressOf(aim, event.data));
        if (shouldStop?.() === true) event.interrupt();
      },
    }),
  };
}

function progressOf(aim: AimName, data: Readonly<Record<string, unknown>>): Progress {
  const finite = (value: unknown): number | undefined =>
    typeof value === 'number' && Math.abs(value) < 1e20 ? value : undefined;
  const sign = aim === 'gapClosed' ? -1 : 1;
  const best = finite(data['mip_primal_bound']);
  const bound = finite(data['mip_dual_bound']);
  return {
    aim,
    nodes: Number(data['mip_node_count'] ?? 0),
    best: best === undefined ? undefined : sign * best,
    bound: bound === undefined ? undefined : sign * bound,
  };
}
