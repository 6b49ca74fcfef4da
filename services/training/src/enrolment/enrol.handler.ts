import { Inject, Injectable } from '@nestjs/common';
import { type Clock, parisDate, uuidv7 } from '@maillage/kernel';
import { Audit, CLOCK, type Fence, People, Sources, type Transaction } from '@maillage/platform';
import { parseTerritoryRef } from '@maillage/territories';
import { SetAgreement } from '../employer/set-agreement.handler.js';
import { CountSeats } from '../session/count-seats.handler.js';
import type { HeldSession } from '../session/session.js';
import type { Enrolment } from './enrolment.js';
import {
  alreadyEnrolled,
  communeOutside,
  personGone,
  sessionNotTaking,
  unknownCommune,
} from './enrolment.errors.js';
import { EnrolmentStore } from './enrolment.store.js';
import { seatsOf } from './seats-of.js';

const HOUR_MS = 3_600_000;

/** What somebody wishes for. */
export interface Wish {
  /** Ids of sessions, the one that is wished for most first. */
  readonly sessions: readonly string[];
  /** The person's id at the source. */
  readonly reference: string;
  /** INSEE code of where the person works. */
  readonly commune: string;
  readonly structureId?: string | undefined;
}

/** Takes wishes in: they are appended, and wait for their place. */
@Injectable()
export class Enrol {
  constructor(
    @Inject(EnrolmentStore) private readonly store: EnrolmentStore,
    @Inject(CountSeats) private readonly sessions: CountSeats,
    @Inject(SetAgreement) private readonly employers: SetAgreement,
    @Inject(People) private readonly people: People,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @returns the enrolments, in the order of the wishes.
   * @throws DomainError not_found, also for a structure outside of the fence, invalid, forbidden; conflict for a session that takes none, or a person who is on its list.
   */
  async enrol(source: string, wish: Wish, fence: Fence): Promise<Enrolment[]> {
    const { commune, reference } = wish;
    if (parseTerritoryRef(`commune-${commune}`) === undefined) throw unknownCommune(commune);
    if (!fence.reaches({ source, commune })) throw communeOutside(commune);
    const sessions = await this.sessionsOf(wish);
    const known = await this.people.namedAndKept(source, 'apprenant', [reference]);
    const person = known.get(reference);
    if (person === undefined) throw personGone();
    const agreement = await this.agreementOf(wish.structureId, fence);
    return this.store.transaction(async (tx) => {
      await Sources.claim(tx, source);
      const wishes = await this.wishes(tx, wish, person.id, sessions, agreement);
      const entered = new Set(await this.store.append(tx, { source, commune }, wishes));
      const twice = wishes.find(({ id }) => !entered.has(id));
      if (twice !== undefined)
        throw alreadyEnrolled((await this.store.present(tx, twice.sessionId, person.id)) ?? '');
      for (const { id, sessionId } of wishes)
        await Audit.record(tx, {
          action: 'inscriptions.recevoir',
          subject: { type: 'inscription', id },
          details: { session: sessionId },
        });
      return wishes;
    });
  }

  private async sessionsOf({ sessions }: Wish): Promise<HeldSession[]> {
    const now = this.clock.now();
    const found: HeldSession[] = [];
    for (const id of new Set(sessions)) {
      const session = await this.sessions.get(id);
      if (!seatsOf(session, now, parisDate(now)).isTaking) throw sessionNotTaking(id);
      found.push(session);
    }
    return found;
  }

  private async agreementOf(
    structureId: string | undefined,
    fence: Fence,
  ): Promise<Pick<Enrolment, 'agreement' | 'agreementUntil' | 'silence'>> {
    const { mode, heures, silence } = await this.employers.settingFor(structureId, fence);
    const until = new Date(this.clock.now().getTime() + heures * HOUR_MS);
    return {
      agreement: mode === 'requis' ? 'attendu' : 'sans_objet',
      agreementUntil: mode === 'requis' ? until : undefined,
      silence: silence === 'accord' ? 'donne' : 'refuse',
    };
  }

  private async wishes(
    tx: Transaction,
    { structureId }: Wish,
    personId: string,
    sessions: readonly HeldSession[],
    agreement: Pick<Enrolment, 'agreement' | 'agreementUntil' | 'silence'>,
  ): Promise<Enrolment[]> {
    const at = this.clock.now();
    const courses = sessions.map(({ description }) => description.formation_id);
    const last = await this.store.wishes(tx, personId, courses);
    return sessions.map(({ id: sessionId, description: { formation_id: courseId } }) => {
      const wish = (last.get(courseId) ?? 0) + 1;
      last.set(courseId, wish);
      return {
        ...{ id: uuidv7(at.getTime()), sessionId, courseId, personId, structureId, wish },
        ...{ arrival: 0, place: undefined, state: 'recue', holds: false, ...agreement },
        ...{ offeredUntil: undefined, version: 0, createdAt: at, modifiedAt: at },
      };
    });
  }
}
