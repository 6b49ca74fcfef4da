import { Inject, Injectable } from '@nestjs/common';
import { type LinkPurpose, Links } from '@maillage/platform';
import { CampaignPurpose } from './campaign-purpose.handler.js';
import { ParticipationPurpose } from './participation-purpose.handler.js';

/** What addresses of campaigns are for, for whoever makes them. */
@Injectable()
export class AddressPurposes {
  constructor(
    @Inject(CampaignPurpose) private readonly campaigns: CampaignPurpose,
    @Inject(ParticipationPurpose) private readonly participations: ParticipationPurpose,
    @Inject(Links) readonly links: Links,
  ) {}

  of(isPersonal: boolean): LinkPurpose {
    return isPersonal ? this.participations : this.campaigns;
  }
}
