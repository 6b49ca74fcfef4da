import { Controller, Inject } from '@nestjs/common';
import { LedgerExtendedSchema } from '@maillage/contracts';
import { Consumes, type EventBatch, messageOf } from '@maillage/platform';
import { ancestryOf } from '../figure/ancestry.js';
import { FiguresStore } from '../figure/figures.store.js';
import { incrementsOf } from '../figure/increments.js';

/** Adds what was entered, corrected and withdrawn in the ledgers of activities to the figures. */
@Controller()
export class OnLedgerExtended {
  constructor(@Inject(FiguresStore) private readonly figures: FiguresStore) {}

  @Consumes({ durable: 'indicators--on-ledger-extended', subjects: 'activities.ledger.>' })
  async apply({ tx, events }: EventBatch): Promise<void> {
    await this.figures.advance(tx, 'indicators--on-ledger-extended', events);
    const increments = events.flatMap((event) => {
      const message = messageOf(event, LedgerExtendedSchema);
      return message === undefined ? [] : incrementsOf(message, ancestryOf);
    });
    await this.figures.addActivities(tx, increments);
  }
}
