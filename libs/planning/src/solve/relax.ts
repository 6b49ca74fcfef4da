import { type Message } from '@maillage/kernel';
import { type Model as HighsModel } from 'highs';
import { type Programme } from '../model/programme.js';
import { RESOLUTION } from './solve-aim.js';
import { excessOf } from './solver.js';

/** One way in which a problem without a plan would have one: each line gives way by what it says, and all together. */
export interface SmallestRelaxation {
  readonly lines: readonly Message[];
  /** Weighted sum of what gives way; nothing smaller is enough. */
  readonly weight: number;
}

/** The smallest weighted sum of relaxations under which the programme of a model has a solution. */
export function smallestRelaxation(model: HighsModel, { rows }: Programme): SmallestRelaxation {
  model.options.set({ mip_rel_gap: 0, mip_max_nodes: 100_000 });
  model.feasibilityRelaxation({
    globalLowerPenalty: -1,
    globalUpperPenalty: -1,
    globalRowPenalty: -1,
    // A negative penalty: the row never gives way.
    localRowPenalty: Float64Array.from(rows, ({ relaxation }) => relaxation?.weight ?? -1),
  });
  const values = model.getSolution().colValue;
  // The status that the solver tells is still that of the problem as it was.
  const isBroken = rows.some((row) => !row.relaxation && excessOf(row, values) > 10 * RESOLUTION);
  if (isBroken) throw new Error('No relaxation was found.');
  let weight = 0;
  const lines = rows.flatMap((row) => {
    const by = Math.round(excessOf(row, values) / RESOLUTION) * RESOLUTION;
    if (row.relaxation === undefined || by < 10 * RESOLUTION) return [];
    weight += by * row.relaxation.weight;
    return [row.relaxation.words(Math.round(by * 1_000) / 1_000)];
  });
  return { lines, weight };
}
