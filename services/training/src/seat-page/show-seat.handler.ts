import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@maillage/kernel';
import type { LinkAct, LinkForm, LinkVisit } from '@maillage/platform';
import type { VNode } from 'preact';
import { IssueCertificate } from '../attendance/issue-certificate.handler.js';
import { SignAttendance } from '../attendance/sign-attendance.handler.js';
import { ReadCatalogue } from '../course/read-catalogue.handler.js';
import type { EnrolmentAct } from '../enrolment/answer-enrolment.js';
import { SeatLedger } from '../enrolment/seat-ledger.handler.js';
import { CountSeats } from '../session/count-seats.handler.js';
import { type SeatView, seatView } from './seat-view.js';

/** A page of a seat, by what it shows. */
type SeatPage = (given: {
  readonly view: SeatView;
  readonly visit: LinkVisit;
  readonly isLate?: boolean;
}) => VNode;

/** Refusals that a page tells of: too late, or nothing of the session. */
const REFUSALS: ReadonlySet<string> = new Set(['conflict', 'invalid']);

/** Shows where an enrolment stands, and does what a form of its pages asks for. */
@Injectable()
export class ShowSeat {
  constructor(
    @Inject(SeatLedger) private readonly ledger: SeatLedger,
    @Inject(CountSeats) private readonly sessions: CountSeats,
    @Inject(ReadCatalogue) private readonly catalogue: ReadCatalogue,
    @Inject(SignAttendance) private readonly signing: SignAttendance,
    @Inject(IssueCertificate) private readonly certificates: IssueCertificate,
  ) {}

  /** Undefined where there is no such enrolment (any more). */
  async show(visit: LinkVisit, page: SeatPage): Promise<VNode | undefined> {
    const view = await this.viewOf(visit.objectId);
    return view && page({ view, visit });
  }

  /** Does one of some things; what comes too late changes nothing, and the page says so. */
  async act(
    visit: LinkVisit,
    { fields: { geste = '' } }: LinkForm,
    acts: readonly EnrolmentAct[],
    page: SeatPage,
  ): Promise<LinkAct> {
    const act = acts.find((one) => one === geste);
    try {
      const [, halfDay] = /^signer (.{16})$/.exec(geste) ?? [];
      const isOwn = acts.includes('accepter');
      if (act !== undefined) await this.ledger.act(visit.objectId, act);
      else if (isOwn && halfDay !== undefined) await this.signing.sign(visit.objectId, halfDay);
      else if (isOwn && geste === 'attestation') await this.certificates.of(visit.objectId);
      return { done: '' };
    } catch (error) {
      if (!(error instanceof DomainError) || !REFUSALS.has(error.kind)) throw error;
      const view = await this.viewOf(visit.objectId);
      return view === undefined ? { done: '' } : { again: page({ view, visit, isLate: true }) };
    }
  }

  async isThere(id: string): Promise<boolean> {
    return (await this.viewOf(id)) !== undefined;
  }

  private async viewOf(id: string): Promise<SeatView | undefined> {
    try {
      const one = await this.ledger.get(id);
      const session = await this.sessions.get(one.sessionId);
      const isSeated = one.state === 'inscrite';
      return seatView(one, session, {
        title: await this.catalogue.titleOf(one.courseId),
        hasBegun: this.signing.hasBegun(session),
        toSign: isSeated ? await this.signing.open(id, session) : [],
        // Opening a page changes nothing: it shows a certificate that was issued.
        certificate: isSeated ? (await this.certificates.issued(id))?.code : undefined,
      });
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'not_found') return undefined;
      throw error;
    }
  }
}
