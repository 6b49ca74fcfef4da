import { create } from '@bufbuild/protobuf';
import { NeedsStatedSchema } from '@maillage/contracts';
import type { OutgoingEvent } from '@maillage/platform';
import type { Campaign } from '../campaign/campaign.js';
import type { Need } from './need.js';

/** The event of what a campaign's group needs; without any need where that is told no more. */
export function needsStated(
  campaign: Pick<Campaign, 'id' | 'territory' | 'profile' | 'framework'>,
  statement: { readonly id: string; readonly version: number },
  needs: readonly Need[],
  at: Date,
): OutgoingEvent<typeof NeedsStatedSchema> {
  const message = create(NeedsStatedSchema, {
    needsId: statement.id,
    campaignId: campaign.id,
    territory: campaign.territory,
    profileId: campaign.profile.id,
    framework: campaign.framework.id,
    frameworkVersion: campaign.framework.version,
    needs: needs.map(({ gaps: [little, some, much], ...need }) => ({
      ...{ competence: need.competence, level: need.level, urgency: need.urgency },
      ...{ rank: need.rank, people: need.people },
      ...{ shareBelow: need.below, shareBelowError: need.belowError },
      ...{ numberBelow: need.number, numberBelowError: need.numberError },
      ...{ littleBelow: little, someBelow: some, muchBelow: much },
    })),
  });
  const { id: aggregateId, version } = statement;
  return { schema: NeedsStatedSchema, message, aggregateId, version, at };
}
