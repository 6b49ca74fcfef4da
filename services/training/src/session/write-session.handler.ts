import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, parisDate, uuidv7 } from '@maillage/kernel';
import { Audit, CLOCK, Outbox, type Transaction } from '@maillage/platform';
import { WriteCourse } from '../course/write-course.handler.js';
import { type Covers, territoryAsked } from '../territory/territory-asked.js';
import { allowedSeats, type HeldSession, inOrder, type Session, stateOn } from './session.js';
import { type Act, CHANGEABLE, stateAfter } from './session-acts.js';
import {
  otherCourse,
  reasonNeeded,
  refusedSession,
  sessionIsOver,
  sessionNotFound,
} from './session.errors.js';
import { sessionWritten } from './session.events.js';
import { sessionFaults } from './session-rules.js';
import { SessionStore } from './session.store.js';
import { inTime, spanOf, zoneOf } from './session-times.js';

/** Whether the caller's If-Match allows the version found; throws where it does not. */
type Accepts = (id: string, version: number) => void;

/** Acts that those who are enrolled are told the reason of. */
const REASONED: readonly Act[] = ['annuler', 'deroger'];

/** Makes sessions, changes them and leads them from state to state, inside the fence of the caller. */
@Injectable()
export class WriteSession {
  constructor(
    @Inject(SessionStore) private readonly store: SessionStore,
    @Inject(WriteCourse) private readonly courses: WriteCourse,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Makes a draft. @throws DomainError not_found for its course, invalid with every fault, forbidden. */
  async make(given: Session, covers: Covers): Promise<HeldSession> {
    const at = this.clock.now();
    const { version: courseVersion } = await this.courses.get(given.formation_id);
    const id = uuidv7(at.getTime());
    return this.store.transaction(async (tx) => {
      const description = await this.judged(tx, id, given, covers, 0);
      const made: HeldSession = {
        ...{ id, version: 1, courseVersion, sequence: 0, state: 'brouillon', description },
        ...{ taken: 0, offered: 0, waiting: 0, ...spanOfAll(description) },
        ...{ createdAt: at, modifiedAt: at },
      };
      await this.store.insert(tx, made, allowedSeats(description));
      await this.tell(tx, 'creer', undefined, made);
      return made;
    });
  }

  /** @throws DomainError not_found, forbidden, conflict once it is over, invalid with every fault, or what `accepts` throws. */
  async revise(id: string, given: Session, covers: Covers, accepts: Accepts): Promise<HeldSession> {
    const at = this.clock.now();
    return this.store.transaction(async (tx) => {
      const before = await this.writable(tx, id, covers, accepts);
      const state = stateOn(before, parisDate(at));
      if (!CHANGEABLE.includes(state)) throw sessionIsOver(state);
      if (given.formation_id !== before.description.formation_id) throw otherCourse();
      const description = await this.judged(tx, id, given, covers, before.taken + before.offered);
      if (isDeepStrictEqual(description, before.description)) return before;
      return this.put(tx, 'corriger', before, {
        ...{ ...before, description, ...spanOfAll(description) },
        sequence: before.sequence + (isMoved(before.description, description) ? 1 : 0),
        modifiedAt: at,
      });
    });
  }

  /** @throws DomainError not_found, forbidden, conflict where its state does not allow it, invalid without the reason it needs. */
  async act(
    id: string,
    { act, reason }: { readonly act: Act; readonly reason: string | undefined },
    covers: Covers,
    accepts: Accepts,
  ): Promise<HeldSession> {
    const now = this.clock.now();
    if (REASONED.includes(act) && reason === undefined) throw reasonNeeded();
    return this.store.transaction(async (tx) => {
      const before = await this.writable(tx, id, covers, accepts);
      const state = stateAfter(before, act, { now, today: parisDate(now) });
      const sequence = before.sequence + (state === 'annulee' ? 1 : 0);
      return this.put(tx, act, before, { ...before, state, sequence, modifiedAt: now }, reason);
    });
  }

  private async writable(
    tx: Transaction,
    id: string,
    covers: Covers,
    accepts: Accepts,
  ): Promise<HeldSession> {
    const session = await this.store.lock(tx, id);
    if (session === undefined) throw sessionNotFound();
    territoryAsked(session.description.territoire, covers);
    accepts(id, session.version);
    return session;
  }

  private async judged(
    tx: Transaction,
    id: string,
    given: Session,
    covers: Covers,
    taken: number,
  ): Promise<Session> {
    const session = inOrder({
      ...given,
      territoire: territoryAsked(given.territoire, covers),
      demi_journees: inTime(given.demi_journees),
    });
    const trainerBusy = await this.store.busy(tx, session.formateur_id, id);
    const faults = sessionFaults(session, { taken, trainerBusy });
    if (faults.length > 0) throw refusedSession(faults);
    return session;
  }

  private async put(
    tx: Transaction,
    action: string,
    before: HeldSession,
    changed: HeldSession,
    reason?: string,
  ): Promise<HeldSession> {
    const after = { ...changed, version: before.version + 1 };
    await this.store.replace(tx, after, allowedSeats(after.description));
    await this.tell(tx, action, before, after, reason);
    return after;
  }

  private async tell(
    tx: Transaction,
    action: string,
    before: HeldSession | undefined,
    after: HeldSession,
    reason?: string,
  ): Promise<void> {
    await this.outbox.add(tx, sessionWritten(after));
    await Audit.record(tx, {
      action: `sessions.${action}`,
      subject: { type: 'session', id: after.id },
      ...(reason === undefined ? {} : { details: { motif: reason } }),
      before: before && { ...before.description, etat: before.state },
      after: { ...after.description, etat: after.state },
    });
  }
}

/** When all of it begins and ends; its half-days are in the order of time and without fault. */
function spanOfAll(session: Session): Pick<HeldSession, 'startsAt' | 'endsAt'> {
  const [first, last] = [session.demi_journees[0], session.demi_journees.at(-1)];
  const from = first && spanOf(first, zoneOf(session))?.from;
  const to = last && spanOf(last, zoneOf(session))?.to;
  if (from === undefined || to === undefined) throw new Error('a session without time');
  return { startsAt: from, endsAt: to };
}

/** Whether people have to be told of other hours or another place. */
const isMoved = (before: Session, after: Session): boolean =>
  !isDeepStrictEqual(
    [before.demi_journees, before.lieu, before.lien],
    [after.demi_journees, after.lieu, after.lien],
  );
