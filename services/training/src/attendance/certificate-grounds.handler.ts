import { Inject, Injectable } from '@nestjs/common';
import type { Enrolment } from '../enrolment/enrolment.js';
import { SeatLedger } from '../enrolment/seat-ledger.handler.js';
import { CountSeats } from '../session/count-seats.handler.js';
import type { HeldSession } from '../session/session.js';

/** What a certificate is issued on. */
@Injectable()
export class CertificateGrounds {
  constructor(
    @Inject(SeatLedger) private readonly ledger: SeatLedger,
    @Inject(CountSeats) private readonly sessions: CountSeats,
  ) {}

  /** @throws DomainError not_found. */
  async of(enrolmentId: string): Promise<{ one: Enrolment; session: HeldSession }> {
    const one = await this.ledger.get(enrolmentId);
    return { one, session: await this.sessions.get(one.sessionId) };
  }
}
