import { Inject, Injectable } from '@nestjs/common';
import type { LinkVisit } from '@maillage/platform';
import type { VNode } from 'preact';
import type { Assessment } from '../assessment/assessment.js';
import { ReadAssessment } from '../assessment/read-assessment.handler.js';
import { FindCampaign } from '../campaign/find-campaign.handler.js';
import { ReadLibrary } from '../framework/read-library.handler.js';
import { type OwnView, ResultPage, ShownResultPage } from './result.page.js';
import { onlyAreas, type ResultView, viewOf } from './result-view.js';

/** Shows what somebody's answers say, to that person or to whom that person chose. */
@Injectable()
export class ShowResult {
  constructor(
    @Inject(ReadAssessment) private readonly reading: ReadAssessment,
    @Inject(FindCampaign) private readonly campaigns: FindCampaign,
    @Inject(ReadLibrary) private readonly frameworks: ReadLibrary,
  ) {}

  /** @throws DomainError conflict while the test is under way, and after withdrawal. */
  async own(
    assessment: Assessment,
    visit: LinkVisit,
    beside: Omit<OwnView, 'result' | 'framework'>,
  ): Promise<VNode> {
    return ResultPage({ view: { ...(await this.viewOf(assessment)), ...beside }, visit });
  }

  /** @param areas that are shown; all, and the whole, when undefined. */
  async shown(
    assessment: Assessment,
    visit: LinkVisit,
    areas: readonly string[] | undefined,
  ): Promise<VNode> {
    const { result, framework } = await this.viewOf(assessment);
    const isWhole = areas === undefined;
    const part = isWhole ? result : onlyAreas(result, framework, areas);
    return ShownResultPage({ view: { result: part, framework, isWhole }, visit });
  }

  private async viewOf(
    assessment: Assessment,
  ): Promise<{ readonly result: ResultView; readonly framework: OwnView['framework'] }> {
    const campaign = await this.campaigns.get(assessment.campaignId);
    const framework = await this.frameworks.get(campaign.framework);
    const result = viewOf(await this.reading.result(assessment), framework, campaign.targets);
    return { result, framework };
  }
}
