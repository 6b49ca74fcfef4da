import { create } from '@bufbuild/protobuf';
import { CampaignWrittenSchema } from '@maillage/contracts';
import type { OutgoingEvent } from '@maillage/platform';
import type { Campaign } from './campaign.js';

/** The event of a campaign that is planned or changed. */
export function campaignWritten(one: Campaign): OutgoingEvent<typeof CampaignWrittenSchema> {
  const { id, version, territory, profile, opensAt, closesAt, modifiedAt: at } = one;
  const message = create(CampaignWrittenSchema, {
    campaignId: id,
    territory,
    profileId: profile.id,
    profileVersion: profile.version,
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
  });
  return { schema: CampaignWrittenSchema, message, aggregateId: id, version, at };
}
