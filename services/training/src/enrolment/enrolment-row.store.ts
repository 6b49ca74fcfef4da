import type { Agreement, Enrolment, EnrolmentState } from './enrolment.js';

/** A row of the ledger. */
export interface Row {
  readonly id: string;
  readonly session_id: string;
  readonly course_id: string;
  readonly person_id: string;
  readonly structure_id: string | null;
  readonly wish: number;
  /** A bigint comes as text. */
  readonly arrival: string;
  readonly place: number | null;
  readonly state: EnrolmentState;
  readonly holds: boolean;
  readonly agreement: Agreement;
  readonly agreement_until: Date | null;
  readonly silence: 'donne' | 'refuse';
  readonly offered_until: Date | null;
  readonly version: number;
  readonly created_at: Date;
  readonly modified_at: Date;
}

export const COLUMNS =
  'id, session_id, course_id, person_id, structure_id, wish, arrival, place, state, holds, agreement, agreement_until, silence, offered_until, version, created_at, modified_at';

export const toEnrolment = (row: Row): Enrolment => ({
  id: row.id,
  sessionId: row.session_id,
  courseId: row.course_id,
  personId: row.person_id,
  structureId: row.structure_id ?? undefined,
  wish: row.wish,
  arrival: Number(row.arrival),
  place: row.place ?? undefined,
  state: row.state,
  holds: row.holds,
  agreement: row.agreement,
  agreementUntil: row.agreement_until ?? undefined,
  silence: row.silence,
  offeredUntil: row.offered_until ?? undefined,
  version: row.version,
  createdAt: row.created_at,
  modifiedAt: row.modified_at,
});
