import { Inject, Injectable } from '@nestjs/common';
import type { VNode } from 'preact';
import { DomainError } from '@maillage/kernel';
import type { LinkAct, LinkForm, LinkPage, LinkPurpose, LinkVisit } from '@maillage/platform';
import { AnswerQuestion } from '../assessment/answer-question.handler.js';
import { ReadAssessment } from '../assessment/read-assessment.handler.js';
import { presentConsent } from '../campaign/campaign.js';
import { OwnPages } from './own-pages.handler.js';
import { isShown } from './participation.js';
import { type Beside, ShowParticipation } from './show-participation.handler.js';
import { TakeForm } from './take-form.handler.js';

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
    @Inject(AnswerQuestion) private readonly answers: AnswerQuestion,
    @Inject(TakeForm) private readonly forms: TakeForm,
    @Inject(OwnPages) more: OwnPages,
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
      signaler: {
        show: (visit) => showing.report(visit),
        act: (visit, form) => this.report(visit, form),
      },
      ...more.all,
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
    const notice = await this.forms.begin(visit, form);
    if (notice === undefined) return { done: '' };
    return this.again(visit, { welcome: { notice, typed: form.fields } });
  }

  private async agree(visit: LinkVisit, shown: string): Promise<void> {
    const consent = presentConsent(await this.forms.campaignOf(visit));
    const { version, hash } = consent;
    if (isShown(shown, consent)) await this.answers.agree(holderOf(visit), { version, hash });
  }

  private async answer(visit: LinkVisit, form: LinkForm): Promise<LinkAct> {
    return this.unlessLate(
      visit,
      () => this.forms.answer(visit, form),
      () => this.again(visit, { question: { typed: form.fields } }),
    );
  }

  private async report(visit: LinkVisit, form: LinkForm): Promise<LinkAct> {
    return this.unlessLate(
      visit,
      () => this.forms.report(visit, form),
      async () => shownAgain(await this.showing.report(visit, true)),
    );
  }

  /**
   * Does it, and leads to where the person then stands; where it came too late, that page says so and nothing is done.
   * @param whenEmpty shows a form again that said nothing.
   */
  private async unlessLate(
    visit: LinkVisit,
    work: () => Promise<unknown>,
    whenEmpty?: () => Promise<LinkAct>,
  ): Promise<LinkAct> {
    try {
      const fault = await work();
      if (fault === 'empty' && whenEmpty !== undefined) return await whenEmpty();
      return fault === 'notAsked'
        ? await this.again(visit, { question: { notice: 'notAsked' } })
        : { done: '' };
    } catch (error) {
      const beside = error instanceof DomainError ? LATE[error.code] : undefined;
      if (beside === undefined) throw error;
      return this.again(visit, beside);
    }
  }

  private async again(visit: LinkVisit, beside: Beside): Promise<LinkAct> {
    return shownAgain(await this.showing.page(visit, beside));
  }
}

const shownAgain = (page: VNode | undefined): LinkAct =>
  page === undefined ? { done: '' } : { again: page };

const holderOf = ({ objectId: id }: LinkVisit) => ({ id, isOpened: true as const });
