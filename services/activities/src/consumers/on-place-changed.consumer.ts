import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  PlaceMergedSchema,
  PlaceRegisteredSchema,
  PlaceRevisedSchema,
  PlaceUnmergedSchema,
} from '@maillage/contracts';
import { Consumes, type EventBatch, messageOf } from '@maillage/platform';
import { type KnownPlace, KnownPlaceStore } from '../batch/known-place.store.js';

/** Learns the commune of each place, so that an activity may name its place alone, and what stands for one that was merged. */
@Controller()
export class OnPlaceChanged {
  constructor(@Inject(KnownPlaceStore) private readonly store: KnownPlaceStore) {}

  @Consumes({ durable: 'activities--on-place-changed', subjects: 'actors.place.>' })
  async apply(@Payload() { tx, events }: EventBatch): Promise<void> {
    const places = new Map<string, KnownPlace>();
    const merged = new Map<string, string | undefined>();
    for (const event of events) {
      const unmerged = messageOf(event, PlaceUnmergedSchema);
      const commune =
        messageOf(event, PlaceRegisteredSchema)?.facts?.commune ??
        messageOf(event, PlaceRevisedSchema)?.after?.commune ??
        unmerged?.facts?.commune;
      if (unmerged !== undefined) merged.set(event.aggregateId, undefined);
      if (commune !== undefined)
        places.set(event.aggregateId, { id: event.aggregateId, commune, version: event.version });
      const into = messageOf(event, PlaceMergedSchema)?.survivorId;
      if (into !== undefined) merged.set(event.aggregateId, into);
    }
    await this.store.learn(tx, [...places.values()]);
    await this.store.follow(tx, merged);
  }
}
