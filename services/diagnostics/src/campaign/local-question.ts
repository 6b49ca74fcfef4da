/** A question of the territory, which is never scored: tools, equipment, time, what one wishes to learn. */
export interface LocalQuestion {
  readonly id: string;
  readonly text: string;
  readonly choices: readonly { readonly id: string; readonly text: string }[];
}

/** Choices that were made, by question. */
export type LocalAnswers = Readonly<Record<string, string>>;

/** Name of the field of a question. */
export const questionField = (id: string): string => `question-${id}`;

/** Reads the form: choices that there are; a question may be left out. Undefined where nothing was chosen. */
export function readLocal(
  fields: Readonly<Record<string, string>>,
  questions: readonly LocalQuestion[],
): LocalAnswers | undefined {
  const chosen = questions.flatMap(({ id, choices }) => {
    const choice = choices.find((one) => one.id === fields[questionField(id)]);
    return choice === undefined ? [] : [[id, choice.id] as const];
  });
  return chosen.length === 0 ? undefined : Object.fromEntries(chosen);
}

/** What is wrong with questions: ids that are given twice, of questions or of choices of one. */
export function doubledIn(questions: readonly LocalQuestion[]): string | undefined {
  const lists = [questions, ...questions.map(({ choices }) => choices)];
  return lists
    .map((list) => list.map(({ id }) => id))
    .flatMap((ids) => ids.filter((id, at) => ids.indexOf(id) !== at))
    .at(0);
}
