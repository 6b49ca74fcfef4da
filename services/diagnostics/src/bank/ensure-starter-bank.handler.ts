import { createHash } from 'node:crypto';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type Clock } from '@maillage/kernel';
import { CLOCK, onceThere, Outbox } from '@maillage/platform';
import type { Bank } from './bank.js';
import { bankVersionMade } from './bank.events.js';
import { BankStore } from './bank.store.js';
import { STARTER, starterItems, withEdition } from './starter-bank.js';

/** Makes sure that the starter bank is there, in the edition that this software brings. */
@Injectable()
export class EnsureStarterBank implements OnApplicationBootstrap {
  constructor(
    @Inject(BankStore) private readonly store: BankStore,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await onceThere(() => this.ensure());
  }

  private async ensure(): Promise<void> {
    const edition = starterItems();
    const mark = createHash('sha256').update(JSON.stringify(edition)).digest('hex').slice(0, 12);
    const at = this.clock.now();
    await this.store.transaction(async (tx) => {
      const bank: Bank = {
        ...STARTER,
        version: 1,
        items: edition,
        createdAt: at,
        modifiedAt: at,
      };
      if (await this.store.insert(tx, bank, mark))
        return this.outbox.add(tx, bankVersionMade(bank));
      const present = await this.store.lock(tx, STARTER.id);
      if (present === undefined || !(await this.store.takeEdition(tx, STARTER.id, mark))) return;
      const next: Bank = {
        ...present,
        version: present.version + 1,
        items: withEdition(present.items, edition),
        reason: 'Nouvelle édition de la banque de départ',
        modifiedAt: at,
      };
      await this.store.advance(tx, next);
      await this.outbox.add(tx, bankVersionMade(next));
    });
  }
}
