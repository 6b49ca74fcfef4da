import { Inject, Injectable } from '@nestjs/common';
import type { LinkAct, LinkForm, LinkPage, LinkVisit } from '@maillage/platform';
import type { VNode } from 'preact';
import { ReadAssessment } from '../assessment/read-assessment.handler.js';
import { LocalAnswerStore } from './local-answer.store.js';
import { LocalPage } from './local.page.js';
import { type LocalQuestion, readLocal } from '../campaign/local-question.js';

/** Asks the questions of the territory, once the test has ended: nobody has to answer, and no answer is scored. */
@Injectable()
export class AnswerLocal implements LinkPage {
  constructor(
    @Inject(ReadAssessment) private readonly reading: ReadAssessment,
    @Inject(LocalAnswerStore) private readonly store: LocalAnswerStore,
  ) {}

  readonly show = (visit: LinkVisit): Promise<VNode | undefined> => this.page(visit, false);

  readonly act = async (visit: LinkVisit, { fields }: LinkForm): Promise<LinkAct> => {
    const questions = await this.questionsOf(visit);
    if (questions === undefined) return { done: '' };
    const answers = readLocal(fields, questions);
    if (answers !== undefined) {
      await this.store.put(visit.objectId, answers);
      return { done: '' };
    }
    const again = await this.page(visit, true);
    return again === undefined ? { done: '' } : { again };
  };

  private async page(visit: LinkVisit, isEmpty: boolean): Promise<VNode | undefined> {
    const questions = await this.questionsOf(visit);
    if (questions === undefined) return undefined;
    const answers = (await this.store.find(visit.objectId)) ?? {};
    return LocalPage({ view: { questions, answers, isEmpty }, visit });
  }

  /** Undefined where none is asked (yet, or any more). */
  private async questionsOf({
    objectId,
  }: LinkVisit): Promise<readonly LocalQuestion[] | undefined> {
    const assessment = await this.reading.findOwn(objectId);
    if (assessment?.endedAt === undefined || assessment.withdrawnAt !== undefined) return undefined;
    const campaign = await this.reading.campaignOf(objectId);
    return campaign === undefined || campaign.local.length === 0 ? undefined : campaign.local;
  }
}
