import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@maillage/kernel';
import { Audit, CLOCK, Outbox, type Transaction } from '@maillage/platform';
import { presentConsent } from '../campaign/campaign.js';
import { FindCampaign } from '../campaign/find-campaign.handler.js';
import type { Bank, BankItem } from '../bank/bank.js';
import type { Given } from '../bank/score.js';
import { hashOf } from '../campaign/secret-code.js';
import type { Assessment } from './assessment.js';
import {
  assessmentEnded as hasEnded,
  assessmentNotFound,
  assessmentWithdrawn,
  otherWords,
} from './assessment.errors.js';
import { assessmentEnded } from './assessment.events.js';
import { AssessmentStore } from './assessment.store.js';
import { decideAnswer } from './decide-answer.js';
import { askedOf } from './own-plan.js';
import { ReadAssessment, type Shown } from './read-assessment.handler.js';

/** Which participation, and the code that opens it; or that its own address was opened. */
export type Holder =
  { readonly id: string; readonly code: string } | { readonly id: string; readonly isOpened: true };

/** What participants do in the course of a test: each deed is one transaction, and a second device waits for it. */
@Injectable()
export class AnswerQuestion {
  constructor(
    @Inject(AssessmentStore) private readonly store: AssessmentStore,
    @Inject(ReadAssessment) private readonly reading: ReadAssessment,
    @Inject(FindCampaign) private readonly campaigns: FindCampaign,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError not_found; conflict for what was not asked, was answered otherwise or has ended; invalid. */
  async answer(
    holder: Holder,
    item: string,
    response: { readonly given: Given; readonly seconds?: number | undefined },
  ): Promise<Shown> {
    return this.change(holder, async (tx, before) => {
      const test = await this.reading.testOf(before);
      const asked = before.endedAt === undefined ? askedOf(test.plan, before, test.closed) : [];
      const known = test.bank.items.find(({ id }) => id === item);
      const decision = decideAnswer(before, item, known, response, asked);
      if (decision.kind === 'refused') throw decision.error;
      if (decision.kind === 'same') return before;
      const at = this.clock.now();
      const place = before.answers.length + 1;
      await this.store.addAnswer(tx, before.id, place, decision.answer, at);
      await this.record(tx, 'evaluations.repondre', before.id, { rang: place });
      const after = { ...before, answers: [...before.answers, decision.answer] };
      const next = this.reading.next(test, after);
      return next.kind === 'stop' ? this.end(tx, after, next.reason) : after;
    });
  }

  /**
   * Has something done about an item under the lock of its participation, which then goes on without it.
   * @param work gets the item where it is asked.
   * @throws DomainError not_found; conflict where the participation is over.
   */
  async setAside(
    holder: Holder,
    id: string,
    work: (tx: Transaction, of: Assessment, bank: Bank, asked?: BankItem) => Promise<void>,
  ): Promise<Shown> {
    return this.change(holder, async (tx, before) => {
      if (before.withdrawnAt !== undefined) throw assessmentWithdrawn();
      if (before.endedAt !== undefined) throw hasEnded();
      const test = await this.reading.testOf(before);
      const { bank, closed } = test;
      const isAsked = askedOf(test.plan, before, closed).includes(id);
      await work(tx, before, bank, isAsked ? bank.items.find((item) => item.id === id) : undefined);
      const rest = { ...test, closed: { ...closed, own: [...closed.own, id] } };
      const next = this.reading.next(rest, before);
      return next.kind === 'stop' ? this.end(tx, before, next.reason) : before;
    });
  }

  /** Ends a test before its time; the result is as wide as what was answered leaves it. Done twice, it is done once. */
  async finish(holder: Holder): Promise<Shown> {
    return this.change(holder, async (tx, before) => {
      if (before.withdrawnAt !== undefined) throw assessmentWithdrawn();
      await this.record(tx, 'evaluations.finir', before.id, { reponses: before.answers.length });
      return before.endedAt === undefined ? this.end(tx, before, 'left') : before;
    });
  }

  /** Agrees to the present words. @throws DomainError conflict where these are others. */
  async agree(holder: Holder, consent: Assessment['consent']): Promise<Shown> {
    return this.change(holder, async (tx, before) => {
      if (before.withdrawnAt !== undefined) throw assessmentWithdrawn();
      const { version, hash } = presentConsent(await this.campaigns.get(before.campaignId));
      if (consent.version !== version || consent.hash !== hash) throw otherWords();
      await this.store.agree(tx, before.id, consent);
      await this.record(tx, 'evaluations.consentir', before.id, { consentement: consent });
      return { ...before, consent };
    });
  }

  /** Withdraws: the answers are erased at once. Done twice, it is done once. */
  async withdraw(holder: Holder): Promise<Shown> {
    return this.change(holder, async (tx, before) => {
      await this.record(tx, 'evaluations.retirer', before.id, {
        deja: before.withdrawnAt !== undefined,
      });
      if (before.withdrawnAt !== undefined) return before;
      const at = this.clock.now();
      const after = { ...before, answers: [], withdrawnAt: at, version: before.version + 1 };
      await this.store.withdraw(tx, after);
      await this.tell(tx, after, at);
      return after;
    });
  }

  private async change(
    holder: Holder,
    work: (tx: Transaction, before: Assessment) => Promise<Assessment>,
  ): Promise<Shown> {
    const after = await this.store.transaction(async (tx) => {
      const before = await this.store.lock(
        tx,
        holder.id,
        'code' in holder ? hashOf(holder.code) : undefined,
      );
      if (before === undefined) throw assessmentNotFound();
      return work(tx, before);
    });
    return this.reading.show(after);
  }

  private async end(tx: Transaction, before: Assessment, reason: string): Promise<Assessment> {
    const at = this.clock.now();
    const after = { ...before, endedAt: at, endReason: reason, version: before.version + 1 };
    await this.store.end(tx, after);
    await this.tell(tx, after, at);
    return after;
  }

  private async tell(tx: Transaction, after: Assessment, at: Date): Promise<void> {
    const { territory } = await this.campaigns.get(after.campaignId);
    await this.outbox.add(tx, assessmentEnded(after, territory, at));
  }

  private record(tx: Transaction, action: string, id: string, details: object): Promise<string> {
    return Audit.record(tx, { action, subject: { type: 'evaluation', id }, details });
  }
}
