import { Inject, Injectable } from '@nestjs/common';
import { type Clock, uuidv7 } from '@maillage/kernel';
import { Audit, CLOCK, Outbox } from '@maillage/platform';
import { AnswerQuestion, type Holder } from '../assessment/answer-question.handler.js';
import { notAsked } from '../assessment/assessment.errors.js';
import type { Shown } from '../assessment/read-assessment.handler.js';
import { decideReport, type Reason } from './item-report.js';
import { itemReported } from './item-report.events.js';
import { ItemReportStore } from './item-report.store.js';

/** Takes the report of a question from whoever it is asked of: at once it is asked of nobody any more. */
@Injectable()
export class ReportItem {
  constructor(
    @Inject(AnswerQuestion) private readonly answers: AnswerQuestion,
    @Inject(ItemReportStore) private readonly store: ItemReportStore,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Done twice, it is done once. The journal tells of the question, and not of who reported it.
   * @throws DomainError not_found; conflict where the item is not asked, or the participation is over.
   */
  async report(holder: Holder, itemId: string, reason: Reason): Promise<Shown> {
    return this.answers.setAside(holder, itemId, async (tx, { id: assessmentId }, bank, asked) => {
      const decision = decideReport(await this.store.reportedBy(tx, assessmentId), itemId);
      if (decision.kind === 'same') return;
      if (asked === undefined) throw notAsked();
      const at = this.clock.now();
      const { suspends } = decision;
      const id = uuidv7(at.getTime());
      const of = { bankId: bank.id, itemId, itemVersion: asked.version };
      const report = { ...of, id, assessmentId, reason, suspends };
      const reported = await this.store.add(tx, report, at);
      await this.outbox.add(tx, itemReported(reported, reason));
      await Audit.record(tx, {
        action: 'banques.signaler',
        subject: { type: 'banque', id: bank.id },
        details: { item: itemId, motif: reason, suspendu: reported.isSuspended },
      });
    });
  }
}
