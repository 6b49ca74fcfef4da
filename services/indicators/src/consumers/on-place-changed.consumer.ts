import { Controller, Inject } from '@nestjs/common';
import {
  type PlaceFacts,
  PlaceMergedSchema,
  PlaceRegisteredSchema,
  PlaceRevisedSchema,
  PlaceUnmergedSchema,
} from '@maillage/contracts';
import { parisDate } from '@maillage/kernel';
import { Consumes, type EventBatch, messageOf, type ReceivedEvent } from '@maillage/platform';
import { ancestryOf } from '../figure/ancestry.js';
import { FiguresStore } from '../figure/figures.store.js';
import { placeDeltasOf, type PlaceStep } from '../figure/place-deltas.js';

/**
 * Keeps the stock of places: a place counts from the day it was registered, as it is described from each day on, and not
 * while another stands for it.
 */
@Controller()
export class OnPlaceChanged {
  constructor(@Inject(FiguresStore) private readonly figures: FiguresStore) {}

  @Consumes({ durable: 'indicators--on-place-changed', subjects: 'actors.place.>' })
  async apply({ tx, events }: EventBatch): Promise<void> {
    await this.figures.advance(tx, 'indicators--on-place-changed', events);
    await this.figures.addPlaces(tx, placeDeltasOf(events.flatMap(stepsOf), ancestryOf));
  }
}

function stepsOf(event: ReceivedEvent): PlaceStep[] {
  const registered = messageOf(event, PlaceRegisteredSchema);
  const revised = messageOf(event, PlaceRevisedSchema);
  const day = parisDate(event.at);
  const step = (facts: PlaceFacts | undefined, sign: 1 | -1): PlaceStep[] =>
    facts === undefined ? [] : [{ facts, day, sign }];
  return [
    ...step(registered?.facts, 1),
    ...step(revised?.before, -1),
    ...step(revised?.after, 1),
    ...step(messageOf(event, PlaceMergedSchema)?.before, -1),
    ...step(messageOf(event, PlaceUnmergedSchema)?.facts, 1),
  ];
}
