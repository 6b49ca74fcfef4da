import { type Findings } from '@maillage/kernel';
import { type Model } from '../model/read-item.js';

/** Answers of as many people as `count`, in the order of the items; null where an item was not answered. */
export interface Pattern {
  readonly responses: readonly (number | null)[];
  readonly count: number;
}

export const MISSING = -1;

/** A matrix of answers, equal rows collapsed. */
export interface AnswerMatrix {
  readonly items: readonly string[];
  /** Categories of each item. */
  readonly categories: readonly number[];
  /** Rows of the matrix one after the other; MISSING where there is no answer. */
  readonly cells: Int8Array;
  /** People of each row. */
  readonly counts: Float64Array;
}

export const peopleOf = ({ counts }: AnswerMatrix): number =>
  counts.reduce((sum, count) => sum + count, 0);

export const rowOf = ({ items, cells }: AnswerMatrix, row: number): Int8Array =>
  cells.subarray(row * items.length, (row + 1) * items.length);

const MOST_CATEGORIES = 20;

/**
 * Reads patterns of answers for a calibration, and notes every fault. What cannot be estimated is refused under the item's
 * name: an item that all answered alike, a graded category that nobody chose.
 */
export function readAnswers(
  model: Model,
  items: readonly string[],
  patterns: readonly Pattern[],
  findings: Findings,
): AnswerMatrix | undefined {
  const before = findings.faults.length;
  patterns.forEach((pattern, at) =>
    checkPattern(pattern, items.length, model, findings.inside('patterns').inside(String(at))),
  );
  if (findings.faults.length > before) return undefined;
  const matrix = collapse(items, patterns);
  matrix.items.forEach((id, item) => checkItem(matrix, id, item, findings));
  return findings.faults.length > before ? undefined : matrix;
}

function checkPattern(
  { responses, count }: Pattern,
  length: number,
  model: Model,
  findings: Findings,
): void {
  const last = model === 'graded' ? MOST_CATEGORIES - 1 : 1;
  const isOne = (value: number | null): boolean =>
    value === null || (Number.isInteger(value) && value >= 0 && value <= last);
  if (responses.length !== length || !responses.every(isOne))
    findings.fault('responses', 'pattern_not_of_items', {
      fr: `Un patron a une réponse par item (${length}) : un entier de 0 à ${last}, ou rien.`,
      en: `A pattern has one response per item (${length}): a whole number from 0 to ${last}, or nothing.`,
    });
  if (!(Number.isInteger(count) && count > 0))
    findings.fault('count', 'count_not_positive', {
      fr: 'L’effectif d’un patron est un entier supérieur à 0.',
      en: 'The count of a pattern is a whole number above 0.',
    });
}

function checkItem(matrix: AnswerMatrix, id: string, item: number, findings: Findings): void {
  const chosen = new Float64Array(matrix.categories[item] ?? 0);
  matrix.counts.forEach((count, row) => {
    const category = rowOf(matrix, row)[item] ?? MISSING;
    if (category !== MISSING) chosen[category] = (chosen[category] ?? 0) + count;
  });
  const empty = chosen.indexOf(0);
  if (chosen.filter((count) => count > 0).length < 2)
    findings.fault(
      'items',
      'item_answered_alike',
      {
        fr: `L’item ${id} a reçu la même réponse de tous : ses paramètres ne sont pas identifiés.`,
        en: `Item ${id} was answered alike by all: its parameters are not identified.`,
      },
      id,
    );
  else if (empty !== -1)
    findings.fault(
      'items',
      'category_not_chosen',
      {
        fr: `Personne n’a choisi la catégorie ${empty} de l’item ${id} : fusionnez-la avec une voisine.`,
        en: `Nobody chose category ${empty} of item ${id}: merge it with a neighbour.`,
      },
      id,
    );
}

function collapse(items: readonly string[], patterns: readonly Pattern[]): AnswerMatrix {
  const counts = new Map<string, number>();
  const rows: Int8Array[] = [];
  for (const { responses, count } of patterns) {
    const row = Int8Array.from(responses, (value) => value ?? MISSING);
    if (row.every((value) => value === MISSING)) continue;
    const key = String.fromCharCode(...row.map((value) => value + 1));
    if (!counts.has(key)) rows.push(row);
    counts.set(key, (counts.get(key) ?? 0) + count);
  }
  const cells = new Int8Array(rows.length * items.length);
  rows.forEach((row, at) => {
    cells.set(row, at * items.length);
  });
  const categories = items.map((_, item) =>
    rows.reduce((most, row) => Math.max(most, (row[item] ?? MISSING) + 1), 2),
  );
  return { items, categories, cells, counts: Float64Array.from(counts.values()) };
}
