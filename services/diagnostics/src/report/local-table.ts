import type { LocalAnswers, LocalQuestion } from '../campaign/local-question.js';
import { LEAST, releaseOf } from './release.js';

/** How many chose each answer to a question of the territory, as far as it may be told. */
export interface LocalTable {
  readonly question: string;
  /** People who answered. */
  readonly people: number;
  /** Of the choices that are told, how many chose them. */
  readonly told: Readonly<Record<string, number>>;
  /** How many chose any of the others, taken together; absent where there are none. */
  readonly others?: number;
}

/** A count that tells of nobody: of five people or more. */
const isWide = (count: number): boolean => Math.abs(count) >= LEAST;

/**
 * Tells the counts of a question so that none under five follows from them: not from a table, where small counts are hidden, with
 * another one where that alone would be left; and not by difference with the table that was shown before. What is told of a
 * question is told of the same choices in all its tables, and a newer one comes only where each count, and the rest, has changed
 * by five or more. The test attacks it by linear programming.
 * @param counts of every choice, also those that nobody made.
 * @returns undefined where no table may be shown in the place of the former one.
 */
export function localTableOf(
  question: string,
  counts: Readonly<Record<string, number>>,
  before?: LocalTable,
): LocalTable | undefined {
  const codes = Object.keys(counts);
  const people = codes.reduce((sum, code) => sum + (counts[code] ?? 0), 0);
  if (people < LEAST) return undefined;
  const shown = before === undefined ? shownOf(counts, codes) : Object.keys(before.told);
  const hidden = codes.filter((code) => !shown.includes(code));
  const others = hidden.reduce((sum, code) => sum + (counts[code] ?? 0), 0);
  const told = Object.fromEntries(shown.map((code) => [code, counts[code] ?? 0]));
  const table = { question, people, told, ...(hidden.length === 0 ? {} : { others }) };
  const cells = [...Object.values(told), ...(hidden.length === 0 ? [] : [others])];
  if (!cells.every(isWide)) return undefined;
  if (before === undefined) return table;
  const changes = [
    ...shown.map((code) => (told[code] ?? 0) - (before.told[code] ?? 0)),
    ...(hidden.length === 0 ? [] : [others - (before.others ?? 0)]),
  ];
  return changes.every(isWide) ? table : undefined;
}

/** The choices that are told: those of five people or more, but for the fewest that keep the others apart from each other. */
function shownOf(
  counts: Readonly<Record<string, number>>,
  codes: readonly string[],
): readonly string[] {
  const of = (code: string): number => counts[code] ?? 0;
  const shown = codes.filter((code) => isWide(of(code))).sort((one, other) => of(other) - of(one));
  const isHeld = (): boolean => {
    const hidden = codes.filter((code) => !shown.includes(code));
    const rest = hidden.reduce((sum, code) => sum + of(code), 0);
    return hidden.length === 0 || (hidden.length > 1 && isWide(rest));
  };
  while (!isHeld() && shown.length > 0) shown.pop();
  return shown;
}

/** A table that was shown last, and whom it was made of, which is told to nobody. */
interface ShownTable {
  readonly table: LocalTable;
  readonly assessments: readonly string[];
}

/**
 * The tables of a report. The former table of a question stays while another may not take its place; once one of those whom it
 * is made of has left, it is kept for comparison alone.
 */
export function localTablesOf(
  questions: readonly LocalQuestion[],
  answers: ReadonlyMap<string, LocalAnswers>,
  before: readonly ShownTable[] = [],
): { readonly shown: readonly LocalTable[]; readonly kept: readonly ShownTable[] } {
  const all = questions.map(({ id, choices }) => {
    const given = [...answers].filter(([, own]) => own[id] !== undefined);
    const assessments = given.map(([assessment]) => assessment).sort();
    const former = before.find(({ table }) => table.question === id);
    const counts = Object.fromEntries(
      choices.map((choice) => [choice.id, given.filter(([, own]) => own[id] === choice.id).length]),
    );
    const table =
      releaseOf(former?.assessments, assessments) === 'publish'
        ? localTableOf(id, counts, former?.table)
        : undefined;
    if (table !== undefined) return { shown: [table], kept: [{ table, assessments }] };
    if (former === undefined) return { shown: [], kept: [] };
    const isWhole = former.assessments.every((one) => assessments.includes(one));
    return { shown: isWhole ? [former.table] : [], kept: [former] };
  });
  return {
    shown: all.flatMap(({ shown }) => shown),
    kept: all.flatMap(({ kept }) => kept),
  };
}
