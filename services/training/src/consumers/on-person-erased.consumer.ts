import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { PersonErasedSchema } from '@maillage/contracts';
import { Consumes, type EventBatch, messageOf } from '@maillage/platform';
import { ThankForSheet } from '../practice-sheet/thank-for-sheet.handler.js';
import { SeatLedger } from '../enrolment/seat-ledger.handler.js';

/** Lets go of what erased people were enrolled in, their seats go to those who wait; and of their thanks. */
@Controller()
export class OnPersonErased {
  constructor(
    @Inject(SeatLedger) private readonly ledger: SeatLedger,
    @Inject(ThankForSheet) private readonly thanks: ThankForSheet,
  ) {}

  @Consumes({ durable: 'training--on-person-erased', subjects: 'access.person.>' })
  async apply(@Payload() { tx, events }: EventBatch): Promise<void> {
    const people = events.flatMap((event) => messageOf(event, PersonErasedSchema)?.personId ?? []);
    if (people.length === 0) return;
    await this.ledger.forget(tx, people);
    await this.thanks.forget(tx, people);
  }
}
