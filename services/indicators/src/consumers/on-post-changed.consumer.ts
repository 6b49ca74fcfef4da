import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Consumes, type EventBatch } from '@maillage/platform';
import { FiguresStore } from '../figure/figures.store.js';
import { CountStaff } from '../staff/count-staff.handler.js';

/** Keeps the stocks of posts and of who holds them. */
@Controller()
export class OnPostChanged {
  constructor(
    @Inject(FiguresStore) private readonly figures: FiguresStore,
    @Inject(CountStaff) private readonly staff: CountStaff,
  ) {}

  @Consumes({ durable: 'indicators--on-post-changed', subjects: 'actors.post.>' })
  async apply(@Payload() { tx, events }: EventBatch): Promise<void> {
    await this.figures.advance(tx, 'indicators--on-post-changed', events);
    await this.staff.posts(tx, events);
  }
}
