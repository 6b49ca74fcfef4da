import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { PlaceRegisteredSchema, PlaceRevisedSchema } from '@maillage/contracts';
import { Consumes, type EventBatch, messageOf } from '@maillage/platform';
import { type KnownPlace, KnownPlaceStore } from '../batch/known-place.store.js';

/** Learns the commune of each place, so that an activity may name its place alone. */
@Controller()
export class OnPlaceChanged {
  constructor(@Inject(KnownPlaceStore) private readonly store: KnownPlaceStore) {}

  @Consumes({ durable: 'activities--on-place-changed', subjects: 'actors.place.>' })
  async apply(@Payload() { tx, events }: EventBatch): Promise<void> {
    const places = new Map<string, KnownPlace>();
    for (const event of events) {
      const commune =
        messageOf(event, PlaceRegisteredSchema)?.facts?.commune ??
        messageOf(event, PlaceRevisedSchema)?.after?.commune;
      if (commune !== undefined)
        places.set(event.aggregateId, { id: event.aggregateId, commune, version: event.version });
    }
    await this.store.learn(tx, [...places.values()]);
  }
}
