import { foldText } from '@maillage/kernel';

/** Words that tell an employer how much whoever takes part knows. Folded (`foldText`). */
const LEVELS =
  /\b((grand |faux )?debutants?|niveaux? (\d|un|deux|trois|debutant|intermediaire|avance|expert|initial)|intermediaires?|avances?|experts?|confirmes?|initiations?|perfectionnements?|remise a niveau|illectronisme|premiers? pas)\b/;

/** The word in a title that tells a level; undefined for a neutral one. */
export const levelWordIn = (title: string): string | undefined => LEVELS.exec(foldText(title))?.[0];

/** A title without its words that tell a level; « Formation » where nothing else is left. */
export function neutralTitle(title: string): string {
  let words = title.split(/\s+/);
  while (levelWordIn(words.join(' ')) !== undefined) {
    const all = words;
    // The fewest words, the first of them, without which nothing is told.
    const [from, to] = spans(all.length).find(
      ([first, last]) => levelWordIn(all.slice(first, last).join(' ')) !== undefined,
    ) ?? [0, all.length];
    words = [...all.slice(0, from), ...all.slice(to)];
  }
  const rest = words.join(' ').replace(/^[\s:,;–-]+|[\s:,;–-]+$/g, '');
  return rest === '' ? 'Formation' : rest;
}

/** Spans of words, the shortest first. */
const spans = (count: number): (readonly [from: number, to: number])[] =>
  Array.from({ length: Math.min(count, 3) }, (_, at) => at + 1).flatMap((length) =>
    Array.from({ length: count - length + 1 }, (_, from) => [from, from + length] as const),
  );
