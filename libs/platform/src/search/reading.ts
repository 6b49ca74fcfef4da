import { ABBREVIATIONS } from './abbreviations.js';
import { stemOf } from './fold-words.js';

/**
 * How a word was read otherwise than written: as a typing error, as the beginning of others, as others that sound alike
 * beside itself, as a short form beside itself, or not at all.
 */
export type Nature = 'faute' | 'debut' | 'proche' | 'abreviation' | 'inconnu';

/** A word of a question. */
export interface ReadWord {
  readonly written: string;
  /** What it is looked for by; any of them. */
  readonly stems: readonly string[];
  readonly correction?: { readonly nature: Nature; readonly words: readonly string[] } | undefined;
  /** A part of the name of the town that the question names. */
  readonly isTown: boolean;
}

/** How a question is read. */
export interface SearchReading {
  readonly words: readonly ReadWord[];
  readonly ignored: readonly string[];
}

/** Most characters of a reading in a cursor. */
const LONGEST = 240;

/** A reading for a cursor: the pages of a list are of one reading, whatever words are entered meanwhile. */
export const writeReading = ({ words }: SearchReading): string =>
  words.map(({ stems, isTown }) => stems.join('.') + (isTown ? '@' : '')).join(' ');

/** What `writeReading` writes. */
export const READING = /^[a-z0-9@. ]{0,300}$/;

/** A reading out of a cursor; what was written is not told again. */
export const readReading = (text: string): SearchReading => ({
  ignored: [],
  words: text
    .split(' ')
    .filter(Boolean)
    .map((word) => {
      const stems = word.replace('@', '').split('.');
      return { written: stems[0] ?? '', stems, isTown: word.endsWith('@') };
    }),
});

/** A reading that a cursor can hold: of words with many meanings the last ones are left out. */
export function shortened(reading: SearchReading): SearchReading {
  let { words } = reading;
  while (writeReading({ words, ignored: [] }).length > LONGEST) {
    const most = Math.max(...words.map(({ stems }) => stems.length));
    if (most === 1) break;
    words = words.map((word) =>
      word.stems.length < most ? word : { ...word, stems: word.stems.slice(0, -1) },
    );
  }
  return { ...reading, words };
}

/** The town that a reading names, by the stems of its words; none where it names none. */
export const townOf = ({ words }: SearchReading): string[] =>
  words.flatMap(({ isTown, stems }) => (isTown ? stems.slice(0, 1) : []));

/**
 * A word that stands in the vocabulary, or is known from elsewhere.
 * @param alike words that it is looked for by as well.
 */
export function asWritten(written: string, alike: readonly string[]): ReadWord {
  const long = ABBREVIATIONS.get(written);
  const abbreviation =
    long === undefined ? undefined : ({ nature: 'abreviation', words: [long] } as const);
  return {
    written,
    stems: [...new Set([written, ...alike].map(stemOf))],
    correction: alike.length > 0 ? { nature: 'proche', words: alike } : abbreviation,
    isTown: false,
  };
}

/** A word read as others, or as none. */
export function readAs(written: string, nature: Nature, words: readonly string[]): ReadWord {
  const stems = [...new Set(words.map(stemOf))];
  return {
    written,
    stems: stems.length > 0 ? stems : [stemOf(written)],
    correction: { nature, words },
    isTown: false,
  };
}

/** A word as it is told again in another question. */
export const meaningOf = ({ written, correction }: ReadWord): string =>
  correction?.nature === 'faute' || correction?.nature === 'debut'
    ? (correction.words[0] ?? written)
    : written;
