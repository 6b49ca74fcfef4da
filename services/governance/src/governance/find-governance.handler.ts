import { Inject, Injectable } from '@nestjs/common';
import type { Fence, Transaction } from '@maillage/platform';
import { recordNotFound } from '../record/record.errors.js';
import { GOVERNANCE } from './governance.errors.js';
import { type GovernanceRecord, GovernanceStore } from './governance.store.js';

/** Finds governances, for what is told of one. */
@Injectable()
export class FindGovernance {
  constructor(@Inject(GovernanceStore) private readonly store: GovernanceStore) {}

  /** One inside of a fence, as a transaction sees it. */
  find(tx: Transaction, id: string, fence: Fence): Promise<GovernanceRecord | undefined> {
    return this.store.find(id, fence, tx);
  }

  /** @throws DomainError not_found, outside of the fence too. */
  async get(id: string, fence: Fence): Promise<GovernanceRecord> {
    const record = await this.store.find(id, fence);
    if (record === undefined) throw recordNotFound(GOVERNANCE);
    return record;
  }
}
