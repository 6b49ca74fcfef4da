import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@maillage/kernel';
import { Audit, CLOCK, Outbox } from '@maillage/platform';
import { WriteBank } from '../bank/write-bank.handler.js';
import type { ReportedItem, State } from './item-report.js';
import { itemReportDecided as alreadyDecided, itemReportNotFound } from './item-report.errors.js';
import { itemReportDecided } from './item-report.events.js';
import { ItemReportStore } from './item-report.store.js';

/** Decides on a reported question, for who keeps the bank: it is asked again, or retired. */
@Injectable()
export class DecideReport {
  constructor(
    @Inject(ItemReportStore) private readonly store: ItemReportStore,
    @Inject(WriteBank) private readonly banks: WriteBank,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError not_found; conflict where it was decided before. */
  async decide(bankId: string, id: string, state: Exclude<State, 'waiting'>): Promise<void> {
    await this.store.transaction(async (tx) => {
      const before = await this.store.lock(tx, bankId, id);
      if (before === undefined) throw itemReportNotFound();
      if (before.state !== 'waiting') throw alreadyDecided();
      const at = this.clock.now();
      const after: ReportedItem = { ...before, state, decidedAt: at, version: before.version + 1 };
      if (state === 'retired') await this.banks.retireIn(tx, bankId, before.itemId);
      await this.store.decide(tx, after);
      await this.outbox.add(tx, itemReportDecided(after, at));
      await Audit.record(tx, {
        action: 'banques.decider',
        subject: { type: 'banque', id: bankId },
        details: { item: before.itemId, retire: state === 'retired' },
      });
    });
  }
}
