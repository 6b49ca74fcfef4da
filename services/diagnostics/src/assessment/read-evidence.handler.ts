import { Inject, Injectable } from '@nestjs/common';
import { type Answer, answersOf } from '@maillage/psychometrics';
import type { Framework } from '@maillage/skills';
import { FindCampaign } from '../campaign/find-campaign.handler.js';
import { PrepareTest } from '../campaign/prepare-test.handler.js';
import { ReadLibrary } from '../framework/read-library.handler.js';
import type { Target } from '../profile/profile.js';
import { stateOf } from './assessment.js';
import { AssessmentStore } from './assessment.store.js';

/** What somebody answered in a test that has ended, with what the job asks for. */
export interface Evidence {
  readonly territory: string;
  readonly framework: Framework;
  readonly targets: readonly Target[];
  /** Scored answers to a competence. */
  readonly answersTo: (competence: string) => readonly Answer[];
}

/** Reads what participations answered, for what is made of it beside the result. */
@Injectable()
export class ReadEvidence {
  constructor(
    @Inject(AssessmentStore) private readonly store: AssessmentStore,
    @Inject(FindCampaign) private readonly campaigns: FindCampaign,
    @Inject(PrepareTest) private readonly tests: PrepareTest,
    @Inject(ReadLibrary) private readonly frameworks: ReadLibrary,
  ) {}

  /** Undefined while a test is under way, and after withdrawal. */
  async ended(id: string): Promise<Evidence | undefined> {
    const assessment = await this.store.find(id);
    if (assessment?.endedAt === undefined || assessment.withdrawnAt !== undefined) return undefined;
    const campaign = await this.campaigns.get(assessment.campaignId);
    const plan = await this.tests.planOf(campaign);
    const answers = answersOf(plan, stateOf(assessment));
    return {
      territory: campaign.territory,
      framework: await this.frameworks.get(campaign.framework),
      targets: campaign.targets,
      answersTo: (competence) =>
        answers.filter(({ item }) => plan.items.get(item.id)?.competence === competence),
    };
  }
}
