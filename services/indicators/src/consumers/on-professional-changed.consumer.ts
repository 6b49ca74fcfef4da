import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Consumes, type EventBatch } from '@maillage/platform';
import { FiguresStore } from '../figure/figures.store.js';
import { CountStaff } from '../staff/count-staff.handler.js';

/** Counts professionals by what is known of them, and until they leave. */
@Controller()
export class OnProfessionalChanged {
  constructor(
    @Inject(FiguresStore) private readonly figures: FiguresStore,
    @Inject(CountStaff) private readonly staff: CountStaff,
  ) {}

  @Consumes({ durable: 'indicators--on-professional-changed', subjects: 'actors.professional.>' })
  async apply(@Payload() { tx, events }: EventBatch): Promise<void> {
    await this.figures.advance(tx, 'indicators--on-professional-changed', events);
    await this.staff.professionals(tx, events);
  }
}
