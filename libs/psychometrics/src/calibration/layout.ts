import { type Item } from '../model/item.js';
import { type Model } from '../model/read-item.js';
import { logistic } from '../model/response.js';
import { type AnswerMatrix, MISSING, rowOf } from './answers.js';
import { type AsymptotePrior, type Shape, widthOf } from './shape.js';

/** Where the parameters of each item stand in the vector of all that is estimated. */
export interface Layout {
  readonly shapes: readonly Shape[];
  /** By item and parameter: place in the vector; −1 for a slope that is 1 (Rasch). A slope shared by all stands last. */
  readonly places: readonly Int32Array[];
  readonly size: number;
}

export function layoutOf(
  model: Model,
  { items, categories }: AnswerMatrix,
  priorOf: (item: string) => AsymptotePrior,
): Layout {
  const shapes = categories.map((count, item): Shape => ({
    categories: count,
    prior: model === '3pl' ? priorOf(items[item] ?? '') : undefined,
  }));
  const isSlopeFree = model !== 'rasch' && model !== '1pl';
  let next = 0;
  const places = shapes.map((shape) =>
    Int32Array.from({ length: widthOf(shape) }, (_, at) =>
      at === 0 && !isSlopeFree ? -1 : next++,
    ),
  );
  if (model === '1pl') for (const place of places) place[0] = next;
  return { shapes, places, size: model === '1pl' ? next + 1 : next };
}

/** Parameters of one item, in slope–intercept form. */
export const parametersOf = (
  { places }: Layout,
  vector: Float64Array,
  item: number,
): Float64Array =>
  Float64Array.from(places[item] ?? [], (place) => (place === -1 ? 1 : (vector[place] ?? NaN)));

/** Where the search begins: slopes 1, intercepts from the share of people at or above each category, c at its prior's mean. */
export function start(layout: Layout, matrix: AnswerMatrix): Float64Array {
  const vector = new Float64Array(layout.size);
  layout.places.forEach((places, item) => {
    const chosen = new Float64Array(matrix.categories[item] ?? 2);
    matrix.counts.forEach((count, row) => {
      const category = rowOf(matrix, row)[item] ?? MISSING;
      if (category !== MISSING) chosen[category] = (chosen[category] ?? 0) + count;
    });
    const all = chosen.reduce((sum, count) => sum + count, 0);
    let below = 0;
    places.forEach((place, at) => {
      if (place === -1) return;
      if (at === 0) vector[place] = 1;
      else if (at < chosen.length) {
        below += chosen[at - 1] ?? 0;
        vector[place] = 1.2 * Math.log((all - below) / below);
      } else vector[place] = layout.shapes[item]?.prior?.mean ?? 0;
    });
  });
  return vector;
}

/** An item in the form in which it is used: a, b or thresholds, c. */
export function itemOf(layout: Layout, vector: Float64Array, item: number, id: string): Item {
  const [a = NaN, ...rest] = parametersOf(layout, vector, item);
  const { prior, categories } = layout.shapes[item] ?? { prior: undefined, categories: 2 };
  const difficulties = rest.slice(0, categories - 1).map((d) => -d / a);
  return categories > 2
    ? { kind: 'graded', id, a, thresholds: difficulties }
    : {
        kind: 'logistic',
        id,
        a,
        b: difficulties[0] ?? NaN,
        c: prior === undefined ? 0 : logistic(rest[1] ?? NaN),
      };
}
