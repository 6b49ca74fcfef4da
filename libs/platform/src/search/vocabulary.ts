import type { Transaction } from '../db/connection.js';
import { ABBREVIATIONS } from './abbreviations.js';
import { contentWords, emptyWords, stemOf } from './fold-words.js';
import { hashOf } from './hash-of.js';
import { distanceOf, nearest } from './near.js';
import { asWritten, readAs, type SearchReading, type ReadWord, shortened } from './reading.js';
import { askedKeysOf, keysOf, soundOf } from './sound.js';
import { TERM } from './terms.js';

type Reader = Pick<Transaction, 'query'>;

/** Words of a question that count. */
const MOST_WORDS = 8;
/** Words that the beginning of one is read as. */
const MOST_BEGUN = 5;
/** Letters of a word from which on others that sound alike are looked for too. */
const LONG = 6;
/** Words of the name of a town, without those that tell nothing. */
const MOST_IN_TOWN = 5;

/** The distinct words of all texts of one kind. Typing errors are forgiven against them, not against each text. */
export class Vocabulary {
  constructor(private readonly table: string) {}

  /** Enters words that are new. Two transactions may enter one word each: reading it twice does no harm, waiting would. */
  async add(tx: Reader, words: ReadonlySet<string>): Promise<void> {
    const rows = await tx.query<{ word: string }>(
      `SELECT word FROM unnest($1::text[]) AS n (word)
       WHERE NOT EXISTS (SELECT FROM ${this.table} AS v WHERE v.word = n.word)`,
      [[...words]],
    );
    if (rows.length === 0) return;
    await tx.query(
      `INSERT INTO ${this.table} (word, stem, near)
       SELECT word, stem, near::integer[] FROM unnest($1::text[], $2::text[], $3::text[]) AS n (word, stem, near)`,
      [
        rows.map(({ word }) => word),
        rows.map(({ word }) => (word.startsWith('@') ? word : stemOf(word))),
        rows.map(({ word }) => hashed(isCorrectable(word) ? keysOf(soundOf(word)) : [])),
      ],
    );
  }

  /**
   * Reads a question: a word that stands in the vocabulary as it is, and as those that sound alike; any other as those it begins, else as the nearest.
   * @param isWord says of a word that stands in no text whether it is one all the same, and no typing error.
   */
  async read(
    reader: Reader,
    question: string,
    isWord: (word: string) => boolean = () => false,
  ): Promise<SearchReading> {
    const written = [
      ...new Map(contentWords(question).map((word) => [stemOf(word), word])).values(),
    ].slice(0, MOST_WORDS);
    const stems = written.map(stemOf);
    const known = await this.known(reader, [...stems, ...runsOf(stems)], written);
    const words: ReadWord[] = [];
    for (const word of written) {
      const stands = known.stems.has(stemOf(word)) || ABBREVIATIONS.has(word) || isWord(word);
      words.push(
        stands ? asWritten(word, alike(word, known.alike)) : await this.guess(reader, word),
      );
    }
    const meant = words.map(({ stems: [stem = ''] }) => stem);
    const isChanged = meant.some((stem, at) => stem !== stems[at]);
    const towns = isChanged ? await this.known(reader, runsOf(meant), []) : known;
    return shortened({ words: inTown(words, meant, towns.stems), ignored: emptyWords(question) });
  }

  /** Words of the vocabulary near one, by what is written. */
  async near(reader: Reader, word: string): Promise<string[]> {
    if (!isCorrectable(word)) return [];
    const candidates = await reader.query<{ word: string }>(
      `SELECT word FROM ${this.table}
       WHERE near && $1::integer[]`,
      [hashed(askedKeysOf(soundOf(word)))],
    );
    return nearest(
      word,
      candidates.map((row) => row.word).filter((other) => other !== word),
    );
  }

  /** Which stems stand in the vocabulary, and words that may sound like these. */
  private async known(
    reader: Reader,
    stems: readonly string[],
    words: readonly string[],
  ): Promise<{ readonly stems: ReadonlySet<string>; readonly alike: readonly string[] }> {
    const rows = await reader.query<{ stem: string | null; word: string | null }>(
      `SELECT DISTINCT stem, NULL AS word FROM ${this.table} WHERE stem = ANY($1)
       UNION ALL
       SELECT NULL, word FROM ${this.table}
       WHERE near && $2::integer[]`,
      [
        stems,
        hashed(words.filter((word) => word.length >= LONG && isCorrectable(word)).map(soundOf)),
      ],
    );
    return {
      stems: new Set(rows.flatMap(({ stem }) => stem ?? [])),
      alike: rows.flatMap(({ word }) => word ?? []),
    };
  }

  private async guess(reader: Reader, word: string): Promise<ReadWord> {
    const begun = await reader.query<{ word: string }>(
      `SELECT word FROM (SELECT DISTINCT word FROM ${this.table} WHERE word LIKE $1) AS begun
       ORDER BY length(word), word LIMIT ${MOST_BEGUN}`,
      [`${word}%`],
    );
    if (begun.length > 0)
      return readAs(
        word,
        'debut',
        begun.map((row) => row.word),
      );
    const near = await this.near(reader, word);
    return readAs(word, near.length > 0 ? 'faute' : 'inconnu', near);
  }
}

/** Keys as tables hold them, as the text of an array. */
const hashed = (keys: readonly string[]): string => `{${keys.map(hashOf).join(',')}}`;

/** Words that sound like one and are written nearly like it: a feminine, an h that is missing. */
const alike = (word: string, words: readonly string[]): string[] =>
  nearest(
    word,
    words.filter((other) => stemOf(other) !== stemOf(word) && soundOf(other) === soundOf(word)),
  ).filter((other) => distanceOf(word, other) === 1);

/** Numbers are right or wrong, never nearly right; of very short words anything is near. */
const isCorrectable = (word: string): boolean => /^[a-z]{3,40}$/.test(word);

/** Names of towns that words next to each other may be. */
function runsOf(stems: readonly string[]): string[] {
  return stems.flatMap((_, from) =>
    Array.from({ length: Math.min(MOST_IN_TOWN, stems.length - from) }, (_, more) =>
      TERM.townName(stems.slice(from, from + more + 1)),
    ),
  );
}

/** Marks the words of the town that is named: of several the longest name, then the last. */
function inTown(
  words: readonly ReadWord[],
  meant: readonly string[],
  towns: ReadonlySet<string>,
): ReadWord[] {
  for (let length = Math.min(MOST_IN_TOWN, meant.length); length > 0; length--) {
    for (let from = meant.length - length; from >= 0; from--) {
      if (towns.has(TERM.townName(meant.slice(from, from + length))))
        return words.map((word, at) =>
          at >= from && at < from + length ? { ...word, isTown: true } : word,
        );
    }
  }
  return [...words];
}
