import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@maillage/kernel';
import { Audit, CLOCK } from '@maillage/platform';
import { SeatLedger } from '../enrolment/seat-ledger.handler.js';
import { CountSeats } from '../session/count-seats.handler.js';
import type { HeldSession } from '../session/session.js';
import { begun, nameOf, type Signature } from './attendance.js';
import { noSuchHalfDay, notBegun, notSeated, sheetClosed } from './attendance.errors.js';
import { AttendanceStore } from './attendance.store.js';

/** What a trainer signs of a half-day. */
export interface Sheet {
  readonly halfDay: string;
  /** Ids of enrolments. */
  readonly present: readonly string[];
  readonly absent: readonly string[];
  /** Whether those who are there have signed on paper. */
  readonly isOnPaper: boolean;
}

/** Takes signatures: of the trainer for those of a session, and of each for oneself. */
@Injectable()
export class SignAttendance {
  constructor(
    @Inject(AttendanceStore) private readonly store: AttendanceStore,
    @Inject(SeatLedger) private readonly ledger: SeatLedger,
    @Inject(CountSeats) private readonly sessions: CountSeats,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError not_found; invalid for no half-day; conflict before it, once the session is closed, for who has no seat. */
  async mark(
    sessionId: string,
    { halfDay, present, absent, isOnPaper }: Sheet,
  ): Promise<Signature[]> {
    const at = this.clock.now();
    const session = await this.sessions.get(sessionId);
    requireOpen(session, halfDay, at);
    const seated = await this.ledger.seatedOf(sessionId);
    const known = new Set(seated.map(({ id }) => id));
    const odd = [...present, ...absent].find((id) => !known.has(id));
    if (odd !== undefined) throw notSeated(odd);
    const marks = [
      ...present.map((id) => ({ id, isPresent: true })),
      ...absent.filter((id) => !present.includes(id)).map((id) => ({ id, isPresent: false })),
    ];
    return this.store.transaction(async (tx) => {
      await this.store.mark(tx, halfDay, marks, { isOnPaper, at });
      await Audit.record(tx, {
        action: 'presences.signer',
        subject: { type: 'session', id: sessionId },
        details: { demi_journee: halfDay, presents: present.length, absents: absent.length },
      });
      return this.store.ofEnrolments([...known], tx);
    });
  }

  /** Somebody signs for oneself. @throws DomainError as `mark`. */
  async sign(enrolmentId: string, halfDay: string): Promise<void> {
    const at = this.clock.now();
    const { sessionId, state } = await this.ledger.get(enrolmentId);
    requireOpen(await this.sessions.get(sessionId), halfDay, at);
    if (state !== 'inscrite') throw notSeated(enrolmentId);
    await this.store.transaction(async (tx) => {
      await this.store.sign(tx, enrolmentId, halfDay, at);
      await Audit.record(tx, {
        action: 'presences.signer',
        subject: { type: 'inscription', id: enrolmentId },
        details: { demi_journee: halfDay },
      });
    });
  }

  /** The sheet of a session: what was signed of those who have a seat. */
  async sheetOf(sessionId: string): Promise<Signature[]> {
    const seated = await this.ledger.seatedOf(sessionId);
    return this.store.ofEnrolments(seated.map(({ id }) => id));
  }

  hasBegun({ description }: HeldSession): boolean {
    return begun(description, this.clock.now()).length > 0;
  }

  /** Half-days that somebody may sign now. */
  async open(enrolmentId: string, session: HeldSession): Promise<string[]> {
    if (session.state !== 'confirmee' && session.state !== 'tenue') return [];
    const signed = await this.store.ofEnrolments([enrolmentId]);
    return begun(session.description, this.clock.now())
      .map(nameOf)
      .filter((name) => !signed.some(({ halfDay, isSigned }) => halfDay === name && isSigned));
  }
}

function requireOpen(session: HeldSession, halfDay: string, at: Date): void {
  if (session.state !== 'confirmee' && session.state !== 'tenue') throw sheetClosed();
  const { description } = session;
  if (!description.demi_journees.some((one) => nameOf(one) === halfDay))
    throw noSuchHalfDay(halfDay);
  if (!begun(description, at).some((one) => nameOf(one) === halfDay)) throw notBegun();
}
