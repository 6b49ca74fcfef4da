import { Inject, Injectable } from '@nestjs/common';
import { type Clock, parisDate } from '@maillage/kernel';
import { CLOCK } from '@maillage/platform';
import { placeNotFound } from './place.errors.js';
import { tagOf, toDto } from './place.mapping.dto.js';
import { PlaceQueries } from './place.queries.store.js';

/** A place as it is shown. */
export type ShownPlace = ReturnType<typeof toDto>;

/** Finds a place as it is shown, for those who have just written it. */
@Injectable()
export class FindPlace {
  constructor(
    @Inject(PlaceQueries) private readonly queries: PlaceQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError not_found. */
  async find(id: string): Promise<{ readonly place: ShownPlace; readonly tag: string }> {
    const record = await this.queries.find(id);
    if (record === undefined) throw placeNotFound();
    const place = toDto(record, parisDate(this.clock.now()));
    return { place, tag: tagOf(place, false) };
  }
}
