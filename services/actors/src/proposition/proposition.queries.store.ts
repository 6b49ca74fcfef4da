import { Inject, Injectable } from '@nestjs/common';
import { Conditions, Database, type Fence, type Version } from '@maillage/platform';
import { FENCED, propositionHistory } from './proposition.store.js';
import type { ProposedField, Subject } from './proposition.js';

/** A proposition as it is read, beside what it is about as that stands. */
export interface PropositionRecord {
  readonly id: string;
  readonly structureId: string;
  readonly subject: Subject;
  readonly subjectId: string;
  readonly fields: readonly ProposedField[];
  readonly isOpen: boolean;
  readonly version: number;
  readonly createdAt: Date;
  readonly decidedAt: Date | undefined;
  /** The structure or place; empty when it is gone. */
  readonly present: { readonly nom?: string };
  /** Other propositions that wait, by the field they too want to correct. */
  readonly others: readonly { readonly id: string; readonly champ: string }[];
}

/** What a caller asks to see. */
export interface WantedPropositions {
  readonly isOpen?: boolean | undefined;
  readonly structure?: string | undefined;
  readonly subject?: Subject | undefined;
  /** INSEE codes of current communes. */
  readonly communes?: readonly string[] | undefined;
}

interface Row {
  readonly id: string;
  readonly structure_id: string;
  readonly subject: Subject;
  readonly subject_id: string;
  readonly fields: ProposedField[];
  readonly is_open: boolean;
  readonly version: number;
  readonly created_at: Date;
  readonly decided_at: Date | null;
  readonly present: { nom?: string } | null;
  readonly others: { id: string; champ: string }[];
}

const SELECT = `SELECT p.id, p.structure_id, p.subject, p.subject_id, p.fields, p.is_open, p.version, p.created_at, p.decided_at,
  CASE p.subject WHEN 'structure' THEN s.description ELSE (SELECT body FROM places WHERE id = p.subject_id) END AS present,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'champ', field ->> 'champ') ORDER BY o.id), '[]')
   FROM propositions AS o, jsonb_array_elements(o.fields) AS field
   WHERE o.subject_id = p.subject_id AND o.is_open AND o.id <> p.id AND field ->> 'etat' = 'en_attente') AS others
  FROM propositions AS p JOIN structures AS s ON s.id = p.structure_id`;

/** Read side of propositions: never any outside a fence. */
@Injectable()
export class PropositionQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  async find(id: string, fence: Fence): Promise<PropositionRecord | undefined> {
    const where = new Conditions();
    where.add('p.id = ?', id);
    fence.restrict(where, FENCED);
    const [row] = await this.database.query<Row>(`${SELECT} WHERE ${where.sql}`, where.parameters);
    return row && toRecord(row);
  }

  /** Propositions after one of them, in the order in which they were made. */
  async list(
    { isOpen, structure, subject, communes }: WantedPropositions,
    fence: Fence,
    after: string | undefined,
    limit: number,
  ): Promise<PropositionRecord[]> {
    const where = new Conditions();
    fence.restrict(where, FENCED);
    if (isOpen !== undefined) where.add('p.is_open = ?', isOpen);
    if (structure !== undefined) where.add('p.structure_id = ?', structure);
    if (subject !== undefined) where.add('p.subject = ?', subject);
    if (communes !== undefined) where.add('s.commune = ANY(?)', communes);
    if (after !== undefined) where.add('p.id > ?', after);
    const rows = await this.database.query<Row>(
      `${SELECT} WHERE ${where.sql} ORDER BY p.id LIMIT ${limit}`,
      where.parameters,
    );
    return rows.map(toRecord);
  }

  /** Versions of a proposition after one of them; undefined where there is none inside the fence. */
  async versions(
    id: string,
    fence: Fence,
    after: number,
    limit: number,
  ): Promise<Version<Readonly<Record<string, string>>>[] | undefined> {
    const where = new Conditions();
    where.add('p.id = ?', id);
    fence.restrict(where, FENCED);
    const [found] = await this.database.query(
      `SELECT FROM propositions AS p JOIN structures AS s ON s.id = p.structure_id WHERE ${where.sql}`,
      where.parameters,
    );
    if (found === undefined) return undefined;
    return propositionHistory.list(this.database, id, after, limit);
  }
}

const toRecord = (row: Row): PropositionRecord => ({
  ...{ id: row.id, structureId: row.structure_id, subject: row.subject, subjectId: row.subject_id },
  ...{ fields: row.fields, isOpen: row.is_open, version: row.version, others: row.others },
  createdAt: row.created_at,
  decidedAt: row.decided_at ?? undefined,
  present: row.present ?? {},
});
