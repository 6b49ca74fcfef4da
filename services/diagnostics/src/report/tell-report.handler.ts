import { Inject, Injectable } from '@nestjs/common';
import { ListMembers } from '../assessment/list-members.handler.js';
import type { Campaign } from '../campaign/campaign.js';
import { ReadLibrary } from '../framework/read-library.handler.js';
import { leversOf } from './levers.js';
import { boundsOf } from './participation-bias.js';
import { ReadReport } from './read-report.handler.js';
import type { ToldReport } from './told-report.js';

/** Tells a campaign's report: the group, its levers, and who took part. */
@Injectable()
export class TellReport {
  constructor(
    @Inject(ReadReport) private readonly reports: ReadReport,
    @Inject(ListMembers) private readonly members: ListMembers,
    @Inject(ReadLibrary) private readonly frameworks: ReadLibrary,
  ) {}

  async tell(campaign: Campaign): Promise<ToldReport> {
    const shown = await this.reports.read(campaign);
    const participation = await this.members.participation(campaign);
    const framework = await this.frameworks.get(campaign.framework);
    if (shown === undefined) return { campaign, framework, participation };
    const { body: report, madeAt } = shown;
    const levers = leversOf(report, campaign.targets);
    const bounds = report.overall && boundsOf(participation, report.overall);
    const group = { report, madeAt, levers, ...(bounds === undefined ? {} : { bounds }) };
    return { campaign, framework, participation, group };
  }
}
