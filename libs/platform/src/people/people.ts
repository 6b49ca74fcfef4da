import { randomBytes } from 'node:crypto';
import { uuidv7 } from '@maillage/kernel';
import { LRUCache } from 'lru-cache';
import { Fresh } from '../runtime/fresh.js';
import { databaseAway, isNotPrepared } from '../db/away.js';
import type { Database } from '../db/database.js';
import type { PersonCategory } from './categories.js';
import type { Keyring } from './master-key.js';
import { type Masters, mastersOf, masterState } from './masters.js';
import { open, referenceHash, seal } from './sealing.js';

/** How long a person's key is kept in memory: an erasure is felt everywhere within a second. */
const FRESH_MS = 500;
const CACHE_SIZE = 10_000;
/** The field that holds a source's own reference of a person. */
const REFERENCE = 'reference';

/** A person as services may know it: by ids that lead to nobody once the person's row is gone. */
export interface KnownPerson {
  readonly id: string;
  /** Random, and the only name of the person that facts may bear. */
  readonly pseudonym: string;
}

interface KeyRow {
  readonly id: string;
  readonly wrapped: Buffer;
}

interface FoundRow extends KnownPerson {
  readonly reference: string;
}

/** A sealed text with its person and its field. */
export interface SealedField {
  readonly personId: string;
  readonly field: string;
  readonly sealed: Buffer;
}

/**
 * People as every service meets them, through functions of the access schema (the role `maillage_people` may call
 * them, and reads no table). Their tables hold neither a reference nor a name in clear; the keys are wrapped by one that
 * the database never sees. Once a person's row is deleted nothing leads from what is stored to the person.
 */
export class People {
  private readonly keys = new LRUCache<string, { readonly key: Buffer; readonly at: number }>({
    max: CACHE_SIZE,
  });
  /** People whose reference is known to be kept sealed. */
  private readonly remembered = new LRUCache<string, true>({ max: CACHE_SIZE });
  /** Asked again twice a second: another master key may take the place of this one. */
  private readonly masters: Fresh<Masters>;

  constructor(
    private readonly database: Pick<Database, 'query'>,
    ring: () => Keyring,
    private readonly now: () => number = Date.now,
  ) {
    const access = {
      query: <Row>(sql: string, parameters: readonly unknown[]) => this.ask<Row>(sql, parameters),
    };
    this.masters = new Fresh(
      async () => mastersOf(ring(), await masterState(access, ring().check)),
      now,
    );
  }

  /**
   * The people a source calls by these references. Those not known yet are entered.
   *
   * @throws DomainError unavailable while the registry can't be asked.
   */
  async named(
    source: string,
    category: PersonCategory,
    references: readonly string[],
  ): Promise<Map<string, KnownPerson>> {
    const distinct = [...new Set(references)];
    if (distinct.length === 0) return new Map();
    const { references: key } = await this.masters.get('');
    const hashes = new Map(
      distinct.map((reference) => [reference, referenceHash(key, source, category, reference)]),
    );
    const known = await this.find([...hashes.values()]);
    const missing = [...hashes].filter(([, hash]) => !known.has(hash));
    if (missing.length > 0) {
      const people = missing.map(([, reference]) => ({ ...newcomer(this.now()), reference }));
      await this.ask('SELECT access.enter_people($1, $2, $3, $4, $5)', [
        source,
        category,
        people.map((person) => person.reference),
        people.map((person) => person.id),
        people.map((person) => person.pseudonym),
      ]);
      // Another process may have entered some of them first: what stands is right.
      for (const [hash, person] of await this.find(people.map((person) => person.reference)))
        known.set(hash, person);
    }
    return new Map(
      [...hashes].flatMap(([reference, hash]) => {
        const person = known.get(hash);
        return person === undefined
          ? []
          : [[reference, { id: person.id, pseudonym: person.pseudonym }]];
      }),
    );
  }

  /** Like `named`, for people whose reference the source will want to read back: it is kept, sealed. */
  async namedAndKept(
    source: string,
    category: PersonCategory,
    references: readonly string[],
  ): Promise<Map<string, KnownPerson>> {
    const people = await this.named(source, category, references);
    const unsure = [...people].filter(([, { id }]) => !this.remembered.has(id));
    if (unsure.length === 0) return people;
    const rows = await this.ask<{ id: string }>(
      'SELECT id FROM access.people_without_field($1, $2)',
      [unsure.map(([, { id }]) => id), REFERENCE],
    );
    const lacking = new Set(rows.map((row) => row.id));
    await this.keep(
      unsure
        .filter(([, { id }]) => lacking.has(id))
        .map(([reference, { id }]) => ({ personId: id, field: REFERENCE, text: reference })),
    );
    // What was kept just now is asked for once more: its transaction may still come to nothing.
    for (const [, { id }] of unsure) if (!lacking.has(id)) this.remembered.set(id, true);
    return people;
  }

  /**
   * The references behind pseudonyms, for the source that gave them; those of erased people are not there.
   *
   * @param show is told the people before anything of them is opened: it counts them for the reader, enters them in the
   *   audit journal, or throws (`PersonalReads.show`).
   */
  async referencesOf(
    pseudonyms: readonly string[],
    show: (personIds: readonly string[]) => Promise<void>,
  ): Promise<Map<string, string>> {
    const distinct = [...new Set(pseudonyms)];
    if (distinct.length === 0) return new Map();
    const rows = await this.ask<{ pseudonym: string; person_id: string; sealed: Buffer }>(
      'SELECT pseudonym, person_id, sealed FROM access.references_of($1)',
      [distinct],
    );
    await show(rows.map((row) => row.person_id));
    const texts = await this.open(
      rows.map((row) => ({ personId: row.person_id, field: REFERENCE, sealed: row.sealed })),
    );
    return new Map(
      rows.flatMap((row, index) =>
        texts[index] === undefined ? [] : [[row.pseudonym, texts[index]]],
      ),
    );
  }

  /**
   * Who people are, by field, as far as it was said; erased people are not there.
   *
   * @param show as in `referencesOf`.
   */
  async identitiesOf(
    personIds: readonly string[],
    show: (personIds: readonly string[]) => Promise<void>,
  ): Promise<Map<string, Readonly<Record<string, string>>>> {
    const distinct = [...new Set(personIds)];
    if (distinct.length === 0) return new Map();
    const rows = await this.ask<{ person_id: string; field: string; sealed: Buffer }>(
      'SELECT person_id, field, sealed FROM access.identities_of($1)',
      [distinct],
    );
    await show(rows.map((row) => row.person_id));
    const texts = await this.open(
      rows.map(({ person_id: personId, ...sealed }) => ({ personId, ...sealed })),
    );
    const identities = new Map<string, Record<string, string>>();
    for (const [index, { person_id: id, field }] of rows.entries()) {
      const text = texts[index];
      if (text !== undefined) identities.set(id, { ...identities.get(id), [field]: text });
    }
    return identities;
  }

  /**
   * Seals texts and keeps them with their person; those of people who are not (any more) known are let go.
   * @returns the people of whom something was kept: none of them is erased before the end of the transaction.
   */
  async keep(
    texts: readonly { personId: string; field: string; text: string }[],
  ): Promise<ReadonlySet<string>> {
    if (texts.length === 0) return new Set();
    const sealed = await this.seal(texts);
    const kept = texts.flatMap((one, index) =>
      sealed[index] === undefined ? [] : [{ ...one, sealed: sealed[index] }],
    );
    await this.ask('SELECT access.keep_fields($1, $2, $3)', [
      kept.map((one) => one.personId),
      kept.map((one) => one.field),
      kept.map((one) => one.sealed),
    ]);
    return new Set(kept.map((one) => one.personId));
  }

  /** Lets go of sealed texts. */
  async drop(fields: readonly { personId: string; field: string }[]): Promise<void> {
    if (fields.length === 0) return;
    await this.ask('SELECT access.drop_fields($1, $2)', [
      fields.map((one) => one.personId),
      fields.map((one) => one.field),
    ]);
  }

  /** Says that people are still known, so that retention does not erase them as forgotten. */
  async use(personIds: readonly string[]): Promise<void> {
    if (personIds.length > 0) await this.ask('SELECT access.use_people($1)', [personIds]);
  }

  /**
   * Seals texts under the persons' own keys, made where there is none; undefined for a person who is not (any more)
   * known. What is returned may be stored anywhere.
   */
  async seal(
    texts: readonly { personId: string; field: string; text: string }[],
  ): Promise<(Buffer | undefined)[]> {
    const keys = await this.makeKeys(texts.map((one) => one.personId));
    return texts.map(({ personId, field, text }) => {
      const key = keys.get(personId);
      return key && seal(key, [personId, field], text);
    });
  }

  /** Opens sealed texts; undefined for one whose person was erased. To be called once their people are counted and in the journal. */
  async open(fields: readonly SealedField[]): Promise<(string | undefined)[]> {
    const keys = await this.keysOf(fields.map((one) => one.personId));
    return fields.map(({ personId, field, sealed }) => {
      const key = keys.get(personId);
      return key && open(key, [personId, field], sealed).toString('utf8');
    });
  }

  private async find(hashes: readonly string[]): Promise<Map<string, FoundRow>> {
    const rows = await this.ask<FoundRow>(
      'SELECT reference, id, pseudonym FROM access.find_people($1)',
      [hashes],
    );
    return new Map(rows.map((row) => [row.reference, row]));
  }

  /** Asked of the database each time: a key that is being made may still come to nothing, with the transaction it is made in. */
  private async makeKeys(ids: readonly string[]): Promise<Map<string, Buffer>> {
    const masters = await this.masters.get('');
    const asked = [...new Set(ids)];
    const candidates = asked.map((id) => masters.wrap(id, randomBytes(32)));
    const rows = await this.ask<KeyRow>('SELECT id, wrapped FROM access.make_keys($1, $2)', [
      asked,
      candidates,
    ]);
    return new Map(rows.map(({ id, wrapped }) => [id, masters.unwrap(id, wrapped)]));
  }

  private async keysOf(ids: readonly string[]): Promise<Map<string, Buffer>> {
    const masters = await this.masters.get('');
    const found = new Map<string, Buffer>();
    const unknown = new Set<string>();
    for (const id of ids) {
      const kept = this.keys.get(id);
      if (kept !== undefined && this.now() - kept.at < FRESH_MS) found.set(id, kept.key);
      else unknown.add(id);
    }
    if (unknown.size === 0) return found;
    const at = this.now();
    for (const { id, wrapped } of await this.ask<KeyRow>(
      'SELECT id, wrapped FROM access.keys_of($1)',
      [[...unknown]],
    )) {
      const key = masters.unwrap(id, wrapped);
      found.set(id, key);
      this.keys.set(id, { key, at });
    }
    return found;
  }

  private async ask<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    try {
      return await this.database.query<Row>(sql, parameters);
    } catch (error) {
      // The functions come with the access service, which may be about to start.
      if (isNotPrepared(error)) throw databaseAway();
      throw error;
    }
  }
}

function newcomer(millis: number): KnownPerson {
  return { id: uuidv7(millis), pseudonym: randomBytes(16).toString('base64url') };
}
