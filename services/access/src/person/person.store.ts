import { Inject, Injectable } from '@nestjs/common';
import { Audit, Database, type Transaction } from '@maillage/platform';
import { masterState, type MasterState, type SealedField } from '@maillage/platform/access';
import type { Erasure, Person, Receipt, Sources } from './person.js';

interface PersonRow {
  id: string;
  source: string;
  category: string;
  pseudonym: string;
  created_at: Date;
  last_used_on: string;
}

const PERSON =
  "id, source, category, pseudonym, created_at, to_char(last_used_on, 'YYYY-MM-DD') AS last_used_on";
const OF_SOURCES = '($2::text[] IS NULL OR source = ANY ($2))';

/**
 * People and their erasures as they are kept. Those of sources that are not asked for cost what nobody costs: as many
 * statements, rows and locks.
 */
@Injectable()
export class PersonStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** A transaction that all work done meanwhile on this database is a part of. */
  together<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.sharedTransaction(work);
  }

  /** Enters in the journal that a person's data is about to be shown. */
  async recordRead(id: string, action: 'personnes.lire' | 'personnes.dossier'): Promise<void> {
    await Audit.read(this.database, { action, subject: { type: 'personne', id } });
  }

  async find(id: string, sources: Sources): Promise<Person | undefined> {
    const [row] = await this.database.query<PersonRow>(
      `SELECT ${PERSON} FROM people WHERE id = $1 AND ${OF_SOURCES}`,
      [id, sources ?? null],
    );
    return row && toPerson(row);
  }

  /** The same, held until the end of the transaction against any use or erasure of the person. */
  async take(tx: Transaction, id: string, sources: Sources): Promise<Person | undefined> {
    const [row] = await tx.query<PersonRow>(
      `SELECT ${PERSON} FROM people WHERE id = $1 AND ${OF_SOURCES} FOR UPDATE`,
      [id, sources ?? null],
    );
    return row && toPerson(row);
  }

  async fieldsOf(id: string): Promise<SealedField[]> {
    const rows = await this.database.query<{ field: string; sealed: Buffer }>(
      'SELECT field, sealed FROM person_fields WHERE person_id = $1 ORDER BY field',
      [id],
    );
    return rows.map(({ field, sealed }) => ({ personId: id, field, sealed }));
  }

  /** Deletes what is kept of a person, key included; counts the rows by table. */
  async destroy(tx: Transaction, id: string): Promise<Record<string, number>> {
    const keys = await tx.query(
      'DELETE FROM person_keys WHERE person_id = $1 RETURNING person_id',
      [id],
    );
    const fields = await tx.query(
      'DELETE FROM person_fields WHERE person_id = $1 RETURNING person_id',
      [id],
    );
    const dossiers = await tx.query(
      'DELETE FROM person_dossiers WHERE person_id = $1 RETURNING part',
      [id],
    );
    const people = await tx.query('DELETE FROM people WHERE id = $1 RETURNING id', [id]);
    return {
      people: people.length,
      person_keys: keys.length,
      person_fields: fields.length,
      ...(dossiers.length === 0 ? {} : { person_dossiers: dossiers.length }),
    };
  }

  /** False when it was there already. */
  async addErasure(tx: Transaction, { personId, source, receipt }: Erasure): Promise<boolean> {
    const rows = await tx.query(
      'INSERT INTO erasures (person_id, source, erased_at, receipt) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING person_id',
      [personId, source, receipt.instant, JSON.stringify(receipt)],
    );
    return rows.length === 1;
  }

  async findErasure(personId: string, sources: Sources): Promise<Erasure | undefined> {
    const [row] = await this.database.query<{ source: string; receipt: Receipt }>(
      `SELECT source, receipt FROM erasures WHERE person_id = $1 AND ${OF_SOURCES}`,
      [personId, sources ?? null],
    );
    return row && { personId, ...row };
  }

  /** Erasures in their order, after one of them. */
  async erasuresAfter(
    last: { at: string; id: string } | undefined,
    limit: number,
  ): Promise<Erasure[]> {
    const rows = await this.database.query<{ person_id: string; source: string; receipt: Receipt }>(
      `SELECT person_id, source, receipt FROM erasures WHERE $1::timestamptz IS NULL OR (erased_at, person_id) > ($1::timestamptz, $2::uuid) ORDER BY erased_at, person_id LIMIT ${limit}`,
      [last?.at ?? null, last?.id ?? null],
    );
    return rows.map(({ person_id: personId, source, receipt }) => ({ personId, source, receipt }));
  }

  /** People of a category whom no source has named since a day, the longest first. */
  async unusedSince(category: string, day: string, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM people WHERE category = $1 AND last_used_on < $2 ORDER BY last_used_on, id LIMIT ${limit}`,
      [category, day],
    );
    return rows.map((row) => row.id);
  }

  async countUnusedSince(category: string, day: string): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      'SELECT count(*)::integer AS count FROM people WHERE category = $1 AND last_used_on < $2',
      [category, day],
    );
    return row?.count ?? 0;
  }

  /** Those of these erasures that this copy of the data does not hold, or of which it still holds the person. */
  async notDone(personIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM unnest($1::uuid[]) AS asked (id)
       WHERE NOT EXISTS (SELECT FROM erasures e WHERE e.person_id = asked.id) OR EXISTS (SELECT FROM people p WHERE p.id = asked.id)`,
      [personIds],
    );
    return rows.map((row) => row.id);
  }

  /** Whether the erasures were replayed on the very copy of the data that is being used. */
  async isReplayed(): Promise<boolean> {
    const [row] = await this.database.query<{ is_replayed: boolean }>(
      'SELECT EXISTS (SELECT FROM people_state WHERE replayed_for = access.incarnation()) AS is_replayed',
    );
    return row?.is_replayed === true;
  }

  /** The copy of the data that is being used, by a name that a restore changes. */
  async incarnation(): Promise<string> {
    const [row] = await this.database.query<{ name: string }>(
      'SELECT access.incarnation() AS name',
    );
    return row?.name ?? '';
  }

  /** Says that the erasures were replayed on a copy of the data; keys are given out from then on. */
  async markReplayed(incarnation: string): Promise<void> {
    await this.database.query('UPDATE people_state SET replayed_for = $1', [incarnation]);
  }

  /** The state of the master key in the database; the first process sets it. */
  masterState(check: string): Promise<MasterState> {
    return masterState(this.database, check);
  }
}

function toPerson(row: PersonRow): Person {
  return {
    id: row.id,
    source: row.source,
    category: row.category,
    pseudonym: row.pseudonym,
    createdAt: row.created_at,
    lastUsedOn: row.last_used_on,
  };
}
