import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, parisDate } from '@maillage/kernel';
import { CLOCK } from '@maillage/platform';
import type { WantedPlaces } from './place-filters.store.js';
import { toDto } from './place.mapping.dto.js';
import { PlaceQueries, positionOf } from './place.queries.store.js';
import { type CsvStyle, writers } from './place-writers.js';
import type { PlaceFormat } from './place-format.js';

/** Places read at a time for a stream. */
const BATCH = 500;

/** Reads the directory as one stream. */
@Injectable()
export class ListPlaces {
  constructor(
    @Inject(PlaceQueries) private readonly queries: PlaceQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** All places asked for, written in a format; read batch by batch, as the reader takes them. */
  async stream(
    wanted: WantedPlaces,
    format: Exclude<PlaceFormat, 'json'>,
    style: CsvStyle,
  ): Promise<Readable> {
    const today = parisDate(this.clock.now());
    const writer = writers[format](style);
    // The first batch is read before anything is sent, so that a failure still has its own answer.
    const first = await this.queries.list(wanted, undefined, BATCH);
    const { queries } = this;
    return Readable.from(
      (async function* () {
        yield writer.head;
        let count = 0;
        for (let batch = first; batch.length > 0;) {
          yield batch
            .map(({ record }) => writer.item(record.place, () => toDto(record, today), count++))
            .join('');
          const last = batch[batch.length - 1];
          batch =
            last === undefined || batch.length < BATCH
              ? []
              : await queries.list(wanted, positionOf(last), BATCH);
        }
        yield writer.tail;
      })(),
      { objectMode: false },
    );
  }
}
