import { Inject, Injectable } from '@nestjs/common';
import { type Clock, DomainError } from '@maillage/kernel';
import {
  CLOCK,
  type LinkAct,
  type LinkForm,
  type LinkPage,
  type LinkPurpose,
  type LinkVisit,
} from '@maillage/platform';
import { AnswerQuestion } from '../assessment/answer-question.handler.js';
import { ReadAssessment } from '../assessment/read-assessment.handler.js';
import { assessmentNotFound } from '../assessment/assessment.errors.js';
import { type Campaign, presentConsent } from '../campaign/campaign.js';
import { BeginParticipation } from './begin-participation.handler.js';
import { isShown } from './participation.js';
import { readAnswer, shownQuestion } from './read-answer.js';
import { type Beside, ShowParticipation } from './show-participation.handler.js';

/** What is said where something comes too late, by the code of its refusal. */
const LATE: Readonly<Record<string, Beside>> = {
  'diagnostics.answered_otherwise': { question: { notice: 'twice' }, isElsewhere: true },
  'diagnostics.item_not_asked': { question: { notice: 'notAsked' }, isElsewhere: true },
  'diagnostics.assessment_ended': { isElsewhere: true },
  'diagnostics.assessment_withdrawn': { isElsewhere: true },
  'diagnostics.assessment_not_found': {},
};

/** What an address of one person leads to: its participation, from the first page to the result. */
@Injectable()
export class ParticipationPurpose implements LinkPurpose {
  readonly name = 'participation';
  /** It is the person's own: no right of whoever sent the address shows more of it, or less. */
  readonly permission = undefined;
  private readonly pages: Readonly<Record<string, LinkPage>>;

  constructor(
    @Inject(ShowParticipation) private readonly showing: ShowParticipation,
    @Inject(ReadAssessment) private readonly reading: ReadAssessment,
    @Inject(BeginParticipation) private readonly beginning: BeginParticipation,
    @Inject(AnswerQuestion) private readonly answers: AnswerQuestion,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.pages = {
      '': { show: (visit) => showing.page(visit), act: (visit, form) => this.act(visit, form) },
      pause: {
        show: (visit) => showing.pause(visit),
        act: (visit) => this.unlessLate(visit, () => answers.finish(holderOf(visit))),
      },
      retrait: {
        show: (visit) => showing.withdrawal(visit),
        act: (visit) => this.unlessLate(visit, () => answers.withdraw(holderOf(visit))),
      },
      attestation: { show: (visit) => showing.certificate(visit) },
    };
  }

  page(name: string): LinkPage | undefined {
    return Object.hasOwn(this.pages, name) ? this.pages[name] : undefined;
  }

  async rowOf(id: string): Promise<object | undefined> {
    return (await this.reading.campaignOf(id)) === undefined ? undefined : {};
  }

  private async act(visit: LinkVisit, form: LinkForm): Promise<LinkAct> {
    const { geste } = form.fields;
    if (geste === 'commencer') return this.begin(visit, form);
    if (geste === 'accepter') return this.unlessLate(visit, () => this.agree(visit, form.shown));
    return this.answer(visit, form);
  }

  private async begin(visit: LinkVisit, form: LinkForm): Promise<LinkAct> {
    const campaign = await this.campaignOf(visit);
    const derived = visit.derived('reprise');
    const notice = await this.beginning.begin(campaign, visit.objectId, derived, form);
    if (notice === undefined) return { done: '' };
    return this.again(visit, { welcome: { notice, typed: form.fields } });
  }

  private async agree(visit: LinkVisit, shown: string): Promise<void> {
    const consent = presentConsent(await this.campaignOf(visit));
    const { version, hash } = consent;
    if (isShown(shown, consent)) await this.answers.agree(holderOf(visit), { version, hash });
  }

  private async answer(visit: LinkVisit, { fields, shown }: LinkForm): Promise<LinkAct> {
    const items = await this.reading.itemsOf(await this.campaignOf(visit));
    const asked = shownQuestion(shown, items, this.clock.now());
    if (asked === undefined) return this.again(visit, { question: { notice: 'notAsked' } });
    const given = readAnswer(asked.item, fields);
    if (given === undefined) return this.again(visit, { question: { typed: fields } });
    const response = { given, seconds: asked.seconds };
    return this.unlessLate(visit, () =>
      this.answers.answer(holderOf(visit), asked.item.id, response),
    );
  }

  private async campaignOf({ objectId }: LinkVisit): Promise<Campaign> {
    const campaign = await this.reading.campaignOf(objectId);
    if (campaign === undefined) throw assessmentNotFound();
    return campaign;
  }

  /** Does it, and leads to where the person then stands; where it came too late, that page says so and nothing is done. */
  private async unlessLate(visit: LinkVisit, work: () => Promise<unknown>): Promise<LinkAct> {
    try {
      await work();
      return { done: '' };
    } catch (error) {
      const beside = error instanceof DomainError ? LATE[error.code] : undefined;
      if (beside === undefined) throw error;
      return this.again(visit, beside);
    }
  }

  private async again(visit: LinkVisit, beside: Beside): Promise<LinkAct> {
    const page = await this.showing.page(visit, beside);
    return page === undefined ? { done: '' } : { again: page };
  }
}

const holderOf = ({ objectId: id }: LinkVisit) => ({ id, isOpened: true as const });
