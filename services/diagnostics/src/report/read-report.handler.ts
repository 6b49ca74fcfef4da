import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@maillage/kernel';
import { CLOCK, type Transaction } from '@maillage/platform';
import { answersOf, expectedAPosteriori } from '@maillage/psychometrics';
import { type Assessment, stateOf } from '../assessment/assessment.js';
import { ListMembers } from '../assessment/list-members.handler.js';
import type { Campaign } from '../campaign/campaign.js';
import { PrepareTest } from '../campaign/prepare-test.handler.js';
import { ReadLibrary } from '../framework/read-library.handler.js';
import { EDITION, type GroupReport, lastOf, type Member, reportOf } from './group.js';
import { releaseOf } from './release.js';
import { localTablesOf } from './local-table.js';
import { ReportStore, type ShownReport } from './report.store.js';

/** Tells a campaign's group, from five people on. */
@Injectable()
export class ReadReport {
  constructor(
    @Inject(ListMembers) private readonly members: ListMembers,
    @Inject(PrepareTest) private readonly tests: PrepareTest,
    @Inject(ReadLibrary) private readonly frameworks: ReadLibrary,
    @Inject(ReportStore) private readonly store: ReportStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns undefined where it is withheld. */
  async read(campaign: Campaign): Promise<ShownReport | undefined> {
    return this.store.transaction(campaign.id, async (tx) => {
      const counted = lastOf(await this.members.counted(tx, campaign));
      const shown = await this.store.find(tx, campaign.id);
      const assessments = counted.map(({ id }) => id).sort();
      const release = releaseOf(shown?.assessments, assessments);
      if (release === 'withhold') return undefined;
      if (release === 'publish' || shown === undefined) {
        const report = {
          ...{ assessments, madeAt: this.clock.now() },
          body: await this.bodyOf(tx, counted, campaign, shown?.body),
        };
        await this.store.keep(tx, campaign.id, report);
        return report;
      }
      // One that an older edition made of the same people lacks some figures.
      if (shown.body.edition === EDITION) return shown;
      const same = counted.filter(({ id }) => shown.assessments.includes(id));
      const report = { ...shown, body: await this.bodyOf(tx, same, campaign) };
      await this.store.keep(tx, campaign.id, report);
      return report;
    });
  }

  private async bodyOf(
    tx: Transaction,
    counted: readonly Assessment[],
    campaign: Campaign,
    before?: Partial<GroupReport>,
  ): Promise<GroupReport> {
    const plan = await this.tests.planOf(campaign);
    const framework = await this.frameworks.get(campaign.framework);
    const members = counted.map((one): Member => {
      const answers = answersOf(plan, stateOf(one));
      return {
        assessment: one.id,
        answers,
        ...expectedAPosteriori(answers, plan.quadrature),
      };
    });
    const report = reportOf(members, plan, framework, campaign.targets, before);
    const answers = await this.store.localAnswers(
      tx,
      counted.map(({ id }) => id),
    );
    return { ...report, local: localTablesOf(campaign.local, answers, before?.local?.kept) };
  }
}
