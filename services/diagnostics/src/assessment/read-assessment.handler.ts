import { Inject, Injectable } from '@nestjs/common';
import type { Next, Plan } from '@maillage/psychometrics';
import type { Framework } from '@maillage/skills';
import type { Bank, BankItem } from '../bank/bank.js';
import { ReadBank } from '../bank/read-bank.handler.js';
import type { Campaign } from '../campaign/campaign.js';
import { FindCampaign } from '../campaign/find-campaign.handler.js';
import { PrepareTest } from '../campaign/prepare-test.handler.js';
import { hashOf } from '../campaign/secret-code.js';
import { ReadLibrary } from '../framework/read-library.handler.js';
import type { Assessment } from './assessment.js';
import {
  assessmentNotFound,
  assessmentUnderWay,
  assessmentWithdrawn,
} from './assessment.errors.js';
import { AssessmentStore } from './assessment.store.js';
import { type Closed, nextOf, notAskable } from './own-plan.js';
import { type OwnResult, ownResult } from './own-result.js';

/** A participation as it is shown, to a page or to a program. */
export interface Shown {
  readonly assessment: Assessment;
  readonly campaign: Campaign;
  /** The question that waits; absent once it has ended. */
  readonly question?: BankItem;
}

/** A participation with all that its next question follows from. */
export interface Test {
  readonly campaign: Campaign;
  readonly bank: Bank;
  readonly plan: Plan;
  readonly closed: Closed;
}

/** Shows a participation to whoever has its code. */
@Injectable()
export class ReadAssessment {
  constructor(
    @Inject(AssessmentStore) private readonly store: AssessmentStore,
    @Inject(FindCampaign) private readonly campaigns: FindCampaign,
    @Inject(PrepareTest) private readonly tests: PrepareTest,
    @Inject(ReadBank) private readonly banks: ReadBank,
    @Inject(ReadLibrary) private readonly frameworks: ReadLibrary,
  ) {}

  /** @param id where it is known; the code alone finds it too. @throws DomainError not_found. */
  async find(code: string, id?: string): Promise<Assessment> {
    const found = await this.store.findByCode(hashOf(code));
    if (found === undefined || (id !== undefined && found.id !== id)) throw assessmentNotFound();
    return found;
  }

  /** For who opened its address. @returns undefined where it has not begun. */
  findOwn(id: string): Promise<Assessment | undefined> {
    return this.store.find(id);
  }

  /** The campaign of a participation that has begun, or that an address was made for; undefined where there is none. */
  async campaignOf(id: string): Promise<Campaign | undefined> {
    const campaignId = await this.store.campaignOf(id);
    return campaignId === undefined ? undefined : this.campaigns.get(campaignId);
  }

  /** Questions of a campaign, in its version of the bank. */
  async itemsOf({ bankId, bankVersion }: Campaign): Promise<readonly BankItem[]> {
    return (await this.banks.get(bankId, bankVersion)).items;
  }

  /** Whether a code leads to a participation. */
  isCodeOf(id: string, code: string): Promise<boolean> {
    return this.store.isCodeOf(id, hashOf(code));
  }

  async show(assessment: Assessment): Promise<Shown> {
    const campaign = await this.campaigns.get(assessment.campaignId);
    if (assessment.endedAt !== undefined || assessment.withdrawnAt !== undefined)
      return { assessment, campaign };
    const test = await this.testOf(assessment);
    const next = this.next(test, assessment);
    const question =
      next.kind === 'item' ? test.bank.items.find(({ id }) => id === next.item) : undefined;
    return { assessment, campaign, ...(question === undefined ? {} : { question }) };
  }

  /** @throws DomainError conflict while it is under way, and after withdrawal. */
  async result(assessment: Assessment): Promise<OwnResult> {
    if (assessment.withdrawnAt !== undefined) throw assessmentWithdrawn();
    if (assessment.endedAt === undefined) throw assessmentUnderWay();
    const campaign = await this.campaigns.get(assessment.campaignId);
    const { items } = await this.banks.get(campaign.bankId, campaign.bankVersion);
    const framework = await this.frameworks.get(campaign.framework);
    const plan = await this.tests.planOf(campaign);
    return ownResult(plan, assessment, framework, campaign.targets, items);
  }

  /** Areas of what a result is told in, without it. */
  async areasOf({ campaignId }: Assessment): Promise<Framework['areas']> {
    const { framework } = await this.campaigns.get(campaignId);
    return (await this.frameworks.get(framework)).areas;
  }

  /** Items that were seen before the test began count as seen: the same throughout it. Those that it reported are closed to it. */
  async testOf(assessment: Assessment): Promise<Test> {
    const campaign = await this.campaigns.get(assessment.campaignId);
    const { bankId, bankVersion } = campaign;
    const bank = await this.banks.get(bankId, bankVersion);
    const { startedAt } = assessment;
    const yearBefore = new Date(startedAt);
    yearBefore.setUTCFullYear(yearBefore.getUTCFullYear() - 1);
    const seen = await this.store.seen(assessment, bankId, yearBefore, startedAt);
    return {
      campaign,
      bank,
      plan: await this.tests.planOf(campaign),
      closed: {
        own: [...notAskable(bank.items, assessment), ...seen],
        outOfUse: await this.banks.outOfUse(bankId),
      },
    };
  }

  next({ plan, closed }: Test, assessment: Assessment): Next {
    return nextOf(plan, assessment, closed);
  }
}
