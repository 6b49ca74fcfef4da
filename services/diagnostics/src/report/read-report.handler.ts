import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@maillage/kernel';
import { CLOCK } from '@maillage/platform';
import { answersOf, expectedAPosteriori } from '@maillage/psychometrics';
import { stateOf } from '../assessment/assessment.js';
import { ListMembers } from '../assessment/list-members.handler.js';
import type { Campaign } from '../campaign/campaign.js';
import { PrepareTest } from '../campaign/prepare-test.handler.js';
import { ReadLibrary } from '../framework/read-library.handler.js';
import { lastOf, type Member, releaseOf, reportOf } from './group.js';
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
      switch (releaseOf(shown?.assessments, assessments)) {
        case 'withhold':
          return undefined;
        case 'keep':
          return shown;
        case 'publish': {
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
          const body = reportOf(members, plan, framework, campaign.targets);
          const report = { assessments, body, madeAt: this.clock.now() };
          await this.store.keep(tx, campaign.id, report);
          return report;
        }
      }
    });
  }
}
