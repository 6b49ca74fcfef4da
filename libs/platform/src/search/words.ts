import type { Conditions } from '../db/conditions.js';
import type { Transaction } from '../db/connection.js';
import type { Database } from '../db/database.js';

/** Share of a word's three-letter groups that must be found in a text: forgives a typing error in a word of six letters. */
const SIMILARITY = '0.45';

/** Words that are looked for in a column `search`, which has an index by three-letter groups (pg_trgm); typing errors are forgiven. */
export const Words = {
  /** Adds that each word is found. */
  restrict(words: readonly string[], where: Conditions): void {
    for (const word of words)
      where.add(`(search LIKE ? OR ? OPERATOR(public.<%) search)`, `%${word}%`, word);
  },

  /** SQL of how little a text is like the words, from 0 for one that holds them all; `0` where there is no word. */
  rank(words: readonly string[], where: Conditions): string {
    if (words.length === 0) return '0';
    return words
      .map((word) => `round(1000 * (1 - public.word_similarity(${where.parameter(word)}, search)))`)
      .join(' + ');
  },

  /** Does work whose queries have such conditions: the index finds alike words by a threshold that is a setting of the session. */
  within<T>(
    database: Database,
    words: readonly string[],
    work: (query: Transaction['query']) => Promise<T>,
  ): Promise<T> {
    if (words.length === 0) return work((sql, parameters) => database.query(sql, parameters));
    return database.transaction(async (tx) => {
      await tx.query(`SELECT set_config('pg_trgm.word_similarity_threshold', $1, true)`, [
        SIMILARITY,
      ]);
      return work((sql, parameters) => tx.query(sql, parameters));
    });
  },
};
