import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@maillage/kernel';
import { Audit, CLOCK, type Fence, Outbox, Sources } from '@maillage/platform';
import { fencedRow } from './activity.js';
import { activityNotFound } from './activity.errors.js';
import { ledgerExtended } from './activity.events.js';
import { MASKED } from './ledger-grounds.js';
import { LedgerStore } from './ledger.store.js';

/** Withdraws an activity from its source's ledger; it leaves a tombstone in the change feed. */
@Injectable()
export class WithdrawActivity {
  constructor(
    @Inject(LedgerStore) private readonly store: LedgerStore,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param accepts whether the caller's If-Match allows the version found.
   * @throws DomainError not_found, or what `accepts` throws.
   */
  async withdraw(
    { source, fence }: { source: string; fence: Fence },
    sourceId: string,
    accepts: (id: string, version: number) => void,
  ): Promise<void> {
    const at = this.clock.now();
    await this.store.transaction(async (tx) => {
      await Sources.claim(tx, source);
      await this.store.lock(tx, source);
      const entry = (await this.store.known(tx, source, [sourceId])).get(sourceId);
      if (
        entry === undefined ||
        entry.is_withdrawn ||
        !fence.reaches(fencedRow(source, entry.body))
      )
        throw activityNotFound();
      accepts(entry.id, entry.version);
      const version = await this.store.nextVersion(tx, source);
      await this.store.withdraw(tx, entry.id, at);
      await this.outbox.add(
        tx,
        ledgerExtended(source, version, [{ activityId: entry.id, before: entry.body }], at),
      );
      await Audit.record(tx, {
        action: 'activites.retirer',
        subject: { type: 'activite', id: entry.id },
        details: { source, version: entry.version + 1 },
        before: entry.body,
        masked: MASKED,
      });
    });
  }
}
