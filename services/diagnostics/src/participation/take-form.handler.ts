import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@maillage/kernel';
import { CLOCK, type LinkForm, type LinkVisit } from '@maillage/platform';
import { AnswerQuestion } from '../assessment/answer-question.handler.js';
import { ReadAssessment } from '../assessment/read-assessment.handler.js';
import { assessmentNotFound } from '../assessment/assessment.errors.js';
import type { Campaign } from '../campaign/campaign.js';
import { isReason } from '../item-report/item-report.js';
import { ReportItem } from '../item-report/report-item.handler.js';
import { BeginParticipation } from './begin-participation.handler.js';
import { readAnswer, shownQuestion } from './read-answer.js';

/** What is wrong with a form of a question; nothing was done then. */
type FormFault = 'notAsked' | 'empty';

type Visit = Pick<LinkVisit, 'objectId'>;
type Form = Pick<LinkForm, 'fields' | 'shown'>;

/** Takes the forms of who takes part: the first page, and the question that waits, its answer or a report of it. */
@Injectable()
export class TakeForm {
  constructor(
    @Inject(ReadAssessment) private readonly reading: ReadAssessment,
    @Inject(AnswerQuestion) private readonly answers: AnswerQuestion,
    @Inject(ReportItem) private readonly reports: ReportItem,
    @Inject(BeginParticipation) private readonly beginning: BeginParticipation,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns why it was not begun; undefined when it was. */
  async begin(
    visit: Pick<LinkVisit, 'objectId' | 'derived'>,
    form: Form,
  ): ReturnType<BeginParticipation['begin']> {
    const campaign = await this.campaignOf(visit);
    return this.beginning.begin(campaign, visit.objectId, visit.derived('reprise'), form);
  }

  /** @throws DomainError as the answer does by its code. */
  async answer({ objectId }: Visit, { fields, shown }: Form): Promise<FormFault | undefined> {
    const asked = await this.asked(objectId, shown);
    if (asked === undefined) return 'notAsked';
    const given = readAnswer(asked.item, fields);
    if (given === undefined) return 'empty';
    const response = { given, seconds: asked.seconds };
    await this.answers.answer(ownerOf(objectId), asked.item.id, response);
    return undefined;
  }

  /** @throws DomainError as the report does by its code. */
  async report({ objectId }: Visit, { fields, shown }: Form): Promise<FormFault | undefined> {
    const asked = await this.asked(objectId, shown);
    if (asked === undefined) return 'notAsked';
    const { motif } = fields;
    if (!isReason(motif)) return 'empty';
    await this.reports.report(ownerOf(objectId), asked.item.id, motif);
    return undefined;
  }

  /** The campaign of a participation. @throws DomainError not_found. */
  async campaignOf({ objectId }: Visit): Promise<Campaign> {
    const campaign = await this.reading.campaignOf(objectId);
    if (campaign === undefined) throw assessmentNotFound();
    return campaign;
  }

  private async asked(objectId: string, shown: string): Promise<ReturnType<typeof shownQuestion>> {
    const items = await this.reading.itemsOf(await this.campaignOf({ objectId }));
    return shownQuestion(shown, items, this.clock.now());
  }
}

const ownerOf = (id: string) => ({ id, isOpened: true as const });
