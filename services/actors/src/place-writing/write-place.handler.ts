import { Inject, Injectable } from '@nestjs/common';
import { type Clock, type Remark, uuidv7 } from '@maillage/kernel';
import { CLOCK, type Fence } from '@maillage/platform';
import { CorrectPlaces } from '../place/correct-places.handler.js';
import { malformedPlace, placeOutside } from '../place/place.errors.js';
import type { Place } from '../place/place.js';
import type { LocatedPlace } from '../place/place-change.js';
import { RegisterPlaces } from '../place/register-places.handler.js';
import { type DescribedPlace, readPlaceBody } from './read-place-body.js';

/** Whether the caller's If-Match allows the version found; throws where it does not. */
type Accepts = (id: string, version: number) => void;

/** What a writing answers. */
export interface Written {
  readonly id: string;
  /** What was understood otherwise than written. */
  readonly remarks: readonly Remark[];
}

/** Writes one place by hand. */
@Injectable()
export class WritePlace {
  constructor(
    @Inject(RegisterPlaces) private readonly entry: RegisterPlaces,
    @Inject(CorrectPlaces) private readonly correction: CorrectPlaces,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Enters a new place under the caller's source.
   * @param body in the API's shape, with the id that the source gives it, if it gives one.
   * @throws DomainError malformed, conflict for an id that is known, forbidden.
   */
  async enter(body: object, source: string, reaches: Fence['reaches']): Promise<Written> {
    const { id: given, ...fields }: { id?: unknown } = { ...body };
    const id = uuidv7(this.clock.now().getTime());
    const { remarks, ...located } = this.read(fields, given ?? id);
    const mayWrite = (place: { readonly commune: string; readonly structure: string }): boolean =>
      reaches({ ...place, source });
    await this.entry.enter({ id, source, mayWrite }, located);
    return { id, remarks };
  }

  /**
   * Makes a place what it is to be.
   * @param change gives its fields from the present ones.
   * @throws DomainError not_found, forbidden, malformed, or what `accepts` throws.
   */
  async revise(
    id: string,
    reaches: Fence['reaches'],
    accepts: Accepts,
    change: (present: Place) => unknown,
  ): Promise<Written> {
    let remarks: readonly Remark[] = [];
    await this.correction.correct(id, (present) => {
      const { source, version, place } = present;
      const require = ({ commune, place: { pivot } }: LocatedPlace): void => {
        if (!reaches({ source, commune, structure: pivot })) throw placeOutside();
      };
      require(present);
      accepts(id, version);
      const described = this.read(change(place), place.id);
      require(described);
      ({ remarks } = described);
      return { place: described.place, commune: described.commune };
    });
    return { id, remarks };
  }

  private read(body: unknown, sourceId: unknown): DescribedPlace {
    const read = readPlaceBody(body, sourceId, this.clock.now());
    if ('faults' in read) throw malformedPlace(read.faults);
    return read;
  }
}
