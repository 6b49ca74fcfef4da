import { Inject, Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@maillage/platform';
import type { Signature } from './attendance.js';

/** A certificate: what was attended, and nobody's name. */
export interface Certificate {
  readonly id: string;
  readonly code: string;
  readonly enrolmentId: string;
  readonly sessionId: string;
  readonly courseId: string;
  readonly title: string;
  readonly attended: number;
  readonly halfDays: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly issuedAt: Date;
}

const CERTIFICATE = `id, code, enrolment_id AS "enrolmentId", session_id AS "sessionId", course_id AS "courseId", title, attended,
  half_days AS "halfDays", starts_at AS "startsAt", ends_at AS "endsAt", issued_at AS "issuedAt"`;

/** Who was there, and the certificates of it. */
@Injectable()
export class AttendanceStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  async ofEnrolments(
    ids: readonly string[],
    reader: Pick<Transaction, 'query'> = this.database,
  ): Promise<Signature[]> {
    const rows = await reader.query<{
      enrolment_id: string;
      half_day: string;
      is_present: boolean | null;
      is_signed: boolean;
    }>(
      `SELECT enrolment_id, half_day, is_present, signed_at IS NOT NULL AS is_signed FROM attendances
       WHERE enrolment_id = ANY($1) ORDER BY half_day, enrolment_id`,
      [ids],
    );
    return rows.map((row) => ({
      enrolmentId: row.enrolment_id,
      halfDay: row.half_day,
      isPresent: row.is_present ?? undefined,
      isSigned: row.is_signed,
    }));
  }

  /** What a trainer signs of some people; on paper, what they signed too. */
  async mark(
    tx: Transaction,
    halfDay: string,
    marks: readonly { readonly id: string; readonly isPresent: boolean }[],
    { isOnPaper, at }: { readonly isOnPaper: boolean; readonly at: Date },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO attendances AS a (enrolment_id, half_day, is_present, marked_at, signed_at)
       SELECT id, $2, is_present, $4, CASE WHEN $5 AND is_present THEN $4::timestamptz END
       FROM unnest($1::uuid[], $3::boolean[]) AS n (id, is_present)
       ON CONFLICT (enrolment_id, half_day) DO UPDATE SET is_present = EXCLUDED.is_present, marked_at = EXCLUDED.marked_at,
         signed_at = coalesce(a.signed_at, EXCLUDED.signed_at)`,
      [marks.map(({ id }) => id), halfDay, marks.map((one) => one.isPresent), at, isOnPaper],
    );
  }

  /** What somebody signs of oneself; the first time counts. */
  async sign(tx: Transaction, enrolmentId: string, halfDay: string, at: Date): Promise<void> {
    await tx.query(
      `INSERT INTO attendances AS a (enrolment_id, half_day, signed_at) VALUES ($1, $2, $3)
       ON CONFLICT (enrolment_id, half_day) DO UPDATE SET signed_at = coalesce(a.signed_at, EXCLUDED.signed_at)`,
      [enrolmentId, halfDay, at],
    );
  }

  /** Enrolments of a person with what was signed, for the file of their data. */
  async tell(personId: string): Promise<object[]> {
    const rows = await this.database.query<{ told: object }>(
      `SELECT jsonb_build_object('nature', 'inscription', 'id', e.id, 'session_id', e.session_id, 'formation_id', e.course_id,
         'source', e.source, 'commune', e.commune, 'structure_id', e.structure_id, 'etat', e.state, 'accord', e.agreement,
         'creation', e.created_at, 'presences', coalesce((SELECT jsonb_agg(jsonb_build_object('demi_journee', a.half_day,
           'formateur', a.is_present, 'personne', a.signed_at IS NOT NULL) ORDER BY a.half_day)
           FROM attendances AS a WHERE a.enrolment_id = e.id), '[]'::jsonb)) AS told
       FROM enrolments AS e WHERE e.person_id = $1 ORDER BY e.id`,
      [personId],
    );
    return rows.map(({ told }) => told);
  }

  /** People with a seat, or who wait for one, after one of them. */
  async present(after: string, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT DISTINCT person_id AS id FROM enrolments WHERE is_active AND person_id > $1
       ORDER BY person_id LIMIT ${limit}`,
      [after],
    );
    return rows.map(({ id }) => id);
  }

  async certificateOf(
    enrolmentId: string,
    reader: Pick<Transaction, 'query'> = this.database,
  ): Promise<Certificate | undefined> {
    const sql = `SELECT ${CERTIFICATE} FROM certificates WHERE enrolment_id = $1`;
    const [row] = await reader.query<Certificate>(sql, [enrolmentId]);
    return row;
  }

  async certificateBy(code: string): Promise<Certificate | undefined> {
    const sql = `SELECT ${CERTIFICATE} FROM certificates WHERE code = $1`;
    const [row] = await this.database.query<Certificate>(sql, [code]);
    return row;
  }

  /** @returns false where the enrolment has one already. */
  async issue(tx: Transaction, one: Certificate): Promise<boolean> {
    const rows = await tx.query(
      `INSERT INTO certificates (id, code, enrolment_id, session_id, course_id, title, attended, half_days, starts_at, ends_at, issued_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (enrolment_id) DO NOTHING RETURNING id`,
      [
        ...[one.id, one.code, one.enrolmentId, one.sessionId, one.courseId, one.title],
        ...[one.attended, one.halfDays, one.startsAt, one.endsAt, one.issuedAt],
      ],
    );
    return rows.length > 0;
  }
}
