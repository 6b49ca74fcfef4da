import { Conditions } from '../db/conditions.js';
import type { Transaction } from '../db/connection.js';
import { classAt, type Hit, hitsOf, type MixedRow, positionOf } from './hit.js';
import { type AnyOf, byIndex, byRow, CLASSES, classOf, everyOf } from './matching.js';
import { hashOf } from './hash-of.js';
import { type SearchEntry, termsOf } from './terms.js';
import { Vocabulary } from './vocabulary.js';
import type { Wanted } from './wanted.js';

type Reader = Pick<Transaction, 'query'>;

/** Of how many rows a sample is drawn, and how many of them are to match for many rows to match: one in eighty. */
const SAMPLE = 500;
const MANY = 6;
/** How many rows are walked over before the index by terms is asked all the same. */
const WALK = 8000;
/** How far matches are counted. */
const MOST_COUNTED = 500;

/**
 * Words in texts of one kind: rows by an index of exact terms (GIN), typing errors by a vocabulary. What is found stands
 * in four classes: the whole name; words of the name, in the town that is asked; words of names and towns; any words.
 * Inside a class the order is drawn, so that no source comes first, and so that the first rows of many are found soon
 * by walking in that order, however they were entered.
 */
export class Search {
  readonly vocabulary: Vocabulary;

  /** @param kind of the tables `<kind>_terms` and `<kind>_words`. */
  constructor(private readonly kind: string) {
    this.vocabulary = new Vocabulary(`${kind}_words`);
  }

  /** Enters or replaces what is to be found. In the transaction that writes the rows. */
  async put(tx: Reader, entries: readonly SearchEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const indexed = entries.map(termsOf);
    await tx.query(
      `INSERT INTO ${this.kind}_terms AS t (id, mix, terms)
       SELECT id, uuid_hash(id), terms::integer[] FROM unnest($1::uuid[], $2::text[]) AS n (id, terms)
       ON CONFLICT (mix, id) DO UPDATE SET terms = EXCLUDED.terms WHERE t.terms <> EXCLUDED.terms`,
      [
        entries.map(({ id }) => id),
        indexed.map(({ terms }) => `{${[...terms].map(hashOf).join(',')}}`),
      ],
    );
    await this.vocabulary.add(tx, new Set(indexed.flatMap(({ words }) => [...words])));
  }

  /** Takes out what is not to be found any more. */
  async remove(tx: Reader, ids: readonly string[]): Promise<void> {
    await tx.query(
      `DELETE FROM ${this.kind}_terms AS t USING unnest($1::uuid[]) AS gone (id)
       WHERE t.mix = uuid_hash(gone.id) AND t.id = gone.id`,
      [ids],
    );
  }

  /** What is found after a position, in the order of rank and id. */
  async list(
    reader: Reader,
    wanted: Wanted,
    after: Hit | undefined,
    limit: number,
  ): Promise<Hit[]> {
    const counts = wanted.rows === undefined ? await this.sample(reader, wanted) : [];
    const isMany = counts.reduce((sum, count) => sum + count, 0) >= MANY;
    if (!isMany) return this.few(reader, wanted, after, limit);
    const hits: Hit[] = [];
    for (let found = after === undefined ? 0 : classAt(after); found < counts.length;) {
      const left = limit - hits.length;
      if (left === 0) break;
      const from = after !== undefined && classAt(after) >= found ? after : undefined;
      if ((counts[found] ?? 0) >= MANY) {
        const walked = await this.walk(reader, wanted, found, from, left);
        if (walked.length === left) return [...hits, ...walked];
      }
      // Classes of which few are found are read at once.
      const next = counts.findIndex((count, at) => at > found && count >= MANY);
      const beyond = next < 0 ? counts.length : next;
      hits.push(...(await this.few(reader, wanted, from, left, [found, beyond - 1])));
      found = beyond;
    }
    return hits;
  }

  /** How many are found, as far as `MOST_COUNTED`. */
  async count(reader: Reader, wanted: Omit<Wanted, 'rows'>): Promise<number> {
    const counted = async (from: string, anyOf: AnyOf): Promise<number> => {
      const [row] = await reader.query<{ count: number }>(
        `SELECT count(*)::int AS count
         FROM (SELECT FROM ${from} AS t WHERE ${everyOf(wanted, anyOf)} LIMIT ${MOST_COUNTED}) AS counted`,
      );
      return row?.count ?? 0;
    };
    const walked = (await this.isMany(reader, wanted)) ? await counted(this.walked(), byRow) : 0;
    return walked === MOST_COUNTED ? walked : counted(`${this.kind}_terms`, byIndex);
  }

  /**
   * How to restrict rows of a table to what is found: of many each row is looked at, few are looked for once, before all
   * other conditions.
   */
  async restriction(
    reader: Reader,
    wanted: Wanted,
    table: string,
  ): Promise<{ readonly isMany: boolean; readonly add: (where: Conditions) => void }> {
    const isMany = await this.isMany(reader, wanted);
    const every = everyOf(wanted, isMany ? byRow : byIndex);
    const terms = `${this.kind}_terms AS t`;
    const sql = isMany
      ? `(SELECT ${every} FROM ${terms} WHERE t.mix = uuid_hash(${table}.id) AND t.id = ${table}.id)`
      : `${table}.id = ANY(ARRAY(SELECT t.id FROM ${terms} WHERE ${every}))`;
    return { isMany, add: (where) => where.always(sql) };
  }

  private async isMany(reader: Reader, wanted: Wanted): Promise<boolean> {
    return (await this.sample(reader, wanted)).reduce((sum, count) => sum + count, 0) >= MANY;
  }

  /** SQL of the first rows in the drawn order. */
  private walked(start = 'true', rows = WALK): string {
    return `(SELECT * FROM ${this.kind}_terms WHERE ${start} ORDER BY mix, id LIMIT ${rows})`;
  }

  /** How many rows of a sample are of each class: what a class has in all is not known without reading it. */
  private async sample(reader: Reader, wanted: Wanted): Promise<number[]> {
    const rows = await reader.query<{ found: number; count: number }>(
      `SELECT ${classOf(wanted)} AS found, count(*)::int AS count
       FROM ${this.walked('true', SAMPLE)} AS t
       WHERE ${everyOf(wanted, byRow)} GROUP BY found`,
    );
    const counts = [0, 0, 0, 0];
    for (const row of rows) counts[row.found] = row.count;
    return counts;
  }

  /** Where few match, all of them are found by the index and ranked. */
  private async few(
    reader: Reader,
    wanted: Wanted,
    after: Hit | undefined,
    limit: number,
    [first, last] = [0, CLASSES.length - 1],
  ): Promise<Hit[]> {
    const where = new Conditions();
    where.always(everyOf(wanted, byIndex));
    where.always(CLASSES[last]?.(wanted.reading, byIndex) ?? 'true');
    const { rows } = wanted;
    rows?.add(where);
    const outer = new Conditions();
    outer.parameters.push(...where.parameters);
    outer.always(`found BETWEEN ${first} AND ${last}`);
    if (after !== undefined) {
      const [at, mix] = positionOf(after);
      outer.add('(found, mix, id) > (?::int, ?::int, ?::uuid)', at, mix, after.id);
    }
    const join = rows === undefined ? '' : ` JOIN ${rows.table} ON ${rows.table}.id = t.id`;
    return hitsOf(
      await reader.query<MixedRow>(
        `SELECT id, mix, found FROM (
           SELECT t.id, t.mix, ${classOf(wanted)} AS found FROM ${this.kind}_terms AS t${join} WHERE ${where.sql}) AS matching
         WHERE ${outer.sql} ORDER BY found, mix, id LIMIT ${limit}`,
        outer.parameters,
      ),
    );
  }

  /** Where many match, the first ones of a class come soon in the drawn order. */
  private async walk(
    reader: Reader,
    wanted: Wanted,
    found: number,
    after: Hit | undefined,
    limit: number,
  ): Promise<Hit[]> {
    const where = new Conditions();
    let start = 'true';
    if (after !== undefined) {
      const [, mix] = positionOf(after);
      start = `(mix, id) > (${where.parameter(mix)}::int, ${where.parameter(after.id)}::uuid)`;
    }
    return hitsOf(
      await reader.query<MixedRow>(
        `SELECT id, mix, ${found} AS found
         FROM ${this.walked(start)} AS t
         WHERE ${everyOf(wanted, byRow)} AND ${classOf(wanted)} = ${found} ORDER BY mix, id LIMIT ${limit}`,
        where.parameters,
      ),
    );
  }
}
