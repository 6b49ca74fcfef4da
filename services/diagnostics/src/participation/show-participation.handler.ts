import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@maillage/kernel';
import { CLOCK, type LinkVisit, retentionDays } from '@maillage/platform';
import type { VNode } from 'preact';
import { countsFor } from '../assessment/counts.js';
import { ReadAssessment, type Shown } from '../assessment/read-assessment.handler.js';
import { type Campaign, presentConsent, stateAt } from '../campaign/campaign.js';
import { FindCampaign } from '../campaign/find-campaign.handler.js';
import { codeOf } from '../campaign/secret-code.js';
import { PlaceOneself } from '../self/place-oneself.handler.js';
import { ShowResult } from '../result/show-result.handler.js';
import { CertificatePage, PausePage, WithdrawnPage, WithdrawPage } from './leave.page.js';
import { minutesOf } from './participation.js';
import { QuestionPage, type QuestionView } from './question.page.js';
import { questionShown } from './read-answer.js';
import { ReportPage } from './report.page.js';
import { NewWords } from './new-words.page.js';
import { WORDS } from './words.js';
import { WelcomePage, type WelcomeView } from './welcome.page.js';

/** What is said beside where somebody stands. */
export interface Beside {
  /** Of the first page. */
  readonly welcome?: Pick<WelcomeView, 'notice' | 'typed'>;
  /** Of a question. */
  readonly question?: Pick<QuestionView, 'notice' | 'typed'>;
  /** What was sent came too late. */
  readonly isElsewhere?: boolean;
}

/** Shows people where they stand: before they begin, at the question that waits, at their result, or gone. */
@Injectable()
export class ShowParticipation {
  constructor(
    @Inject(ReadAssessment) private readonly reading: ReadAssessment,
    @Inject(FindCampaign) private readonly campaigns: FindCampaign,
    @Inject(ShowResult) private readonly results: ShowResult,
    @Inject(PlaceOneself) private readonly self: PlaceOneself,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The first page of an address; undefined where nothing stands behind it (any more). */
  async page(visit: LinkVisit, beside: Beside = {}): Promise<VNode | undefined> {
    const assessment = await this.reading.findOwn(visit.objectId);
    if (assessment !== undefined)
      return this.begun(await this.reading.show(assessment), visit, beside);
    const campaign = await this.reading.campaignOf(visit.objectId);
    return campaign && this.welcome(campaign, visit, true, beside.welcome);
  }

  /** What is read before taking part. @param isPersonal whether the address is one person's alone. */
  async welcome(
    campaign: Campaign,
    visit: LinkVisit,
    isPersonal: boolean,
    beside: Beside['welcome'] = {},
  ): Promise<VNode> {
    const view: WelcomeView = {
      ...{ campaign, isPersonal, keptDays: retentionDays.evaluations },
      state: stateAt(campaign, this.clock.now()),
      minutes: minutesOf(await this.reading.itemsOf(campaign), campaign.settings.length),
      ...beside,
    };
    return WelcomePage({ view, visit });
  }

  /** How to come back and how to stop, while a question waits. */
  async pause(visit: LinkVisit): Promise<VNode | undefined> {
    const assessment = await this.reading.findOwn(visit.objectId);
    if (assessment === undefined || assessment.endedAt || assessment.withdrawnAt)
      return this.page(visit);
    // Whoever was invited has an address of their own: there is no first page to type a code on.
    const { access } = await this.campaigns.get(assessment.campaignId);
    const code = access === 'open' ? await this.codeOf(visit) : undefined;
    return PausePage({ code, visit });
  }

  /** Asks what is wrong with the question that waits. @param isMissing whether that was sent without a reason. */
  async report(visit: LinkVisit, isMissing = false): Promise<VNode | undefined> {
    const assessment = await this.reading.findOwn(visit.objectId);
    const { question: item } = assessment ? await this.reading.show(assessment) : {};
    if (item === undefined) return this.page(visit);
    const shown = questionShown(item.id, this.clock.now());
    return ReportPage({ view: { item, shown, isMissing }, visit });
  }

  /** Asks whether everything is to be erased, where there is something. */
  async withdrawal(visit: LinkVisit): Promise<VNode | undefined> {
    const assessment = await this.reading.findOwn(visit.objectId);
    return assessment === undefined || assessment.withdrawnAt !== undefined
      ? this.page(visit)
      : WithdrawPage({ visit });
  }

  /** A certificate, once the test has ended. */
  async certificate(visit: LinkVisit): Promise<VNode | undefined> {
    const assessment = await this.reading.findOwn(visit.objectId);
    if (assessment?.endedAt === undefined || assessment.withdrawnAt !== undefined)
      return this.page(visit);
    const campaign = await this.campaigns.get(assessment.campaignId);
    return CertificatePage({ campaign, endedAt: assessment.endedAt, visit });
  }

  private async begun(shown: Shown, visit: LinkVisit, beside: Beside): Promise<VNode> {
    const { assessment, campaign, question: item } = shown;
    const { isElsewhere = false } = beside;
    if (assessment.withdrawnAt !== undefined) return WithdrawnPage({ visit, isElsewhere });
    const now = this.clock.now();
    const counts = countsFor(campaign, assessment, now);
    if (item !== undefined) {
      const place = assessment.answers.length + 1;
      const most = Math.max(campaign.settings.length + campaign.settings.trials, place);
      const view = { item, place, most, shown: questionShown(item.id, now), counts };
      return QuestionPage({ view: { ...view, ...beside.question }, visit });
    }
    if (assessment.endedAt === undefined)
      return PausePage({ code: await this.codeOf(visit), isAllAsked: true, visit });
    const words = presentConsent(campaign);
    return this.results.own(assessment, visit, {
      ...{ counts, code: await this.codeOf(visit), hasLocal: campaign.local.length > 0 },
      self: await this.self.beside(assessment, visit),
      notice: isElsewhere ? WORDS[visit.language].whereNow : undefined,
      newWords:
        words.version === assessment.consent.version
          ? undefined
          : NewWords({ consent: words, visit }),
    });
  }

  /** The code that this address gives, where the participation was begun by it. */
  private async codeOf(visit: LinkVisit): Promise<string | undefined> {
    const code = codeOf(visit.derived('reprise'));
    return (await this.reading.isCodeOf(visit.objectId, code)) ? code : undefined;
  }
}
