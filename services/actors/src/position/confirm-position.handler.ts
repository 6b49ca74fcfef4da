import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@maillage/kernel';
import { Audit, CLOCK, type Fence, Outbox } from '@maillage/platform';
import { placeNotFound } from '../place/place.errors.js';
import { placeRevised } from '../place/place.events.js';
import { PlaceStore } from '../place/place.store.js';
import { otherPosition, placeOutside } from './position.errors.js';
import type { PositionDto } from './position.dto.js';
import { pointText } from '../place/place.js';

/** Confirms the point of a place that something speaks against. */
@Injectable()
export class ConfirmPosition {
  constructor(
    @Inject(PlaceStore) private readonly store: PlaceStore,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * One transaction with its event and its audit entry; nothing where nothing speaks against the point.
   * @throws DomainError not_found, forbidden, or a conflict where the place has another point.
   */
  async confirm(id: string, point: PositionDto, reaches: Fence['reaches']): Promise<void> {
    const at = this.clock.now();
    await this.store.transaction(async (tx) => {
      const [known] = await this.store.gather(tx, [id]);
      if (known === undefined) throw placeNotFound();
      const { source, commune, place, doubt } = known;
      if (!reaches({ source, commune, structure: place.pivot })) throw placeOutside();
      if (pointText(point) !== pointText(place)) throw otherPosition(pointText(place));
      if (doubt === undefined) return;
      const version = await this.store.confirmPoint(tx, known, at);
      await this.outbox.add(tx, placeRevised(id, version, known, known, at));
      await Audit.record(tx, {
        action: 'lieux.confirmer-position',
        subject: { type: 'lieu', id },
        details: { version },
        before: { position_a_confirmer: doubt },
        after: {},
      });
    });
  }
}
