import { foldText } from '@maillage/kernel';
import { ABBREVIATIONS } from './abbreviations.js';

/** Words that tell nothing of what is looked for. */
const EMPTY = new Set('a au aux d de des du en et l la le les par pour sous sur un une'.split(' '));

/** A word without the marks of its plural, unless it is a short form. Other endings are left, since they tell words apart (poste, postal). */
export function stemOf(word: string): string {
  if (word.length < 4 || /\d/.test(word) || ABBREVIATIONS.has(word)) return word;
  if (word.endsWith('eaux')) return word.slice(0, -1);
  if (word.length > 5 && word.endsWith('aux')) return `${word.slice(0, -3)}al`;
  return /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}

/** The words of a text that tell something, folded and in their order; each of them where none does. */
export function contentWords(text: string): string[] {
  const words = foldText(text).split(' ').filter(Boolean);
  const telling = words.filter((word) => !EMPTY.has(word));
  return telling.length > 0 ? telling : words;
}

/** The words of a text that tell nothing, where others do. */
export function emptyWords(text: string): string[] {
  const words = foldText(text).split(' ').filter(Boolean);
  const empty = words.filter((word) => EMPTY.has(word));
  return empty.length === words.length ? [] : [...new Set(empty)];
}

/** Short forms with the stems of what they stand for, the longest first. */
const PHRASES: readonly (readonly [short: string, stems: readonly string[]])[] = [...ABBREVIATIONS]
  .map(([short, words]) => [short, contentWords(words).map(stemOf)] as const)
  .sort(([, a], [, b]) => b.length - a.length);
const PHRASE_OF = new Map(PHRASES);
/** Stems that a phrase begins with: most texts have none. */
const BEGINNINGS = new Set(PHRASES.map(([, [first]]) => first));

/** Where a phrase begins among stems; -1 where it does not stand there. */
const indexOf = (stems: readonly string[], phrase: readonly string[]): number =>
  stems.findIndex((_, at) => phrase.every((stem, index) => stems[at + index] === stem));

const mayHold = (stems: readonly string[]): boolean => stems.some((stem) => BEGINNINGS.has(stem));

/** Stems that the same is written by: the words of a short form, the short form of words. */
export function otherwise(stems: readonly string[]): string[] {
  const long = stems.flatMap((stem) => PHRASE_OF.get(stem) ?? []);
  if (!mayHold(stems)) return long;
  return [
    ...long,
    ...PHRASES.flatMap(([short, phrase]) => (indexOf(stems, phrase) < 0 ? [] : [short])),
  ];
}

/** Stems with short forms in the place of what they stand for, in one order: two names that say the same are the same. */
export function sameName(stems: readonly string[]): string {
  let left = stems;
  if (mayHold(stems))
    for (const [short, phrase] of PHRASES) {
      const at = indexOf(left, phrase);
      if (at >= 0) left = [...left.slice(0, at), short, ...left.slice(at + phrase.length)];
    }
  return [...new Set(left)].sort().join(' ');
}
