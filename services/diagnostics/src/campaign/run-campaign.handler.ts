import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, uuidv7 } from '@maillage/kernel';
import { Audit, CLOCK, Outbox, type Transaction } from '@maillage/platform';
import { doubledIn, type LocalQuestion } from './local-question.js';
import { type Covers, territoryAsked } from '../territory/territory-asked.js';
import { type Access, type Campaign, type Consent, type TestSettings } from './campaign.js';
import {
  campaignNotFound,
  closesBeforeOpening,
  doubledLocal,
  notByInvitation,
} from './campaign.errors.js';
import { campaignWritten } from './campaign.events.js';
import { CampaignStore } from './campaign.store.js';
import { PrepareTest } from './prepare-test.handler.js';
import { codeOf, hashOf } from './secret-code.js';

/** Words as they are given. */
export interface Words {
  readonly text: string;
  readonly allowsGroup: boolean;
}

export interface CampaignWish {
  readonly name: string;
  readonly territory: string;
  readonly profile: string;
  readonly bank?: string | undefined;
  readonly access: Access;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly consent: Words;
  readonly settings: TestSettings;
  readonly local: readonly LocalQuestion[];
}

/** What of a campaign may change once it is there. */
export interface CampaignChange {
  readonly name?: string | undefined;
  readonly opensAt?: Date | undefined;
  readonly closesAt?: Date | undefined;
  readonly consent?: Words | undefined;
}

/** Plans campaigns and runs them, inside the fence of the caller. */
@Injectable()
export class RunCampaign {
  constructor(
    @Inject(CampaignStore) private readonly store: CampaignStore,
    @Inject(PrepareTest) private readonly tests: PrepareTest,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError not_found for profile or bank, forbidden, invalid with every fault of the rules. */
  async plan(wish: CampaignWish, covers: Covers): Promise<Campaign> {
    const territory = territoryAsked(wish.territory, covers);
    if (wish.closesAt <= wish.opensAt) throw closesBeforeOpening();
    const doubled = doubledIn(wish.local);
    if (doubled !== undefined) throw doubledLocal(doubled);
    const { profile: _, bank: __, consent, ...rest } = wish;
    const chosen = await this.tests.choose(wish.profile, wish.bank);
    const at = this.clock.now();
    const campaign: Campaign = {
      ...rest,
      ...chosen,
      id: uuidv7(at.getTime()),
      version: 1,
      territory,
      consents: [consentOf(consent, 1, at)],
      createdAt: at,
      modifiedAt: at,
    };
    await this.tests.planOf(campaign);
    await this.store.transaction(async (tx) => {
      await this.store.insert(tx, campaign);
      await this.tell(tx, 'campagnes.ouvrir', undefined, campaign);
    });
    return campaign;
  }

  /**
   * @param territories that the caller covers; all when undefined.
   * @param accepts throws where the caller has not seen the present version.
   */
  async revise(
    id: string,
    { name, opensAt, closesAt, consent }: CampaignChange,
    territories: readonly string[] | undefined,
    accepts: (version: number) => void,
  ): Promise<Campaign> {
    return this.store.transaction(async (tx) => {
      const before = await this.store.lock(tx, id, territories);
      if (before === undefined) throw campaignNotFound();
      accepts(before.version);
      const at = this.clock.now();
      const after: Campaign = {
        ...before,
        name: name ?? before.name,
        opensAt: opensAt ?? before.opensAt,
        closesAt: closesAt ?? before.closesAt,
        consents:
          consent === undefined
            ? before.consents
            : [...before.consents, consentOf(consent, before.consents.length + 1, at)],
        version: before.version + 1,
        modifiedAt: at,
      };
      if (after.closesAt <= after.opensAt) throw closesBeforeOpening();
      await this.store.replace(tx, after);
      await this.tell(tx, 'campagnes.corriger', before, after);
      return after;
    });
  }

  /** Makes codes, which are shown now and never again. @throws DomainError not_found, conflict for an open campaign. */
  async invite(
    id: string,
    count: number,
    territories: readonly string[] | undefined,
  ): Promise<string[]> {
    const campaign = await this.get(id, territories);
    if (campaign.access === 'open') throw notByInvitation();
    const codes = Array.from({ length: count }, () => codeOf(randomBytes(12)));
    await this.store.transaction(async (tx) => {
      await this.store.invite(tx, id, codes.map(hashOf), this.clock.now());
      const subject = { type: 'campagne', id };
      await Audit.record(tx, { action: 'campagnes.inviter', subject, details: { nombre: count } });
    });
    return codes;
  }

  /** @throws DomainError not_found, also for one outside of the fence. */
  async get(id: string, territories: readonly string[] | undefined): Promise<Campaign> {
    const campaign = await this.store.find(id, territories);
    if (campaign === undefined) throw campaignNotFound();
    return campaign;
  }

  private async tell(
    tx: Transaction,
    action: string,
    before: Campaign | undefined,
    after: Campaign,
  ): Promise<void> {
    await this.outbox.add(tx, campaignWritten(after));
    await Audit.record(tx, { action, subject: { type: 'campagne', id: after.id }, before, after });
  }
}

const consentOf = ({ text, allowsGroup }: Words, version: number, from: Date): Consent => ({
  version,
  text,
  hash: createHash('sha256').update(text).digest('hex'),
  allowsGroup,
  from,
});
