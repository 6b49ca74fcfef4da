import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '@maillage/platform';
import type { Campaign } from '../campaign/campaign.js';
import type { Assessment } from './assessment.js';
import { AssessmentStore } from './assessment.store.js';
import { countsFor } from './counts.js';

/** Finds whom a group is made of, for reports. */
@Injectable()
export class ListMembers {
  constructor(@Inject(AssessmentStore) private readonly store: AssessmentStore) {}

  /** Participations that count: finished in time, under words that allow it, not withdrawn. */
  async counted(
    tx: Transaction,
    campaign: Campaign,
  ): Promise<(Assessment & { readonly endedAt: Date })[]> {
    const finished = await this.store.finished(tx, campaign.id);
    return finished.flatMap((one) =>
      one.endedAt !== undefined && countsFor(campaign, one, one.endedAt)
        ? [{ ...one, endedAt: one.endedAt }]
        : [],
    );
  }

  /** How many take part; how many were invited only where nobody else may begin. */
  async participation({ id, access }: Campaign): Promise<{
    readonly invited?: number;
    readonly begun: number;
    readonly finished: number;
  }> {
    const { invited, ...counts } = await this.store.participation(id);
    return access === 'invited' ? { invited, ...counts } : counts;
  }
}
