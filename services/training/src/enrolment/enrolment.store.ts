import { Inject, Injectable } from '@nestjs/common';
import { Conditions, Database, type Fence, type Transaction } from '@maillage/platform';
import { type Enrolment, isActive } from './enrolment.js';
import { COLUMNS, type Row, toEnrolment } from './enrolment-row.store.js';

/** Who enters an enrolment, and where its person works. */
export interface Sender {
  readonly source: string;
  /** INSEE code. */
  readonly commune: string;
}

/** The ledger of seats: a row for each wish of a person. */
@Injectable()
export class EnrolmentStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** The seats of a course are given by one at a time, until the end of the transaction. */
  async lock(tx: Transaction, courseId: string): Promise<void> {
    const name = `training.seats.${courseId}`;
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
  }

  /** Active ones of a course. */
  async ofCourse(tx: Transaction, courseId: string): Promise<Enrolment[]> {
    const rows = await tx.query<Row>(
      `SELECT ${COLUMNS} FROM enrolments WHERE course_id = $1 AND is_active`,
      [courseId],
    );
    return rows.map(toEnrolment);
  }

  async find(id: string, reader: Pick<Transaction, 'query'> = this.database) {
    const sql = `SELECT ${COLUMNS} FROM enrolments WHERE id = $1`;
    const [row] = await reader.query<Row>(sql, [id]);
    return row && toEnrolment(row);
  }

  /** Those who have a seat in a session, in the order of the list. */
  async seatedOf(sessionId: string): Promise<Enrolment[]> {
    const rows = await this.database.query<Row>(
      `SELECT ${COLUMNS} FROM enrolments WHERE session_id = $1 AND state = 'inscrite' ORDER BY place`,
      [sessionId],
    );
    return rows.map(toEnrolment);
  }

  /** Courses whose seats are to be given: something came, or a deadline is over. */
  async due(now: Date): Promise<string[]> {
    const rows = await this.database.query<{ course_id: string }>(
      `SELECT course_id FROM enrolments WHERE state = 'recue'
       UNION SELECT course_id FROM enrolments WHERE state = 'offerte' AND offered_until <= $1
       UNION SELECT course_id FROM enrolments
         WHERE is_active AND agreement = 'attendu' AND agreement_until <= $1`,
      [now],
    );
    return rows.map((row) => row.course_id);
  }

  /** How many dates of some courses a person wishes for, by course. */
  async wishes(tx: Transaction, personId: string, courses: readonly string[]) {
    const rows = await tx.query<{ course_id: string; wish: number }>(
      `SELECT course_id, max(wish) AS wish FROM enrolments
       WHERE person_id = $1 AND course_id = ANY($2) AND is_active GROUP BY course_id`,
      [personId, courses],
    );
    return new Map(rows.map(({ course_id: course, wish }) => [course, wish]));
  }

  /** Appends what has come; nothing is locked. @returns the ids that were entered: a person is once on a session's list. */
  async append(tx: Transaction, { source, commune }: Sender, all: readonly Enrolment[]) {
    const rows = await tx.query<{ id: string }>(
      `INSERT INTO enrolments (id, session_id, course_id, person_id, source, commune, structure_id, wish, state, is_active,
         agreement, agreement_until, silence, created_at, modified_at)
       SELECT id, session_id, course_id, person_id, $2, $3, structure_id, wish, 'recue', true,
         agreement, agreement_until, silence, created_at, created_at
       FROM jsonb_to_recordset($1) AS n (id uuid, session_id uuid, course_id uuid, person_id uuid, structure_id uuid, wish integer,
         agreement text, agreement_until timestamptz, silence text, created_at timestamptz)
       ON CONFLICT DO NOTHING RETURNING id`,
      [
        JSON.stringify(
          all.map((one) => ({
            id: one.id,
            session_id: one.sessionId,
            course_id: one.courseId,
            person_id: one.personId,
            structure_id: one.structureId,
            wish: one.wish,
            agreement: one.agreement,
            agreement_until: one.agreementUntil,
            silence: one.silence,
            created_at: one.createdAt,
          })),
        ),
        source,
        commune,
      ],
    );
    return rows.map(({ id }) => id);
  }

  /** The active one of a person on the list of a session. */
  async present(tx: Transaction, sessionId: string, personId: string) {
    const [row] = await tx.query<{ id: string }>(
      'SELECT id FROM enrolments WHERE session_id = $1 AND person_id = $2 AND is_active',
      [sessionId, personId],
    );
    return row?.id;
  }

  /** Writes what changed, under the course's lock. */
  async replace(tx: Transaction, changed: readonly Enrolment[], at: Date): Promise<void> {
    await tx.query(
      `UPDATE enrolments AS e SET state = n.state, is_active = n.is_active, holds = n.holds, place = n.place,
         agreement = n.agreement, offered_until = n.offered_until, version = n.version, modified_at = $2
       FROM jsonb_to_recordset($1) AS n (id uuid, state text, is_active boolean, holds boolean, place integer, agreement text,
         offered_until timestamptz, version integer) WHERE e.id = n.id`,
      [
        JSON.stringify(
          changed.map((one) => ({
            id: one.id,
            state: one.state,
            is_active: isActive(one.state),
            holds: one.holds,
            place: one.place,
            agreement: one.agreement,
            offered_until: one.offeredUntil,
            version: one.version,
          })),
        ),
        at,
      ],
    );
  }

  /** Whether an enrolment lies inside of a fence, by the commune of its person or by the territory of its session. */
  async isInside(id: string, fence: Fence): Promise<boolean> {
    const where = new Conditions();
    where.add('e.id = ?', id);
    where.always(insideOf(where, fence));
    const sql = `SELECT e.id FROM enrolments AS e JOIN sessions AS s ON s.id = e.session_id WHERE ${where.sql}`;
    return (await this.database.query(sql, where.parameters)).length > 0;
  }

  /** Those of a fence, in the order of the lists. */
  async list(
    wanted: { readonly sessionId?: string | undefined; readonly state?: string | undefined },
    fence: Fence,
    after: string | undefined,
    limit: number,
  ): Promise<Enrolment[]> {
    const where = new Conditions();
    where.always(insideOf(where, fence));
    if (wanted.sessionId !== undefined) where.add('e.session_id = ?', wanted.sessionId);
    if (wanted.state !== undefined) where.add('e.state = ?', wanted.state);
    if (after !== undefined) where.add('e.id > ?', after);
    const columns = COLUMNS.replaceAll(/\b([a-z_]+)\b/g, 'e.$1');
    const rows = await this.database.query<Row>(
      `SELECT ${columns} FROM enrolments AS e JOIN sessions AS s ON s.id = e.session_id
       WHERE ${where.sql} ORDER BY e.id LIMIT ${limit}`,
      where.parameters,
    );
    return rows.map(toEnrolment);
  }

  /** Erasure: what an erased person was enrolled in is not known any more. @returns the courses whose seats are free again. */
  async forget(tx: Transaction, people: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ course_id: string }>(
      'DELETE FROM enrolments WHERE person_id = ANY($1) RETURNING course_id',
      [people],
    );
    return [...new Set(rows.map((row) => row.course_id))];
  }
}

function insideOf(where: Conditions, fence: Fence): string {
  const own = new Conditions(where.parameters);
  fence.restrict(own, { source: 'e.source', commune: 'e.commune' });
  const { covered } = fence;
  const ofSession =
    covered === undefined
      ? 'true'
      : `s.description ->> 'territoire' = ANY(${where.parameter(covered)})`;
  return `(${own.sql} OR ${ofSession})`;
}
