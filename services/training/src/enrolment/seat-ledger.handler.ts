import { Inject, Injectable } from '@nestjs/common';
import { type Clock, parisDate } from '@maillage/kernel';
import { Audit, CLOCK, type Fence, Outbox, type Transaction } from '@maillage/platform';
import { CountSeats } from '../session/count-seats.handler.js';
import { answered, type EnrolmentAct } from './answer-enrolment.js';
import { countsOf, type Enrolment } from './enrolment.js';
import { enrolmentNotFound, sessionWasHeld } from './enrolment.errors.js';
import { enrolmentChanged } from './enrolment.events.js';
import { EnrolmentStore } from './enrolment.store.js';
import { giveSeats } from './give-seats.js';
import { seatsOf } from './seats-of.js';

/**
 * The one place where seats are given, taken and freed: a course at a time, by one short transaction after another. What
 * comes in meanwhile is appended and waits for the next.
 */
@Injectable()
export class SeatLedger {
  constructor(
    @Inject(EnrolmentStore) private readonly store: EnrolmentStore,
    @Inject(CountSeats) private readonly sessions: CountSeats,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Courses whose seats are to be given. */
  async due(): Promise<string[]> {
    const due = await this.store.due(this.clock.now());
    return [...new Set([...due, ...(await this.sessions.unsettled())])];
  }

  /** Gives what there is to give of a course. */
  async give(courseId: string): Promise<void> {
    await this.store.transaction((tx) => this.settle(tx, courseId));
  }

  /** Lets go of what erased people were enrolled in, and gives the seats that are free again. */
  async forget(tx: Transaction, people: readonly string[]): Promise<void> {
    for (const courseId of (await this.store.forget(tx, people)).toSorted())
      await this.settle(tx, courseId);
  }

  /**
   * Does something with an enrolment; seats that it frees are given in the same transaction.
   * @throws DomainError not_found; conflict where it comes too late.
   */
  async act(id: string, act: EnrolmentAct): Promise<Enrolment> {
    const { courseId } = await this.get(id);
    return this.store.transaction((tx) => this.actIn(tx, id, courseId, act));
  }

  /** @throws DomainError not_found. */
  async get(id: string): Promise<Enrolment> {
    const found = await this.store.find(id);
    if (found === undefined) throw enrolmentNotFound();
    return found;
  }

  /** Those who have a seat in a session. */
  seatedOf(sessionId: string): Promise<Enrolment[]> {
    return this.store.seatedOf(sessionId);
  }

  /** @throws DomainError not_found for one outside of the fence. */
  async requireInside(id: string, fence: Fence): Promise<void> {
    if (!(await this.store.isInside(id, fence))) throw enrolmentNotFound();
  }

  private async actIn(
    tx: Transaction,
    id: string,
    courseId: string,
    act: EnrolmentAct,
  ): Promise<Enrolment> {
    await this.store.lock(tx, courseId);
    const before = await this.store.find(id, tx);
    if (before === undefined) throw enrolmentNotFound();
    const { state } = await this.sessions.get(before.sessionId);
    if (state === 'tenue' || state === 'close') throw sessionWasHeld();
    const after = answered(before, act, this.clock.now());
    if (after !== before) await this.settle(tx, courseId, after);
    const stands = (await this.store.find(id, tx)) ?? after;
    await Audit.record(tx, {
      action: `inscriptions.${act}`,
      subject: { type: 'inscription', id },
      details: { session: before.sessionId },
      before: { etat: before.state, accord: before.agreement },
      after: { etat: stands.state, accord: stands.agreement },
    });
    return stands;
  }

  /** @param acted one that stands otherwise now than it is written. */
  private async settle(tx: Transaction, courseId: string, acted?: Enrolment): Promise<void> {
    await this.store.lock(tx, courseId);
    const now = this.clock.now();
    const sessions = await this.sessions.ofCourse(tx, courseId);
    const stored = await this.store.ofCourse(tx, courseId);
    const entries = stored.map((one) => (one.id === acted?.id ? acted : one));
    const seats = sessions.map((one) => seatsOf(one, now, parisDate(now)));
    const given = new Map(giveSeats(seats, entries, now).map((one) => [one.id, one]));
    if (acted !== undefined && !given.has(acted.id)) given.set(acted.id, acted);
    const changed = [...given.values()].map((one) => ({ ...one, version: one.version + 1 }));
    const stands = entries.map((one) => given.get(one.id) ?? one);
    if (changed.length > 0) await this.write(tx, courseId, changed, now);
    await this.sessions.count(
      tx,
      sessions.map(({ id }) => ({
        id,
        ...countsOf(stands.filter(({ sessionId }) => sessionId === id)),
      })),
    );
  }

  private async write(
    tx: Transaction,
    courseId: string,
    changed: readonly Enrolment[],
    now: Date,
  ): Promise<void> {
    await this.store.replace(tx, changed, now);
    await this.outbox.add(tx, ...changed.map((one) => enrolmentChanged(one, now)));
    await Audit.record(tx, {
      action: 'inscriptions.placer',
      subject: { type: 'formation', id: courseId },
      details: { inscriptions: changed.length },
    });
  }
}
