import { Inject, Injectable } from '@nestjs/common';
import {
  GOES_OWN,
  type LinkAct,
  type LinkForm,
  type LinkPage,
  type LinkPurpose,
  type LinkVisit,
} from '@maillage/platform';
import type { TerritoryRef } from '@maillage/territories';
import type { Campaign } from '../campaign/campaign.js';
import { FindCampaign } from '../campaign/find-campaign.handler.js';
import { BeginParticipation } from './begin-participation.handler.js';
import { ParticipationPurpose } from './participation-purpose.handler.js';
import { ShowParticipation } from './show-participation.handler.js';

/**
 * What the address of an open campaign leads to: its first page, the same for all, also for the next person at the same screen.
 * Who begins there, or comes back by a code, goes on at an address of one's own.
 */
@Injectable()
export class CampaignPurpose implements LinkPurpose {
  readonly name = 'campagne';
  readonly permission = 'campagnes.gerer';
  private readonly first: LinkPage;

  constructor(
    @Inject(FindCampaign) private readonly campaigns: FindCampaign,
    @Inject(ShowParticipation) private readonly showing: ShowParticipation,
    @Inject(BeginParticipation) private readonly beginning: BeginParticipation,
    @Inject(ParticipationPurpose) private readonly participations: ParticipationPurpose,
  ) {
    this.first = {
      show: async (visit) => showing.welcome(await campaigns.get(visit.objectId), visit, false),
      act: async (visit, form) => this.act(await campaigns.get(visit.objectId), visit, form),
    };
  }

  page(name: string): LinkPage | undefined {
    return name === '' ? this.first : undefined;
  }

  async rowOf(id: string): Promise<{ readonly territory: TerritoryRef } | undefined> {
    const campaign = await this.campaigns.find(id);
    return campaign && { territory: campaign.territory as TerritoryRef };
  }

  private async act(campaign: Campaign, visit: LinkVisit, form: LinkForm): Promise<LinkAct> {
    const { fields, own } = form;
    const { id: newId, endsAt } = this.beginning.own();
    if (fields['geste'] === 'reprendre') {
      const id = await this.beginning.resumed(campaign, fields['code'] ?? '');
      if (id === undefined)
        return this.again(campaign, visit, { notice: 'wrongCode', typed: fields });
      await own.make(this.participations, id, endsAt);
      return { done: GOES_OWN };
    }
    const notice = await this.beginning.begin(campaign, newId, own.derived('reprise'), form);
    if (notice !== undefined) return this.again(campaign, visit, { notice, typed: fields });
    await own.make(this.participations, newId, endsAt);
    return { done: GOES_OWN };
  }

  private async again(
    campaign: Campaign,
    visit: LinkVisit,
    beside: Parameters<ShowParticipation['welcome']>[3],
  ): Promise<LinkAct> {
    return { again: await this.showing.welcome(campaign, visit, false, beside) };
  }
}
