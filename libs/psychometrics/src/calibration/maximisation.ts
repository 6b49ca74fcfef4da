import { blockOf, scoringStep } from './block.js';
import { type Expectation } from './expectation.js';
import { type Layout, parametersOf } from './layout.js';

const STEPS = 4;
const SETTLED = 1e-9;

/** M step: parameters that fit the expected counts best, by Fisher scoring, item by item unless they share a slope. */
export function maximise(
  layout: Layout,
  vector: Float64Array,
  expectation: Expectation,
  nodes: Float64Array,
): Float64Array {
  const next = Float64Array.from(vector);
  const isShared = layout.places[0]?.[0] === layout.size - 1 && layout.size > 1;
  if (isShared) maximiseShared(layout, next, expectation, nodes);
  else
    layout.places.forEach((places, item) => {
      const free = [...places.keys()].filter((at) => places[at] !== -1);
      for (let turn = 0; turn < STEPS; turn++) {
        const step = scoringStep(blockAt(layout, next, expectation, nodes, item), free);
        free.forEach((at, index) => {
          const place = places[at] as number;
          next[place] = (next[place] as number) + (step[index] as number);
        });
        if (Math.max(...step.map(Math.abs)) < SETTLED) break;
      }
    });
  return next;
}

const blockAt = (
  layout: Layout,
  vector: Float64Array,
  { counts }: Expectation,
  nodes: Float64Array,
  item: number,
) =>
  blockOf(
    layout.shapes[item] ?? { categories: 2, prior: undefined },
    parametersOf(layout, vector, item),
    counts[item] ?? new Float64Array(),
    nodes,
  );

/** One slope for all items: the system of intercepts and slope has the form of an arrow, and is solved by its point. */
function maximiseShared(
  layout: Layout,
  vector: Float64Array,
  expectation: Expectation,
  nodes: Float64Array,
): void {
  const slope = layout.size - 1;
  for (let turn = 0; turn < STEPS; turn++) {
    const blocks = layout.shapes.map((_, item) =>
      blockAt(layout, vector, expectation, nodes, item),
    );
    let [score, information] = [0, 0];
    for (const { score: s, information: i } of blocks) {
      const ratio = (i[1] as number) / (i[3] as number);
      score += (s[0] as number) - ratio * (s[1] as number);
      information += (i[0] as number) - ratio * (i[1] as number);
    }
    const step = Math.max(-0.5, Math.min(0.5, score / information));
    vector[slope] = (vector[slope] as number) + step;
    let longest = Math.abs(step);
    blocks.forEach(({ score: s, information: i }, item) => {
      const by = ((s[1] as number) - (i[1] as number) * step) / (i[3] as number);
      const kept = Math.max(-1, Math.min(1, by));
      const place = layout.places[item]?.[1] ?? 0;
      vector[place] = (vector[place] as number) + kept;
      longest = Math.max(longest, Math.abs(kept));
    });
    if (longest < SETTLED) break;
  }
}
