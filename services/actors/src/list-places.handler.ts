import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, parisDate } from '@maillage/kernel';
import { CLOCK } from '@maillage/platform';
import type { PlaceDto } from './place.dto.js';
import type { WantedPlaces } from './place-filters.store.js';
import { toDto } from './place.mapping.dto.js';
import { type ListPosition, PlaceQueries, type RankedPlace } from './place.queries.store.js';
import { type CsvStyle, writers } from './place-writers.js';
import type { PlaceFormat } from './place-format.js';

/** Places read at a time for a stream. */
const BATCH = 500;

/** A page of the directory, with the position after which the next begins. */
export interface PlacePage {
  readonly data: PlaceDto[];
  readonly next?: ListPosition;
}

/** Reads the directory, by pages or as one stream. */
@Injectable()
export class ListPlaces {
  constructor(
    @Inject(PlaceQueries) private readonly queries: PlaceQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async page(wanted: WantedPlaces, after: ListPosition | undefined, limit: number): Promise<PlacePage> {
    const found = await this.queries.list(wanted, after, limit + 1);
    const page = found.slice(0, limit);
    const today = parisDate(this.clock.now());
    const data = page.map(({ record }) => toDto(record, today));
    const last = page[page.length - 1];
    return found.length > limit && last !== undefined ? { data, next: positionOf(last) } : { data };
  }

  /** All places asked for, written in a format; read batch by batch, as the reader takes them. */
  async stream(wanted: WantedPlaces, format: Exclude<PlaceFormat, 'json'>, style: CsvStyle): Promise<Readable> {
    const today = parisDate(this.clock.now());
    const writer = writers[format](style);
    // The first batch is read before anything is sent, so that a failure still has its own answer.
    const first = await this.queries.list(wanted, undefined, BATCH);
    const { queries } = this;
    return Readable.from(
      (async function* () {
        yield writer.head;
        let count = 0;
        for (let batch = first; batch.length > 0; ) {
          yield batch.map(({ record }) => writer.item(record.place, () => toDto(record, today), count++)).join('');
          const last = batch[batch.length - 1];
          batch = last === undefined || batch.length < BATCH ? [] : await queries.list(wanted, positionOf(last), BATCH);
        }
        yield writer.tail;
      })(),
      { objectMode: false },
    );
  }
}

function positionOf({ rank, record }: RankedPlace): ListPosition {
  return [String(rank), record.id];
}
