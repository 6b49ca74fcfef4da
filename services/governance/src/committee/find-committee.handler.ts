import { Inject, Injectable } from '@nestjs/common';
import type { Fence, Transaction } from '@maillage/platform';
import { type CommitteeRecord, CommitteeStore } from './committee.store.js';

/** Finds committees, for the meetings of one. */
@Injectable()
export class FindCommittee {
  constructor(@Inject(CommitteeStore) private readonly store: CommitteeStore) {}

  find(tx: Transaction, id: string, fence: Fence): Promise<CommitteeRecord | undefined> {
    return this.store.find(id, fence, tx);
  }
}
