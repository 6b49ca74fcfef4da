import { type Findings } from '@maillage/kernel';
import { rectangular } from '../ability/quadrature.js';
import { momentsAt } from '../fit/moments.js';
import { type Item } from '../model/item.js';

/** An item that both versions have, with its parameters in each. */
export interface Anchor {
  readonly from: Item;
  readonly to: Item;
}

/** From one version's scale to another's: θ_to = slope × θ_from + intercept. */
export interface Scale {
  readonly slope: number;
  readonly intercept: number;
}

export interface Link extends Scale {
  /** Standard errors over the choice of anchors: jackknife, each left out in turn. */
  readonly errors: Scale;
  /** Root mean square difference of the anchors' difficulties after linking. */
  readonly residual: number;
}

export type LinkMethod = 'mean_sigma' | 'stocking_lord';

/** An item on another scale. */
export function rescale(item: Item, { slope, intercept }: Scale): Item {
  const move = (b: number): number => slope * b + intercept;
  return item.kind === 'graded'
    ? { ...item, a: item.a / slope, thresholds: item.thresholds.map(move) }
    : { ...item, a: item.a / slope, b: move(item.b) };
}

const LEAST_ANCHORS = 3;

/** Links two versions of a bank by the items they share; refuses fewer than three, which leave no error to be told. */
export function linkVersions(
  method: LinkMethod,
  anchors: readonly Anchor[],
  findings: Findings,
): Link | undefined {
  if (anchors.length < LEAST_ANCHORS)
    return findings.fault('', 'too_few_anchors', {
      fr: `Pour relier deux versions il faut au moins ${LEAST_ANCHORS} items communs ; il y en a ${anchors.length}.`,
      en: `Linking two versions takes at least ${LEAST_ANCHORS} items in common; there are ${anchors.length}.`,
    });
  const solve = method === 'mean_sigma' ? meanSigma : stockingLord;
  const scale = solve(anchors);
  if (!(scale.slope > 0 && Number.isFinite(scale.slope)))
    return findings.fault('', 'anchors_alike', {
      fr: 'Les items communs ont tous la même difficulté : ils ne fixent pas l’échelle.',
      en: 'The items in common all have the same difficulty: they do not fix the scale.',
    });
  const partial = anchors.map((_, left) => solve(anchors.filter((__, at) => at !== left)));
  const differences = anchors.flatMap(({ from, to }) => {
    const target = difficultiesOf(to);
    return difficultiesOf(rescale(from, scale)).map((b, k) => b - (target[k] ?? NaN));
  });
  return {
    ...scale,
    errors: {
      slope: jackknife(partial.map(({ slope }) => slope)),
      intercept: jackknife(partial.map(({ intercept }) => intercept)),
    },
    residual: Math.sqrt(mean(differences.map((value) => value ** 2))),
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: readonly number[]): number => {
  const centre = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
};
const jackknife = (values: readonly number[]): number =>
  Math.sqrt(values.length - 1) * deviation(values);
const difficultiesOf = (item: Item): readonly number[] =>
  item.kind === 'graded' ? item.thresholds : [item.b];

/** Mean–sigma (Marco 1977): the anchors' difficulties get the same mean and deviation. */
function meanSigma(anchors: readonly Anchor[]): Scale {
  const from = anchors.flatMap((anchor) => difficultiesOf(anchor.from));
  const to = anchors.flatMap((anchor) => difficultiesOf(anchor.to));
  const slope = deviation(to) / deviation(from);
  return { slope, intercept: mean(to) - slope * mean(from) };
}

/**
 * Stocking & Lord (1983): the expected scores of the anchors differ least over N(0, 1) on the scale that is linked to. Gauss–Newton,
 * from the solution by mean–sigma.
 */
function stockingLord(anchors: readonly Anchor[]): Scale {
  const { nodes, weights } = rectangular(41, -4, 4);
  const expected = (items: readonly Item[], theta: number): number =>
    items.reduce((sum, item) => sum + momentsAt(item, theta).mean, 0);
  const wanted = nodes.map((theta) =>
    expected(
      anchors.map(({ to }) => to),
      theta,
    ),
  );
  const residuals = (scale: Scale): Float64Array => {
    const moved = anchors.map(({ from }) => rescale(from, scale));
    return nodes.map((theta, node) => expected(moved, theta) - (wanted[node] as number));
  };
  const start = meanSigma(anchors);
  let scale = start.slope > 0 && Number.isFinite(start.slope) ? start : { slope: 1, intercept: 0 };
  for (let turn = 0; turn < 50; turn++) {
    const step = 1e-6;
    const here = residuals(scale);
    const bySlope = residuals({ ...scale, slope: scale.slope + step });
    const byIntercept = residuals({ ...scale, intercept: scale.intercept + step });
    let [ss, si, ii, sr, ir] = [0, 0, 0, 0, 0];
    here.forEach((value, node) => {
      const weight = weights[node] as number;
      const s = ((bySlope[node] as number) - value) / step;
      const i = ((byIntercept[node] as number) - value) / step;
      ss += weight * s * s;
      si += weight * s * i;
      ii += weight * i * i;
      sr += weight * s * value;
      ir += weight * i * value;
    });
    const determinant = ss * ii - si * si;
    const slope = -(ii * sr - si * ir) / determinant;
    const intercept = -(ss * ir - si * sr) / determinant;
    scale = {
      slope: Math.max(scale.slope / 2, scale.slope + slope),
      intercept: scale.intercept + intercept,
    };
    if (Math.abs(slope) + Math.abs(intercept) < 1e-10) break;
  }
  return scale;
}
