import { Inject, Injectable } from '@nestjs/common';
import { uuidv7 } from '@maillage/kernel';
import { Conditions, Database, type Fence, History, type Transaction } from '@maillage/platform';
import type { ProposedField, Subject } from './proposition.js';

/** Past states of propositions: what became of each field, not what was typed. */
export const propositionHistory = new History<Readonly<Record<string, string>>>({
  table: 'propositions',
  state: `(SELECT jsonb_object_agg(field ->> 'champ', field ->> 'etat') FROM jsonb_array_elements(fields) AS field)`,
  writing: 'written_in',
});

/** What a fence looks at in a proposition, whose structure stands as `s`. */
export const FENCED = {
  source: 's.source',
  commune: 's.commune',
  structure: "s.description ->> 'siret'",
} as const;

/** A proposition to be decided, with what it is about as that stands. */
export interface OpenProposition {
  readonly id: string;
  readonly structureId: string;
  readonly subject: Subject;
  readonly subjectId: string;
  readonly fields: readonly ProposedField[];
  readonly version: number;
  /** The structure or place; null when it is gone. */
  readonly present: object | null;
}

/** Propositions, write side. */
@Injectable()
export class PropositionStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** Does work and writes nothing. */
  trial<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.trial(work);
  }

  /** Joined by whatever work calls. */
  shared<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.sharedTransaction(work);
  }

  /** How many propositions of a structure wait, under the lock of its row: two that are made at once take turns. */
  async waiting(tx: Transaction, structureId: string): Promise<number> {
    await tx.query('SELECT FROM structures WHERE id = $1 FOR UPDATE', [structureId]);
    const [row] = await tx.query<{ number: number }>(
      'SELECT count(*)::integer AS number FROM propositions WHERE structure_id = $1 AND is_open',
      [structureId],
    );
    return row?.number ?? 0;
  }

  async insert(
    tx: Transaction,
    made: Pick<OpenProposition, 'id' | 'structureId' | 'subject' | 'subjectId' | 'fields'> & {
      readonly linkId: string;
    },
    at: Date,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO propositions (id, structure_id, subject, subject_id, link_id, fields, created_at, modified_at, written_in)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)`,
      [
        ...[made.id, made.structureId, made.subject, made.subjectId, made.linkId],
        ...[JSON.stringify(made.fields), at, await this.sign(tx, at, 'Proposition')],
      ],
    );
  }

  /** A proposition inside a fence, locked until the end of the transaction. */
  async lock(tx: Transaction, id: string, fence: Fence): Promise<OpenProposition | undefined> {
    const where = new Conditions();
    where.add('p.id = ?', id);
    fence.restrict(where, FENCED);
    const [row] = await tx.query<{
      id: string;
      structure_id: string;
      subject: Subject;
      subject_id: string;
      fields: ProposedField[];
      version: number;
      present: object | null;
    }>(
      `SELECT p.id, p.structure_id, p.subject, p.subject_id, p.fields, p.version,
         CASE p.subject WHEN 'structure' THEN s.description ELSE (SELECT body FROM places WHERE id = p.subject_id) END AS present
       FROM propositions AS p JOIN structures AS s ON s.id = p.structure_id WHERE ${where.sql} FOR UPDATE OF p`,
      where.parameters,
    );
    return (
      row && {
        ...{ id: row.id, structureId: row.structure_id, subject: row.subject },
        ...{ subjectId: row.subject_id, fields: row.fields, version: row.version },
        present: row.present,
      }
    );
  }

  /** Notes what was decided; the proposition is closed once nothing of it waits. */
  async decide(
    tx: Transaction,
    { id, fields }: Pick<OpenProposition, 'id' | 'fields'>,
    at: Date,
  ): Promise<void> {
    const writing = await this.sign(tx, at, 'Décision');
    await propositionHistory.supersede(tx, [id], at);
    const isOpen = fields.some(({ etat }) => etat === 'en_attente');
    await tx.query(
      `UPDATE propositions SET fields = $2, is_open = $3, decided_at = CASE WHEN $3 THEN NULL ELSE $4::timestamptz END,
         version = version + 1, modified_at = $4, written_in = $5 WHERE id = $1`,
      [id, JSON.stringify(fields), isOpen, at, writing],
    );
  }

  private async sign(tx: Transaction, at: Date, reason: string): Promise<string> {
    const id = uuidv7(at.getTime());
    await propositionHistory.sign(tx, { id, reason }, at);
    return id;
  }
}
