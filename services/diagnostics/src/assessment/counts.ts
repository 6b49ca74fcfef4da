import type { Campaign } from '../campaign/campaign.js';
import type { Assessment } from './assessment.js';

/**
 * Whether a participation counts in the group, or will once it is finished: ended while the campaign was open, under words that
 * allow results of a group, and not withdrawn.
 */
export function countsFor(
  { consents, closesAt }: Pick<Campaign, 'consents' | 'closesAt'>,
  { consent, endedAt, withdrawnAt }: Pick<Assessment, 'consent' | 'endedAt' | 'withdrawnAt'>,
  now: Date,
): boolean {
  const words = consents.find(({ version }) => version === consent.version);
  return withdrawnAt === undefined && (endedAt ?? now) < closesAt && words?.allowsGroup === true;
}
