import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { PostOpenedSchema, PostRevisedSchema, PostWithdrawnSchema } from '@maillage/contracts';
import { parisDate } from '@maillage/kernel';
import { Consumes, type EventBatch, messageOf, type ReceivedEvent } from '@maillage/platform';
import { type KnownRecord, KnownStore } from '../record/known.store.js';

/** Learns which posts are there, so that no others carry actions. */
@Controller()
export class OnPostChanged {
  constructor(@Inject(KnownStore) private readonly store: KnownStore) {}

  @Consumes({ durable: 'governance--on-post-changed', subjects: 'actors.post.>' })
  async apply(@Payload() { tx, events }: EventBatch): Promise<void> {
    const posts = new Map<string, KnownRecord>();
    for (const event of events) {
      const ended_on = endOf(event);
      const { aggregateId: id, version } = event;
      if (ended_on !== undefined) posts.set(id, { id, version, ended_on });
    }
    await this.store.learn(tx, 'known_posts', [...posts.values()]);
  }
}

/** The day a post ended or ends, null while none is known; undefined for an event that says nothing of it. */
function endOf(event: ReceivedEvent): string | null | undefined {
  if (messageOf(event, PostWithdrawnSchema) !== undefined) return parisDate(event.at);
  const facts =
    messageOf(event, PostOpenedSchema)?.facts ?? messageOf(event, PostRevisedSchema)?.after;
  return facts && (facts.endsOn === '' ? null : facts.endsOn);
}
