import { Inject, Injectable } from '@nestjs/common';
import { type Clock, uuidv7 } from '@maillage/kernel';
import { CLOCK, type Transaction } from '@maillage/platform';
import { AssessmentStore } from './assessment.store.js';

/** Keeps ids for participations that addresses are made for, before anybody begins them. */
@Injectable()
export class ReserveAssessments {
  constructor(
    @Inject(AssessmentStore) private readonly store: AssessmentStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async reserve(tx: Transaction, campaignId: string, count: number): Promise<string[]> {
    const at = this.clock.now();
    const ids = Array.from({ length: count }, () => uuidv7(at.getTime()));
    await this.store.reserve(tx, ids, campaignId, at);
    return ids;
  }
}
