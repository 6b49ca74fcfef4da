import type { Parts } from '@maillage/platform';
import { AddressPurposes } from './address-purposes.handler.js';
import { BeginParticipation } from './begin-participation.handler.js';
import { CampaignPurpose } from './campaign-purpose.handler.js';
import { OwnPages } from './own-pages.handler.js';
import { ParticipationPurpose } from './participation-purpose.handler.js';
import { ServeParticipations } from './serve-participations.handler.js';
import { ShowParticipation } from './show-participation.handler.js';
import { TakeForm } from './take-form.handler.js';

/** The pages by which people take part, as the module wires them. */
export const participation: Parts = {
  controllers: [],
  providers: [
    ShowParticipation,
    BeginParticipation,
    TakeForm,
    OwnPages,
    ParticipationPurpose,
    CampaignPurpose,
    AddressPurposes,
    ServeParticipations,
  ],
};
