import { Inject, Injectable } from '@nestjs/common';
import type { Plan } from '@maillage/psychometrics';
import { ReadBank } from '../bank/read-bank.handler.js';
import { STARTER } from '../bank/starter-bank.js';
import { planOf } from '../estimation/plan.js';
import { areaOf, isSame } from '../framework/framework.js';
import { ReadLibrary } from '../framework/read-library.handler.js';
import { FindProfile } from '../profile/find-profile.handler.js';
import { type Campaign, rulesOf } from './campaign.js';
import { frameworksDiffer } from './campaign.errors.js';

/** What the test of a campaign is made of. */
type Chosen = Pick<Campaign, 'profile' | 'framework' | 'targets' | 'bankId' | 'bankVersion'>;

/** Puts a campaign's test together: rules from its targets, items from its version of the bank. */
@Injectable()
export class PrepareTest {
  /** Plans of the campaigns that were asked for last; what they are made of never changes. */
  private readonly plans = new Map<string, Plan>();

  constructor(
    @Inject(ReadBank) private readonly banks: ReadBank,
    @Inject(ReadLibrary) private readonly frameworks: ReadLibrary,
    @Inject(FindProfile) private readonly profiles: FindProfile,
  ) {}

  /** Profile and bank as they are now. @throws DomainError not_found; invalid where their frameworks differ. */
  async choose(profileId: string, bankId: string = STARTER.id): Promise<Chosen> {
    const profile = await this.profiles.get(profileId);
    const bank = await this.banks.get(bankId);
    if (!isSame(profile.framework, bank.framework)) throw frameworksDiffer();
    return {
      profile: { id: profile.id, version: profile.version },
      framework: profile.framework,
      targets: profile.targets,
      bankId,
      bankVersion: bank.version,
    };
  }

  /** @throws DomainError invalid with every fault of the rules. */
  async planOf(campaign: Campaign): Promise<Plan> {
    const known = this.plans.get(campaign.id);
    if (known !== undefined) return known;
    const { items } = await this.banks.get(campaign.bankId, campaign.bankVersion);
    const framework = await this.frameworks.get(campaign.framework);
    const rules = rulesOf(campaign.settings, campaign.targets, (code) => areaOf(framework, code));
    const plan = planOf(rules, items);
    this.plans.set(campaign.id, plan);
    const [oldest] = this.plans.keys();
    if (this.plans.size > KEPT && oldest !== undefined) this.plans.delete(oldest);
    return plan;
  }
}

const KEPT = 50;
