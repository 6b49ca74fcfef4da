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
import { placeStep } from '../figure/place-steps.js';
import { CountStocks } from '../figure/count-stocks.handler.js';
import type { StockStep } from '../figure/stock-deltas.js';

/**
 * Keeps the stock of places: a place counts from the day it was registered, as it is described from each day on, and not
 * while another stands for it.
 */
@Controller()
export class OnPlaceChanged {
  constructor(
    @Inject(FiguresStore) private readonly figures: FiguresStore,
    @Inject(CountStocks) private readonly stocks: CountStocks,
  ) {}

  @Consumes({ durable: 'indicators--on-place-changed', subjects: 'actors.place.>' })
  async apply({ tx, events }: EventBatch): Promise<void> {
    await this.figures.advance(tx, 'indicators--on-place-changed', events);
    await this.stocks.add(tx, events.flatMap(stepsOf));
  }
}

function stepsOf(event: ReceivedEvent): StockStep[] {
  const registered = messageOf(event, PlaceRegisteredSchema);
  const revised = messageOf(event, PlaceRevisedSchema);
  const day = parisDate(event.at);
  const step = (facts: PlaceFacts | undefined, by: 1 | -1): StockStep[] =>
    facts === undefined ? [] : [placeStep(facts, day, by, ancestryOf)];
  return [
    ...step(registered?.facts, 1),
    ...step(revised?.before, -1),
    ...step(revised?.after, 1),
    ...step(messageOf(event, PlaceMergedSchema)?.before, -1),
    ...step(messageOf(event, PlaceUnmergedSchema)?.facts, 1),
  ];
}
