import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Consumes, type EventBatch } from '@maillage/platform';
import { FiguresStore } from '../figure/figures.store.js';
import { CountStaff } from '../staff/count-staff.handler.js';

/** Keeps the stock of structures, and ends the posts of one that closes. */
@Controller()
export class OnStructureChanged {
  constructor(
    @Inject(FiguresStore) private readonly figures: FiguresStore,
    @Inject(CountStaff) private readonly staff: CountStaff,
  ) {}

  @Consumes({ durable: 'indicators--on-structure-changed', subjects: 'actors.structure.>' })
  async apply(@Payload() { tx, events }: EventBatch): Promise<void> {
    await this.figures.advance(tx, 'indicators--on-structure-changed', events);
    await this.staff.structures(tx, events);
  }
}
