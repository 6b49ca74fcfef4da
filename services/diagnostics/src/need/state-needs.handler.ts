import { Inject, Injectable } from '@nestjs/common';
import { type Clock, uuidv7 } from '@maillage/kernel';
import { CLOCK, Outbox } from '@maillage/platform';
import type { Campaign } from '../campaign/campaign.js';
import { FindCampaign } from '../campaign/find-campaign.handler.js';
import { ReadReport } from '../report/read-report.handler.js';
import { decideStatement, needsOf } from './need.js';
import { needsStated } from './need.events.js';
import { NeedStore } from './need.store.js';

/** States what a campaign's group needs, by its report: what that tells, and where it is withheld nothing. */
@Injectable()
export class StateNeeds {
  constructor(
    @Inject(ReadReport) private readonly reports: ReadReport,
    @Inject(FindCampaign) private readonly campaigns: FindCampaign,
    @Inject(NeedStore) private readonly store: NeedStore,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** States the needs of campaigns that have changed. @param territories in which; all when undefined. */
  async stateChanged(territories?: readonly string[]): Promise<void> {
    for (const id of await this.store.changed(territories)) {
      const campaign = await this.campaigns.get(id);
      await this.state(campaign);
    }
  }

  /** Done twice, it is done once. */
  private async state(campaign: Campaign): Promise<void> {
    const at = this.clock.now();
    const shown = await this.reports.read(campaign);
    await this.store.transaction(async (tx) => {
      const before = await this.store.lock(tx, campaign.id, uuidv7(at.getTime()), at);
      const decision = decideStatement(before, shown);
      if (decision === 'leave') return;
      const needs = shown === undefined ? [] : needsOf(shown.body, campaign.targets);
      const madeAt = shown?.madeAt ?? before.madeAt;
      const after = {
        ...{ version: before.version + 1, isStated: shown !== undefined },
        ...(madeAt === undefined ? {} : { madeAt }),
      };
      await this.store.replace(tx, campaign.id, after, needs);
      const { id } = before;
      await this.outbox.add(tx, needsStated(campaign, { id, version: after.version }, needs, at));
    });
  }
}
