import { Inject, Injectable } from '@nestjs/common';
import { Conditions, Database, type Transaction } from '@maillage/platform';
import type { HalfDay, HeldSession, KeptState, SeatCounts, Session } from './session.js';

interface Row {
  readonly id: string;
  readonly version: number;
  readonly course_version: number;
  readonly sequence: number;
  readonly state: KeptState;
  readonly description: Session;
  readonly taken: number;
  readonly offered: number;
  readonly waiting: number;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly created_at: Date;
  readonly modified_at: Date;
}

const COLUMNS = `id, version, course_version, sequence, state, description, taken, offered, waiting,
  starts_at, ends_at, created_at, modified_at`;
/** Kept states that `a_confirmer` and `ouverte` are told apart in. */
const IS_DUE =
  "(description ->> 'jour_de_decision') IS NOT NULL AND description ->> 'jour_de_decision' <= ?";

/** What a caller asks to see. */
export interface WantedSessions {
  readonly course?: string | undefined;
  readonly territories?: readonly string[] | undefined;
  readonly state?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly hasSeats: boolean;
  /** Civil date in Europe/Paris. */
  readonly today: string;
  /** Territories whose drafts are shown; all when undefined. */
  readonly own: readonly string[] | undefined;
}

/** Sessions, a row each. */
@Injectable()
export class SessionStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  async find(id: string): Promise<HeldSession | undefined> {
    const sql = `SELECT ${COLUMNS} FROM sessions WHERE id = $1`;
    const [row] = await this.database.query<Row>(sql, [id]);
    return row && toSession(row);
  }

  /** Whether one of some territories, of all when undefined, has this id; elsewhere and nowhere are one answer of one statement. */
  async isAmong(id: string, territories: readonly string[] | undefined): Promise<boolean> {
    const where = new Conditions();
    where.add('id = ?', id);
    if (territories !== undefined) where.add("description ->> 'territoire' = ANY(?)", territories);
    const sql = `SELECT id FROM sessions WHERE ${where.sql}`;
    return (await this.database.query(sql, where.parameters)).length > 0;
  }

  /** The session with an id, locked until the end of the transaction; enrolments in it go on coming. */
  async lock(tx: Transaction, id: string): Promise<HeldSession | undefined> {
    const sql = `SELECT ${COLUMNS} FROM sessions WHERE id = $1 FOR NO KEY UPDATE`;
    const [row] = await tx.query<Row>(sql, [id]);
    return row && toSession(row);
  }

  /** In the order in which they begin. */
  async list(
    wanted: WantedSessions,
    after: readonly string[] | undefined,
    limit: number,
  ): Promise<HeldSession[]> {
    const where = new Conditions();
    if (wanted.own !== undefined)
      where.add("(state <> 'brouillon' OR description ->> 'territoire' = ANY(?))", wanted.own);
    if (wanted.course !== undefined) where.add('course_id = ?', wanted.course);
    if (wanted.territories !== undefined)
      where.add("description ->> 'territoire' = ANY(?)", wanted.territories);
    addState(where, wanted);
    if (wanted.from !== undefined)
      where.add("ends_at >= ?::date::timestamp AT TIME ZONE 'Europe/Paris'", wanted.from);
    if (wanted.until !== undefined)
      where.add("starts_at < (?::date + 1)::timestamp AT TIME ZONE 'Europe/Paris'", wanted.until);
    if (wanted.hasSeats)
      where.always("state IN ('ouverte', 'confirmee') AND taken + offered < allowed");
    if (after !== undefined) where.add('(starts_at, id) > (?::timestamptz, ?::uuid)', ...after);
    const rows = await this.database.query<Row>(
      `SELECT ${COLUMNS} FROM sessions WHERE ${where.sql} ORDER BY starts_at, id LIMIT ${limit}`,
      where.parameters,
    );
    return rows.map(toSession);
  }

  /** Half-days of other sessions of a trainer, those that are cancelled left out. */
  async busy(tx: Transaction, trainer: string | undefined, but: string): Promise<HalfDay[]> {
    if (trainer === undefined) return [];
    const rows = await tx.query<{ half_days: HalfDay[] }>(
      `SELECT description -> 'demi_journees' AS half_days FROM sessions
       WHERE description ->> 'formateur_id' = $1 AND id <> $2 AND state <> 'annulee'`,
      [trainer, but],
    );
    return rows.flatMap((row) => row.half_days);
  }

  async insert(tx: Transaction, one: HeldSession, allowed: number): Promise<void> {
    await tx.query(
      `INSERT INTO sessions (id, course_id, course_version, state, description, allowed, starts_at, ends_at, created_at, modified_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)`,
      [
        ...[one.id, one.description.formation_id, one.courseVersion, one.state],
        ...[one.description, allowed, one.startsAt, one.endsAt, one.createdAt],
      ],
    );
  }

  async replace(tx: Transaction, one: HeldSession, allowed: number): Promise<void> {
    await tx.query(
      `UPDATE sessions SET version = $2, sequence = $3, state = $4, description = $5, allowed = $6, starts_at = $7,
         ends_at = $8, modified_at = $9, is_unsettled = true WHERE id = $1`,
      [
        ...[one.id, one.version, one.sequence, one.state, one.description],
        ...[allowed, one.startsAt, one.endsAt, one.modifiedAt],
      ],
    );
  }

  /** Those of a course whose seats are given, or that have somebody on their list, in the order of their ids; locked. */
  async withSeats(tx: Transaction, courseId: string): Promise<HeldSession[]> {
    const rows = await tx.query<Row>(
      `SELECT ${COLUMNS} FROM sessions WHERE course_id = $1 AND (state IN ('ouverte', 'confirmee') OR EXISTS (
         SELECT FROM enrolments WHERE enrolments.session_id = sessions.id AND enrolments.is_active))
       ORDER BY id FOR NO KEY UPDATE`,
      [courseId],
    );
    return rows.map(toSession);
  }

  /** What the ledger counts of sessions that are settled. */
  async count(
    tx: Transaction,
    counts: readonly (SeatCounts & { readonly id: string })[],
  ): Promise<void> {
    await tx.query(
      `UPDATE sessions AS s SET taken = n.taken, offered = n.offered, waiting = n.waiting, is_unsettled = false
       FROM jsonb_to_recordset($1) AS n (id uuid, taken integer, offered integer, waiting integer)
       WHERE s.id = n.id AND (s.is_unsettled OR (s.taken, s.offered, s.waiting) <> (n.taken, n.offered, n.waiting))`,
      [JSON.stringify(counts)],
    );
  }

  /** Courses of sessions that changed since their seats were given. */
  async unsettled(): Promise<string[]> {
    const rows = await this.database.query<{ course_id: string }>(
      'SELECT DISTINCT course_id FROM sessions WHERE is_unsettled',
    );
    return rows.map((row) => row.course_id);
  }
}

function addState(where: Conditions, { state, today }: WantedSessions): void {
  if (state === undefined) return;
  if (state === 'a_confirmer') where.add(`state = 'ouverte' AND ${IS_DUE}`, today);
  else if (state === 'ouverte') where.add(`state = 'ouverte' AND NOT (${IS_DUE})`, today);
  else where.add('state = ?', state);
}

const toSession = (row: Row): HeldSession => ({
  id: row.id,
  version: row.version,
  courseVersion: row.course_version,
  sequence: row.sequence,
  state: row.state,
  description: row.description,
  taken: row.taken,
  offered: row.offered,
  waiting: row.waiting,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  createdAt: row.created_at,
  modifiedAt: row.modified_at,
});
