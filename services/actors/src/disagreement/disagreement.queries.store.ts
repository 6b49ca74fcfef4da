import { Inject, Injectable } from '@nestjs/common';
import {
  Conditions,
  Database,
  type Fence,
  type Transaction,
  type Version,
} from '@maillage/platform';
import type { HandField, HandState, Said, Subject } from '../hand/hand.js';
import { KeepHand } from '../hand/keep-hand.handler.js';

/** A disagreement as it is read, beside what it is about as that stands. */
export interface DisagreementRecord extends HandField {
  readonly subject: Subject;
  readonly source: string;
  readonly present: { readonly nom?: string };
  /** Version of what it is about. */
  readonly presentVersion: number;
  readonly version: number;
  readonly createdAt: Date;
  readonly modifiedAt: Date;
  /** When it was last corrected by hand. */
  readonly correctedAt: Date;
}

/** What a caller asks to see. */
export interface WantedDisagreements {
  readonly state?: HandState | undefined;
  readonly subject?: Subject | undefined;
  readonly subjectId?: string | undefined;
  readonly source?: string | undefined;
  /** INSEE codes of current communes. */
  readonly communes?: readonly string[] | undefined;
}

interface Row {
  readonly id: string;
  readonly subject: Subject;
  readonly subject_id: string;
  readonly field: string;
  readonly said: Said | null;
  readonly state: HandState;
  readonly version: number;
  readonly created_at: Date;
  readonly modified_at: Date;
  readonly corrected_at: Date;
  readonly source: string;
  readonly present: { nom?: string };
  readonly present_version: number;
}

/** What is merged or withdrawn is not shown, nor what its source says against it. */
const FROM = `FROM hand_fields AS h
  LEFT JOIN places AS p ON h.subject = 'lieu' AND p.id = h.subject_id AND p.survivor_id IS NULL
  LEFT JOIN structures AS s ON h.subject = 'structure' AND s.id = h.subject_id AND s.withdrawn_at IS NULL
  JOIN writings AS w ON w.id = h.corrected_in`;
const SHOWN = `h.state <> 'tenu' AND (p.id IS NOT NULL OR s.id IS NOT NULL)`;

const SELECT = `SELECT h.id, h.subject, h.subject_id, h.field, h.said, h.state, h.version, h.created_at, h.modified_at,
  w.at AS corrected_at, coalesce(p.source, s.source) AS source, coalesce(p.body, s.description) AS present,
  coalesce(p.version, s.version) AS present_version ${FROM}`;

/** What a fence looks at. */
const FENCED = {
  source: 'coalesce(p.source, s.source)',
  commune: 'coalesce(p.commune, s.commune)',
  structure: `coalesce(p.body ->> 'pivot', s.description ->> 'siret')`,
} as const;

/** Disagreements as they are read: never any outside a fence. */
@Injectable()
export class DisagreementQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(KeepHand) private readonly hands: KeepHand,
  ) {}

  async find(id: string, fence: Fence): Promise<DisagreementRecord | undefined> {
    const where = within(id, fence);
    const [row] = await this.database.query<Row>(`${SELECT} WHERE ${where.sql}`, where.parameters);
    return row && toRecord(row);
  }

  /** The same, locked until the end of a transaction. */
  async lock(tx: Transaction, id: string, fence: Fence): Promise<DisagreementRecord | undefined> {
    const where = within(id, fence);
    const [row] = await tx.query<Row>(
      `${SELECT} WHERE ${where.sql} FOR UPDATE OF h`,
      where.parameters,
    );
    return row && toRecord(row);
  }

  /** Disagreements after one of them, in the order of the corrections. What is about closed places waits for these to open. */
  async list(
    { state, subject, subjectId, source, communes }: WantedDisagreements,
    fence: Fence,
    after: string | undefined,
    limit: number,
  ): Promise<DisagreementRecord[]> {
    const where = new Conditions();
    where.always(`${SHOWN} AND p.closed_on IS NULL`);
    fence.restrict(where, FENCED);
    if (state !== undefined) where.add('h.state = ?', state);
    if (subject !== undefined) where.add('h.subject = ?', subject);
    if (subjectId !== undefined) where.add('h.subject_id = ?', subjectId);
    if (source !== undefined) where.add(`${FENCED.source} = ?`, source);
    if (communes !== undefined) where.add(`${FENCED.commune} = ANY(?)`, communes);
    if (after !== undefined) where.add('h.id > ?', after);
    const rows = await this.database.query<Row>(
      `${SELECT} WHERE ${where.sql} ORDER BY h.id LIMIT ${limit}`,
      where.parameters,
    );
    return rows.map(toRecord);
  }

  /** Versions of a disagreement after one of them; undefined where there is none inside the fence. */
  async versions(
    id: string,
    fence: Fence,
    after: number,
    limit: number,
  ): Promise<Version<object>[] | undefined> {
    const where = within(id, fence);
    const [found] = await this.database.query(
      `SELECT ${FROM} WHERE ${where.sql}`,
      where.parameters,
    );
    if (found === undefined) return undefined;
    return this.hands.versions(this.database, id, after, limit);
  }
}

function within(id: string, fence: Fence): Conditions {
  const where = new Conditions();
  where.add('h.id = ?', id);
  where.always(SHOWN);
  fence.restrict(where, FENCED);
  return where;
}

const toRecord = (row: Row): DisagreementRecord => ({
  ...{ id: row.id, subject: row.subject, subjectId: row.subject_id, field: row.field },
  ...{ said: row.said ?? {}, state: row.state, version: row.version, source: row.source },
  ...{ present: row.present, presentVersion: row.present_version },
  ...{ createdAt: row.created_at, modifiedAt: row.modified_at, correctedAt: row.corrected_at },
});
