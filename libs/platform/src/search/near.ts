import { soundOf } from './sound.js';

/** Letters to insert, remove, replace, or swap with their neighbour, to make one word of the other (optimal string alignment). */
export function distanceOf(a: string, b: string): number {
  let [beforeLast, last]: [number[], number[]] = [
    [],
    Array.from({ length: b.length + 1 }, (_, j) => j),
  ];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? (beforeLast[j - 2] ?? 0) + 1
          : Infinity;
      row.push(
        Math.min(
          (last[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (last[j - 1] ?? 0) + (isSame ? 0 : 1),
          swapped,
        ),
      );
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

/** Most words that one mistyped word is read as. */
const MOST = 4;

/**
 * The words nearest to one that is none, by what is written: a third of its letters may be wrong.
 * @param words that have a key in common with it.
 */
export function nearest(word: string, words: readonly string[]): string[] {
  const sound = soundOf(word);
  const found = [...new Set(words)]
    .filter((other) => distanceOf(sound, soundOf(other)) <= (sound.length < 7 ? 1 : 2))
    .map((other) => ({ other, distance: distanceOf(word, other) }))
    .filter(({ distance }) => distance <= Math.max(1, Math.floor(word.length / 3)))
    .sort((a, b) => a.distance - b.distance || (a.other < b.other ? -1 : 1));
  return found
    .filter(({ distance }) => distance === found[0]?.distance)
    .slice(0, MOST)
    .map(({ other }) => other);
}
