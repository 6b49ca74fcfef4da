import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, uuidv7 } from '@maillage/kernel';
import { Audit, CLOCK, Outbox } from '@maillage/platform';
import { ReadCatalogue } from '../course/read-catalogue.handler.js';
import { CertificateGrounds } from './certificate-grounds.handler.js';
import { attended, codeOf, isEnough, typedCode } from './attendance.js';
import {
  certificateNotFound,
  certificateTooEarly,
  notEnough,
  notSeated,
} from './attendance.errors.js';
import { certificateIssued } from './attendance.events.js';
import { AttendanceStore, type Certificate } from './attendance.store.js';

/** Issues certificates of what was attended, once a session is closed, and says which code is one. */
@Injectable()
export class IssueCertificate {
  constructor(
    @Inject(AttendanceStore) private readonly store: AttendanceStore,
    @Inject(CertificateGrounds) private readonly grounds: CertificateGrounds,
    @Inject(ReadCatalogue) private readonly catalogue: ReadCatalogue,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The certificate of an enrolment; the same each time.
   * @throws DomainError not_found; conflict before the session is closed, for who had no seat or attended too little.
   */
  async of(enrolmentId: string): Promise<Certificate> {
    const known = await this.store.certificateOf(enrolmentId);
    if (known !== undefined) return known;
    const { one, session } = await this.grounds.of(enrolmentId);
    if (session.state !== 'close') throw certificateTooEarly();
    if (one.state !== 'inscrite') throw notSeated(enrolmentId);
    const signatures = await this.store.ofEnrolments([enrolmentId]);
    const { description } = session;
    const count = attended(description, signatures);
    const course = await this.catalogue.taken(one.courseId, session.courseVersion);
    if (!isEnough(description, signatures, course?.presence_requise ?? 1))
      throw notEnough(count, description.demi_journees.length);
    const issuedAt = this.clock.now();
    const certificate: Certificate = {
      ...{ id: uuidv7(issuedAt.getTime()), code: codeOf(randomBytes(12)), enrolmentId, issuedAt },
      ...{ sessionId: session.id, courseId: one.courseId, title: course?.titre_public ?? '' },
      ...{ attended: count, halfDays: description.demi_journees.length },
      ...{ startsAt: session.startsAt, endsAt: session.endsAt },
    };
    return this.store.transaction(async (tx) => {
      if (!(await this.store.issue(tx, certificate)))
        return (await this.store.certificateOf(enrolmentId, tx)) ?? certificate;
      await this.outbox.add(tx, certificateIssued(certificate));
      await Audit.record(tx, {
        action: 'attestations.delivrer',
        subject: { type: 'inscription', id: enrolmentId },
        details: { demi_journees: count },
      });
      return certificate;
    });
  }

  /** One that was issued already. */
  issued(enrolmentId: string): Promise<Certificate | undefined> {
    return this.store.certificateOf(enrolmentId);
  }

  /** What a code stands for. @throws DomainError not_found. */
  async verify(typed: string): Promise<Certificate> {
    const found = await this.store.certificateBy(typedCode(typed));
    if (found === undefined) throw certificateNotFound();
    return found;
  }
}
