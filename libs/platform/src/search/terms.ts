import { contentWords, otherwise, sameName, stemOf } from './fold-words.js';

/** What is to be found, as it is found. */
export interface SearchEntry {
  readonly id: string;
  readonly name: string;
  /** Names of parts. */
  readonly otherNames?: readonly string[];
  /** Official name of the commune. */
  readonly town?: string | undefined;
  /** Other texts: address, postal code, parent … */
  readonly texts: readonly (string | undefined)[];
  /** What lists are filtered by: territories, sources, codes. */
  readonly codes: readonly string[];
}

/** A term of what is to be found; a word alone is one for wherever it stands. */
export const TERM = {
  name: (stem: string): string => `n:${stem}`,
  town: (stem: string): string => `t:${stem}`,
  /** The town itself, by the stems of all words of its name. */
  townName: (stems: readonly string[]): string => `@${stems.join(' ')}`,
  /** The whole name without its town. */
  wholeName: (stems: readonly string[]): string => `=${sameName(stems)}`,
  code: (code: string): string => `#${code}`,
} as const;

/** The terms of an entry, and the words that its texts add to the vocabulary. */
export function termsOf({ name, otherNames = [], town, texts, codes }: SearchEntry): {
  readonly terms: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
} {
  const terms = new Set<string>();
  const words = new Set<string>();
  /** Enters a text, and gives its stems. */
  const enter = (text: string, termOf?: (stem: string) => string): string[] => {
    const written = contentWords(text);
    const stems = written.map(stemOf);
    const more = otherwise(stems);
    for (const word of [...written, ...more]) words.add(word);
    for (const stem of [...stems, ...more]) {
      terms.add(stem);
      if (termOf !== undefined) terms.add(termOf(stem));
    }
    return stems;
  };
  const own = enter(name, TERM.name);
  for (const text of otherNames) enter(text, TERM.name);
  for (const text of texts) if (text !== undefined) enter(text);
  let alone = own;
  if (town !== undefined) {
    const there = enter(town, TERM.town);
    terms.add(TERM.townName(there));
    words.add(TERM.townName(there));
    alone = own.filter((stem) => !there.includes(stem));
  }
  terms.add(TERM.wholeName(alone.length > 0 ? alone : own));
  for (const code of codes) terms.add(TERM.code(code));
  return { terms, words };
}
