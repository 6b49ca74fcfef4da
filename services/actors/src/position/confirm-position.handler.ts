import { Inject, Injectable } from '@nestjs/common';
import type { Fence } from '@maillage/platform';
import { CorrectPlaces } from '../place/correct-places.handler.js';
import { placeOutside } from '../place/place.errors.js';
import { pointText } from '../place/place.js';
import { otherPosition } from './position.errors.js';
import type { PositionDto } from './position.dto.js';

/** Confirms the point of a place that something speaks against. */
@Injectable()
export class ConfirmPosition {
  constructor(@Inject(CorrectPlaces) private readonly places: CorrectPlaces) {}

  /** @throws DomainError not_found, forbidden, or a conflict where the place has another point. */
  async confirm(id: string, point: PositionDto, reaches: Fence['reaches']): Promise<void> {
    await this.places.confirmPoint(id, ({ source, commune, place }) => {
      if (!reaches({ source, commune, structure: place.pivot })) throw placeOutside();
      if (pointText(point) !== pointText(place)) throw otherPosition(pointText(place));
    });
  }
}
