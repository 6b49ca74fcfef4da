import { type HighsCallbackMap, type Model as HighsModel } from 'highs';
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

/** An aim that is met to this is met: below it solutions are not told apart. */
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
  const { modelStatus } = model.run(callbacksOf(solver, aim, watch));
  const { optimal, infeasible, unboundedOrInfeasible, solutionLimit, iterationLimit, interrupted } =
    solver.constants.modelStatus;
  const counted = Number(model.info.get('mip_node_count'));
  const nodes = Math.max(0, counted);
  if (modelStatus === infeasible || modelStatus === unboundedOrInfeasible)
    return { ending: 'infeasible', values: undefined, bound: undefined, nodes };
  const endings = new Map<number, Ending>([
    [optimal, 'proven'],
    [solutionLimit, 'work'],
    [iterationLimit, 'work'],
    [interrupted, 'stopped'],
  ]);
  const ending = endings.get(modelStatus);
  if (ending === undefined) throw new Error(`The solver ended with status ${modelStatus}.`);
  const isFeasible =
    model.info.get('primal_solution_status') === solver.constants.solutionStatus.feasible;
  // Without a whole-number column nothing is counted, and the optimum is its own bound.
  const bound = counted < 0 ? model.getObjectiveValue() : Number(model.info.get('mip_dual_bound'));
  return {
    ending,
    values: isFeasible ? model.getSolution().colValue : undefined,
    bound: Number.isFinite(bound) ? bound : undefined,
    nodes,
  };
}

function callbacksOf(
  solver: Solver,
  aim: AimName,
  { shouldStop, onProgress }: Watch,
): HighsCallbackMap {
  const { mipInterrupt, mipLogging, simplexInterrupt } = solver.constants.callbackType;
  const stop = (event: { interrupt(): void }): undefined => {
    if (shouldStop?.() === true) event.interrupt();
  };
  return {
    ...(shouldStop && { [mipInterrupt]: stop, [simplexInterrupt]: stop }),
    ...(onProgress && {
      [mipLogging]: ({ data }: { data: Readonly<Record<string, unknown>> }): undefined => {
        onProgress(progressOf(aim, data));
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
