import { Inject, Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@maillage/platform';
import type { Mode } from '../bank/bank.js';
import type { Given } from '../bank/score.js';
import type { Assessment, StoredAnswer } from './assessment.js';

interface Row {
  readonly id: string;
  readonly campaign_id: string;
  readonly person: string;
  readonly seed: number;
  readonly mode: Mode;
  readonly conditions: 'standard' | 'adjusted';
  readonly has_mediator: boolean;
  readonly consent_version: number;
  readonly consent_hash: string;
  readonly started_at: Date;
  readonly ended_at: Date | null;
  readonly end_reason: string | null;
  readonly withdrawn_at: Date | null;
  readonly version: number;
  readonly answers: readonly {
    readonly item: string;
    readonly given: Given;
    readonly value: string;
    readonly seconds: number | null;
  }[];
}

const COLUMNS = `a.id, a.campaign_id, a.person, a.seed, a.mode, a.conditions, a.has_mediator, a.consent_version,
  a.consent_hash, a.started_at, a.ended_at, a.end_reason, a.withdrawn_at, a.version,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('item', item_id, 'given', given, 'value', value, 'seconds', seconds)
     ORDER BY place), '[]') FROM answers WHERE assessment_id = a.id) AS answers`;

/** What opens a participation. */
export interface Opening {
  readonly codeHash: Buffer;
  /** Hash of the invitation, of which each opens one participation. */
  readonly invitation?: Buffer;
}

/** Participations with their answers. */
@Injectable()
export class AssessmentStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** @returns false where the invitation, or the address, has opened one already. */
  async insert(tx: Transaction, one: Assessment, opening: Opening): Promise<boolean> {
    const rows = await tx.query(
      `INSERT INTO assessments (id, campaign_id, invitation, person, code_hash, seed, mode, conditions, has_mediator,
         consent_version, consent_hash, started_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING RETURNING id`,
      [
        one.id,
        one.campaignId,
        opening.invitation ?? null,
        one.person,
        opening.codeHash,
        one.seed,
        one.mode,
        one.isAdjusted ? 'adjusted' : 'standard',
        one.hasMediator,
        one.consent.version,
        one.consent.hash,
        one.startedAt,
      ],
    );
    return rows.length > 0;
  }

  /** By its code alone. */
  async findByCode(codeHash: Buffer): Promise<Assessment | undefined> {
    const [row] = await this.database.query<Row>(
      `SELECT ${COLUMNS} FROM assessments AS a WHERE a.code_hash = $1`,
      [codeHash],
    );
    return row && toAssessment(row);
  }

  /** By its id, for who opened its address. */
  async find(id: string): Promise<Assessment | undefined> {
    const [row] = await this.database.query<Row>(
      `SELECT ${COLUMNS} FROM assessments AS a WHERE a.id = $1`,
      [id],
    );
    return row && toAssessment(row);
  }

  /** Whether a code is the one of a participation. */
  async isCodeOf(id: string, codeHash: Buffer): Promise<boolean> {
    const rows = await this.database.query(
      'SELECT FROM assessments WHERE id = $1 AND code_hash = $2',
      [id, codeHash],
    );
    return rows.length > 0;
  }

  /** Keeps ids for participations that are to begin. */
  async reserve(
    tx: Transaction,
    ids: readonly string[],
    campaignId: string,
    at: Date,
  ): Promise<void> {
    await tx.query(
      'INSERT INTO reserved_assessments (id, campaign_id, made_at) SELECT id, $2, $3 FROM unnest($1::uuid[]) AS id',
      [ids, campaignId, at],
    );
  }

  /** The campaign of a participation, begun or not. */
  async campaignOf(id: string): Promise<string | undefined> {
    const [row] = await this.database.query<{ campaign_id: string }>(
      `SELECT campaign_id FROM assessments WHERE id = $1 UNION ALL SELECT campaign_id FROM reserved_assessments WHERE id = $1 LIMIT 1`,
      [id],
    );
    return row?.campaign_id;
  }

  /**
   * By its code, locked until the end of the transaction: a second device waits.
   * @param codeHash undefined for who opened its address.
   */
  async lock(
    tx: Transaction,
    id: string,
    codeHash: Buffer | undefined,
  ): Promise<Assessment | undefined> {
    const locked = await tx.query(
      'SELECT FROM assessments WHERE id = $1 AND ($2::bytea IS NULL OR code_hash = $2) FOR UPDATE',
      [id, codeHash ?? null],
    );
    if (locked.length === 0) return undefined;
    const [row] = await tx.query<Row>(`SELECT ${COLUMNS} FROM assessments AS a WHERE a.id = $1`, [
      id,
    ]);
    return row && toAssessment(row);
  }

  /** Items of a bank that the person answered in other participations, from one instant until another, or reported in this one. */
  async seen(
    { id, person }: Pick<Assessment, 'id' | 'person'>,
    bankId: string,
    from: Date,
    until: Date,
  ): Promise<string[]> {
    const rows = await this.database.query<{ item_id: string }>(
      `SELECT DISTINCT answers.item_id FROM assessments AS a
       JOIN campaigns AS c ON c.id = a.campaign_id AND c.fixed ->> 'bankId' = $2
       JOIN answers ON answers.assessment_id = a.id
       WHERE a.person = $1 AND a.id <> $3 AND answers.answered_at >= $4 AND answers.answered_at < $5
       UNION SELECT item_id FROM item_reports WHERE assessment_id = $3`,
      [person, bankId, id, from, until],
    );
    return rows.map((row) => row.item_id);
  }

  /** Participations in a campaign that were finished and not withdrawn. */
  async finished(tx: Transaction, campaignId: string): Promise<Assessment[]> {
    const rows = await tx.query<Row>(
      `SELECT ${COLUMNS} FROM assessments AS a
       WHERE a.campaign_id = $1 AND a.ended_at IS NOT NULL AND a.withdrawn_at IS NULL ORDER BY a.id`,
      [campaignId],
    );
    return rows.map(toAssessment);
  }

  /** How many were invited to a campaign by an address or a code of their own, have begun, and have finished or withdrawn. */
  async participation(
    campaignId: string,
  ): Promise<{ readonly invited: number; readonly begun: number; readonly finished: number }> {
    const [row] = await this.database.query<{ invited: number; begun: number; finished: number }>(
      `SELECT ((SELECT count(*) FROM reserved_assessments WHERE campaign_id = $1)
           + (SELECT count(*) FROM invitations WHERE campaign_id = $1))::int AS invited,
         count(*)::int AS begun, count(coalesce(ended_at, withdrawn_at))::int AS finished
       FROM assessments WHERE campaign_id = $1`,
      [campaignId],
    );
    return row ?? { invited: 0, begun: 0, finished: 0 };
  }

  async addAnswer(
    tx: Transaction,
    id: string,
    place: number,
    { item, given, value, seconds }: StoredAnswer,
    at: Date,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO answers (assessment_id, place, item_id, given, value, seconds, answered_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, place, item, given, String(value), seconds ?? null, at],
    );
  }

  async end(tx: Transaction, one: Assessment): Promise<void> {
    await tx.query(
      'UPDATE assessments SET ended_at = $2, end_reason = $3, version = $4 WHERE id = $1',
      [one.id, one.endedAt, one.endReason, one.version],
    );
  }

  async agree(tx: Transaction, id: string, consent: Assessment['consent']): Promise<void> {
    await tx.query('UPDATE assessments SET consent_version = $2, consent_hash = $3 WHERE id = $1', [
      id,
      consent.version,
      consent.hash,
    ]);
  }

  /** Erases the answers, and what was reported by whom; the participation stays as one that was withdrawn. */
  async withdraw(tx: Transaction, { id, version, withdrawnAt }: Assessment): Promise<void> {
    await tx.query('DELETE FROM answers WHERE assessment_id = $1', [id]);
    await tx.query('DELETE FROM local_answers WHERE assessment_id = $1', [id]);
    await tx.query('UPDATE item_reports SET assessment_id = NULL WHERE assessment_id = $1', [id]);
    await tx.query('UPDATE assessments SET withdrawn_at = $2, version = $3 WHERE id = $1', [
      id,
      withdrawnAt,
      version,
    ]);
  }
}

function toAssessment(row: Row): Assessment {
  return {
    id: row.id,
    campaignId: row.campaign_id,
    person: row.person,
    seed: row.seed,
    mode: row.mode,
    isAdjusted: row.conditions === 'adjusted',
    hasMediator: row.has_mediator,
    consent: { version: row.consent_version, hash: row.consent_hash },
    startedAt: row.started_at,
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
    ...(row.end_reason === null ? {} : { endReason: row.end_reason }),
    ...(row.withdrawn_at === null ? {} : { withdrawnAt: row.withdrawn_at }),
    version: row.version,
    answers: row.answers.map(({ item, given, value, seconds }) => ({
      item,
      given,
      value: value === 'unknown' || value === 'missing' ? value : Number(value),
      ...(seconds === null ? {} : { seconds }),
    })),
  };
}
