import { type Fault, Findings } from '@maillage/kernel';
import {
  type Answer,
  calibrateConditional,
  calibrateMarginal,
  type Calibration,
  type Item,
  itemFit,
  type ItemFit,
  type Link,
  type LinkMethod,
  linkVersions,
  type Model,
  type Pattern,
  personFit,
  readAnswers,
  rescale,
  weightedLikelihood,
} from '@maillage/psychometrics';

/** What a calibration is made of. Everything in it can be copied to another thread. */
export interface CalibrationRequest {
  readonly model: Model;
  readonly method: 'mml' | 'cml';
  readonly items: readonly string[];
  readonly patterns: readonly Pattern[];
  /** Items as the bank has them, which fix the scale that results are brought to. */
  readonly anchor?: { readonly method: LinkMethod; readonly items: readonly Item[] };
}

/** How people answered, as the model sees it. */
export interface PeopleFit {
  readonly people: number;
  /** Mean of l_z: about 0 where the model holds. */
  readonly meanLz: number;
  /** Share of people with l_z below −1.96: one in forty where the model holds. */
  readonly unlikely: number;
}

export interface CalibrationResult {
  readonly calibration: Calibration;
  readonly fit: readonly ItemFit[];
  readonly people: PeopleFit;
  readonly link?: Link;
}

export type CalibrationOutcome =
  { readonly result: CalibrationResult } | { readonly faults: readonly Fault[] };

/** Calibrates items and tells how they fit. Works for seconds: to be run in a thread of its own. */
export function calibrate(request: CalibrationRequest): CalibrationOutcome {
  const { model, method, items, patterns, anchor } = request;
  const findings = new Findings('diagnostics');
  const matrix = readAnswers(model, items, patterns, findings);
  const calibration =
    matrix &&
    (method === 'cml'
      ? calibrateConditional(matrix, findings)
      : calibrateMarginal(model, matrix, findings));
  if (matrix === undefined || calibration === undefined) return { faults: findings.faults };
  const fit = itemFit(calibration, matrix);
  const people = peopleFit(
    calibration.items.map(({ item }) => item),
    patterns,
  );
  if (anchor === undefined) return { result: { calibration, fit, people } };
  const fixed = new Map(anchor.items.map((item) => [item.id, item]));
  const anchors = calibration.items.flatMap(({ item }) => {
    const to = fixed.get(item.id);
    return to === undefined ? [] : [{ from: item, to }];
  });
  const link = linkVersions(anchor.method, anchors, findings.inside('ancrage'));
  if (link === undefined) return { faults: findings.faults };
  return { result: { calibration: linked(calibration, link), fit, people, link } };
}

/** Parameters and their errors on the scale that a link leads to. */
function linked(calibration: Calibration, { slope, intercept }: Link): Calibration {
  return {
    ...calibration,
    items: calibration.items.map(({ item, errors: { a, b, c, thresholds } }) => ({
      item: rescale(item, { slope, intercept }),
      errors: {
        ...(a === undefined ? {} : { a: a / slope }),
        ...(b === undefined ? {} : { b: b * slope }),
        ...(c === undefined ? {} : { c }),
        ...(thresholds === undefined ? {} : { thresholds: thresholds.map((one) => one * slope) }),
      },
    })),
  };
}

function peopleFit(items: readonly Item[], patterns: readonly Pattern[]): PeopleFit {
  let [people, sum, unlikely] = [0, 0, 0];
  for (const { responses, count } of patterns) {
    const answers = items.flatMap((item, at): Answer[] => {
      const category = responses[at] ?? null;
      return category === null ? [] : [{ item, category }];
    });
    const estimate = weightedLikelihood(answers);
    const fit = 'theta' in estimate ? personFit(answers, estimate.theta) : undefined;
    if (fit === undefined || !Number.isFinite(fit.lz)) continue;
    people += count;
    sum += count * fit.lz;
    if (fit.lz < -1.96) unlikely += count;
  }
  return {
    people,
    meanLz: people === 0 ? 0 : sum / people,
    unlikely: people === 0 ? 0 : unlikely / people,
  };
}
