import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { PersonErasedSchema } from '@maillage/contracts';
import { Consumes, type EventBatch, messageOf } from '@maillage/platform';
import { KeepWish } from '../seat/keep-wish.handler.js';

/** Forgets what erased people wished for. */
@Controller()
export class OnPersonErased {
  constructor(@Inject(KeepWish) private readonly wishes: KeepWish) {}

  @Consumes({ durable: 'diagnostics--on-person-erased', subjects: 'access.person.>' })
  async apply(@Payload() { tx, events }: EventBatch): Promise<void> {
    await this.wishes.forget(
      tx,
      events.flatMap((event) => messageOf(event, PersonErasedSchema)?.personId ?? []),
    );
  }
}
