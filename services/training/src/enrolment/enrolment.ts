/**
 * Where somebody stands in the list of a session.
 * `recue`: arrived, no place in the list yet; `attente`: waits for a seat; `accord_attendu`: the employer is asked, the seat is
 * held as soon as there is one; `offerte`: a seat is held until somebody takes it; `inscrite`: seated; `voeu`: has a seat on a
 * date that is wished for more. The others are over.
 */
export const ACTIVE = [
  'recue',
  'attente',
  'accord_attendu',
  'offerte',
  'inscrite',
  'voeu',
] as const;
export const OVER = ['annulee', 'declinee', 'expiree', 'refusee', 'session_annulee'] as const;
export const STATES = [...ACTIVE, ...OVER] as const;
export type EnrolmentState = (typeof STATES)[number];

/** Whether the employer agrees: nobody asks it, it is asked, it has said so. */
export type Agreement = 'sans_objet' | 'attendu' | 'donne' | 'refuse';

/** One wish of one person: to take part in one session. */
export interface Enrolment {
  readonly id: string;
  readonly sessionId: string;
  readonly courseId: string;
  /** Id of the person in the registry of people; leads to nobody once the person is erased. */
  readonly personId: string;
  /** Structure that sends the person, if one does. */
  readonly structureId: string | undefined;
  /** Which of the person's dates of this course it is, from 1: the lower, the more it is wished for. */
  readonly wish: number;
  /** Order of arrival at the database. */
  readonly arrival: number;
  /** Place in the list of the session, from 1, given in the order of arrival; undefined before. */
  readonly place: number | undefined;
  readonly state: EnrolmentState;
  /** Whether a seat is taken or held by it. */
  readonly holds: boolean;
  readonly agreement: Agreement;
  /** Until when the employer may answer, and what its silence then means. */
  readonly agreementUntil: Date | undefined;
  readonly silence: 'donne' | 'refuse';
  /** Until when an offered seat is held. */
  readonly offeredUntil: Date | undefined;
  readonly version: number;
  readonly createdAt: Date;
  readonly modifiedAt: Date;
}

/** The seats of a session, as they are given. */
export interface Seats {
  readonly sessionId: string;
  /** In all, those granted to structures beyond the maximum too. */
  readonly allowed: number;
  /** Seats that only people of a structure get, by its id. */
  readonly reserved: ReadonlyMap<string, number>;
  readonly isTaking: boolean;
  readonly isCancelled: boolean;
  /** Until when an offer that is made now can be taken; undefined where that is past. */
  readonly offerUntil: Date | undefined;
}

export const isActive = (state: EnrolmentState): boolean =>
  (ACTIVE as readonly string[]).includes(state);

/** What the ledger counts of a session. */
export function countsOf(entries: readonly Pick<Enrolment, 'state' | 'holds'>[]): {
  readonly taken: number;
  readonly offered: number;
  readonly waiting: number;
} {
  const count = (is: (one: Pick<Enrolment, 'state' | 'holds'>) => boolean): number =>
    entries.filter(is).length;
  return {
    taken: count(({ state, holds }) => holds && state !== 'offerte'),
    offered: count(({ state, holds }) => holds && state === 'offerte'),
    waiting: count(
      ({ state, holds }) => !holds && (state === 'attente' || state === 'accord_attendu'),
    ),
  };
}
