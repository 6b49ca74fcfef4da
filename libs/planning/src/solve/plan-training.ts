import { type Model as HighsModel } from 'highs';
import { AIMS, type AimName } from '../model/aims.js';
import { buildModel, type Model } from '../model/build-model.js';
import { findCandidates } from '../model/candidates.js';
import { measurePlan } from '../plan/measure-plan.js';
import { type Plan } from '../plan/plan.js';
import { type Directory } from '../problem/directory.js';
import { type AimResult, type PlanSettings, type Watch } from './aim-rules.js';
import { smallestRelaxation, type SmallestRelaxation } from './relax.js';
import { RESOLUTION, type Search, solveAim } from './solve-aim.js';
import { costsOf, loadProgramme, type Solver } from './solver.js';

/** A plan with what is proven of it. */
export interface Planned {
  readonly kind: 'planned';
  readonly plan: Plan;
  readonly aims: readonly AimResult[];
  /** Fitting seats that were not considered, since nearer sessions of the same course were enough; bounds are without them. */
  readonly omitted: number;
  /** Whether the same problem and settings give this plan again: always, but where it was stopped from outside. */
  readonly isReproducible: boolean;
}

/** What was decided cannot be kept, and what would have to give way. */
export interface Impossible {
  readonly kind: 'impossible';
  readonly relaxation: SmallestRelaxation;
}

/** Stopped, or out of work, before any plan was known. */
export interface NothingFound {
  readonly kind: 'nothing_found';
}

export type PlanResult = Planned | Impossible | NothingFound;

/**
 * The best plan of a problem that `checkProblem` finds no fault with: aims in their order, each kept to its tolerance while the next
 * is pursued (lexicographic method; Ehrgott, *Multicriteria Optimization*, 2005, ch. 5).
 *
 * Only pins can make a problem impossible: without them the empty plan is one.
 *
 * Throws Error where the solver fails.
 */
export function planTraining(
  solver: Solver,
  directory: Directory,
  settings: PlanSettings,
  watch: Watch = {},
): PlanResult {
  const { seats, omitted } = findCandidates(directory, settings.nearest);
  const model = buildModel(directory, seats);
  const highs = loadProgramme(solver, model.programme);
  try {
    const searches = searchAims(solver, highs, model, settings, watch);
    if (searches === undefined)
      return {
        kind: 'impossible',
        relaxation: smallestRelaxation(highs, model.programme),
      };
    const values = searches.findLast((search) => search.values !== undefined)?.values;
    if (values === undefined) return { kind: 'nothing_found' };
    const plan = planOf(model, values);
    return {
      kind: 'planned',
      plan,
      aims: resultsOf(directory, model, searches, plan),
      omitted,
      isReproducible: searches.every(({ ending }) => ending !== 'stopped'),
    };
  } finally {
    highs.dispose();
  }
}

const NOTHING_TO_DECIDE: Search = {
  ending: 'proven',
  values: new Float64Array(),
  bound: 0,
  nodes: 0,
};

/** A search for each aim, until one is stopped; undefined where there is no solution at all. */
function searchAims(
  solver: Solver,
  highs: HighsModel,
  { programme, aims }: Model,
  settings: PlanSettings,
  watch: Watch,
): Search[] | undefined {
  const searches: Search[] = [];
  // Nobody can be sent anywhere, and nothing is pinned.
  if (programme.upper.length === 0) return AIMS.map(() => NOTHING_TO_DECIDE);
  for (const aim of AIMS) {
    if (aim === 'shortfall' && aims[aim].length === 0) {
      searches.push({ ...NOTHING_TO_DECIDE, values: undefined });
      continue;
    }
    const known = searches.at(-1)?.values;
    const costs = costsOf(aims[aim], programme.upper.length);
    highs.changeColsCost({ kind: 'range', from: 0, to: programme.upper.length - 1 }, costs);
    if (known !== undefined) highs.setSolution({ colValue: known });
    const search = solveAim(solver, highs, aim, settings.aims[aim], settings.seed, watch);
    if (search.ending === 'infeasible' && known === undefined) return undefined;
    searches.push(search);
    if (search.values === undefined || search.ending === 'stopped') break;
    keep(highs, costs, search.values, settings.aims[aim].tolerance);
  }
  return searches;
}

/** From now on this sum is at most what it is, and the tolerance. */
function keep(
  highs: HighsModel,
  costs: Float64Array,
  values: Float64Array,
  tolerance: number,
): void {
  const indices = [...costs.keys()].filter((column) => costs[column] !== 0);
  const reached = sumOf(costs, values);
  // Ten times what the solver takes for zero, or it may find its own solution no longer feasible.
  const slack = Math.abs(reached) * tolerance + 10 * RESOLUTION;
  highs.addRow(-Infinity, reached + slack, {
    indices,
    values: indices.map((column) => costs[column] ?? 0),
  });
}

const sumOf = (costs: Float64Array, values: Float64Array): number =>
  costs.reduce((sum, cost, column) => sum + cost * (values[column] ?? 0), 0);

function planOf({ decisions: { opens, seats, covers } }: Model, values: Float64Array): Plan {
  const isTaken = (column: number): boolean => (values[column] ?? 0) > 0.5;
  return {
    opens: [...opens].filter(([, column]) => isTaken(column)).map(([id]) => id),
    seats: seats.filter(({ column }) => isTaken(column)).map(({ seat }) => seat),
    covers: covers.filter(({ column }) => isTaken(column)).map(({ cover }) => cover),
  };
}

function resultsOf(
  directory: Directory,
  { programme, aims }: Model,
  searches: readonly Search[],
  plan: Plan,
): AimResult[] {
  const measures = measurePlan(directory, plan);
  return AIMS.map((aim: AimName, at): AimResult => {
    const value = measures[aim];
    const search = searches[at];
    if (search === undefined || (search.values === undefined && search.ending !== 'proven'))
      return { aim, value, bound: undefined, gap: undefined, nodes: 0, ending: 'not_begun' };
    const { bound, nodes, ending, values = new Float64Array() } = search;
    const reached = sumOf(costsOf(aims[aim], programme.upper.length), values);
    const sign = aim === 'gapClosed' ? -1 : 1;
    const distance = bound === undefined ? undefined : Math.max(0, reached - bound);
    const gap =
      distance === undefined || distance <= RESOLUTION * 2
        ? distance && 0
        : distance / Math.abs(reached);
    return {
      aim,
      value,
      bound: bound === undefined ? undefined : sign * bound,
      gap,
      nodes,
      ending: ending === 'infeasible' ? 'not_begun' : ending,
    };
  });
}
