import { Inject, Injectable } from '@nestjs/common';
import type { Campaign } from './campaign.js';
import { campaignNotFound } from './campaign.errors.js';
import { CampaignStore } from './campaign.store.js';

/** Finds campaigns for those who take part: whoever has a campaign's id may know that it is there. */
@Injectable()
export class FindCampaign {
  constructor(@Inject(CampaignStore) private readonly store: CampaignStore) {}

  /** Undefined where there is none. */
  find(id: string): Promise<Campaign | undefined> {
    return this.store.find(id);
  }

  /** @throws DomainError not_found. */
  async get(id: string): Promise<Campaign> {
    const campaign = await this.store.find(id);
    if (campaign === undefined) throw campaignNotFound();
    return campaign;
  }

  /** @param hash of the code of an invitation. */
  isInvited(id: string, hash: Buffer): Promise<boolean> {
    return this.store.isInvited(id, hash);
  }
}
