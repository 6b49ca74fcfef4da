import { type Findings } from '@maillage/kernel';
import { type GradedItem, type Item, type LogisticItem } from './item.js';

export const MODELS = ['rasch', '1pl', '2pl', '3pl', 'graded'] as const;
export type Model = (typeof MODELS)[number];

/** Parameters of an item as they are written down; which ones it has depends on its model. */
export interface ItemParameters {
  readonly id: string;
  readonly a?: number;
  readonly b?: number;
  readonly c?: number;
  readonly thresholds?: readonly number[];
}

/**
 * Reads the parameters of an item, and notes every fault of them under the item's id.
 * Gives undefined where there is one.
 */
export function readItem(
  model: Model,
  written: ItemParameters,
  findings: Findings,
): Item | undefined {
  const before = findings.faults.length;
  const a = model === 'rasch' ? 1 : readDiscrimination(written, findings);
  const item =
    model === 'graded'
      ? readGraded(written, a, findings)
      : readLogistic(written, a, model === '3pl' ? written.c : 0, findings);
  return findings.faults.length > before ? undefined : item;
}

function readDiscrimination({ id, a }: ItemParameters, findings: Findings): number {
  if (a !== undefined && Number.isFinite(a) && a > 0) return a;
  findings.fault(
    'a',
    'discrimination_not_positive',
    {
      fr: `La discrimination (a) de l’item ${id} doit être un nombre supérieur à 0.`,
      en: `The discrimination (a) of item ${id} must be a number above 0.`,
    },
    String(a),
  );
  return 1;
}

function readLogistic(
  { id, b }: ItemParameters,
  a: number,
  c: number | undefined,
  findings: Findings,
): LogisticItem {
  if (b === undefined || !Number.isFinite(b))
    findings.fault('b', 'difficulty_not_finite', {
      fr: `La difficulté (b) de l’item ${id} doit être un nombre.`,
      en: `The difficulty (b) of item ${id} must be a number.`,
    });
  if (c === undefined || !(c >= 0 && c < 1))
    findings.fault(
      'c',
      'asymptote_out_of_range',
      {
        fr: `La part de hasard (c) de l’item ${id} doit être comprise entre 0 inclus et 1 exclu.`,
        en: `The lower asymptote (c) of item ${id} must be at least 0 and below 1.`,
      },
      String(c),
    );
  return { kind: 'logistic', id, a, b: b ?? 0, c: c ?? 0 };
}

function readGraded({ id, thresholds = [] }: ItemParameters, a: number, findings: Findings): Item {
  const isOrdered =
    thresholds.length > 0 &&
    thresholds.every((b, k) => Number.isFinite(b) && (k === 0 || b > (thresholds[k - 1] ?? b)));
  if (!isOrdered)
    findings.fault(
      'thresholds',
      'categories_out_of_order',
      {
        fr: `Les seuils de l’item ${id} doivent être des nombres, chacun supérieur au précédent.`,
        en: `The thresholds of item ${id} must be numbers, each above the one before.`,
      },
      thresholds.join(' '),
    );
  return { kind: 'graded', id, a, thresholds } satisfies GradedItem;
}
