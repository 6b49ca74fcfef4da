import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { PersonErasedSchema } from '@maillage/contracts';
import { Consumes, type EventBatch, messageOf } from '@maillage/platform';
import { WritePost } from '../post/write-post.handler.js';
import { WritePresence } from '../presence/write-presence.handler.js';
import { WriteProfessional } from '../professional/write-professional.handler.js';

/** Forgets the professionals that erased people were; their posts stay, without them, their presences go. */
@Controller()
export class OnPersonErased {
  constructor(
    @Inject(WriteProfessional) private readonly professionals: WriteProfessional,
    @Inject(WritePost) private readonly posts: WritePost,
    @Inject(WritePresence) private readonly presences: WritePresence,
  ) {}

  @Consumes({ durable: 'actors--on-person-erased', subjects: 'access.person.>' })
  async apply(@Payload() { tx, events }: EventBatch): Promise<void> {
    const people = events.flatMap((event) => messageOf(event, PersonErasedSchema)?.personId ?? []);
    for (const id of await this.professionals.forget(tx, people)) {
      await this.posts.vacate(tx, id);
      await this.presences.removeOf(tx, id);
    }
  }
}
