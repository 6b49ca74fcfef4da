import { Inject, Injectable } from '@nestjs/common';
import type { Fence } from '@maillage/platform';
import { CorrectPlaces } from '../place/correct-places.handler.js';
import { placeOutside } from '../place/place.errors.js';

/** Closes a place by hand, or opens it again. */
@Injectable()
export class ClosePlace {
  constructor(@Inject(CorrectPlaces) private readonly places: CorrectPlaces) {}

  /**
   * @param why undefined to open it.
   * @throws DomainError not_found, or forbidden outside of the fence.
   */
  async set(id: string, why: string | undefined, reaches: Fence['reaches']): Promise<void> {
    await this.places.closeOne(id, why, ({ source, commune, place }) => {
      if (!reaches({ source, commune, structure: place.pivot })) throw placeOutside();
    });
  }
}
