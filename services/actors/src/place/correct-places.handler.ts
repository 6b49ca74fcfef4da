import { Inject, Injectable } from '@nestjs/common';
import { type Clock, parisDate } from '@maillage/kernel';
import { Audit, CLOCK, Outbox } from '@maillage/platform';
import { type LocatedPlace, MASKED } from './place-change.js';
import { placeNotFound } from './place.errors.js';
import { placeRevised } from './place.events.js';
import { PlaceStore, type SourcedPlace } from './place.store.js';

/**
 * Writes places beside their sources, whose next files say what they say. That the caller may is for the caller's use case
 * to know. Each write is one transaction with its events and audit entries.
 */
@Injectable()
export class CorrectPlaces {
  constructor(
    @Inject(PlaceStore) private readonly store: PlaceStore,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Corrects a place.
   * @param change gives the place as it is to be, from the present one.
   * @throws DomainError not_found, or what `change` throws.
   */
  async correct(id: string, change: (present: LocatedPlace) => LocatedPlace): Promise<void> {
    const at = this.clock.now();
    await this.store.transaction(async (tx) => {
      const [known] = await this.store.gather(tx, [id]);
      if (known === undefined) throw placeNotFound();
      const { place, commune } = change(known);
      const next = { ...known, place, commune };
      const versions = await this.store.replace(tx, known.source, [next], at, 'Correction');
      const version = versions.get(id) ?? 0;
      await this.outbox.add(tx, placeRevised(id, version, known, next, at));
      await Audit.record(tx, {
        action: 'lieux.corriger',
        subject: { type: 'lieu', id },
        details: { version },
        ...{ before: known.place, after: place, masked: MASKED },
      });
    });
  }

  /**
   * Notes that the point of a place is right; nothing where nothing speaks against it.
   * @param accept refuses the place as it is by throwing.
   * @throws DomainError not_found, or what `accept` throws.
   */
  async confirmPoint(id: string, accept: (present: SourcedPlace) => void): Promise<void> {
    const at = this.clock.now();
    await this.store.transaction(async (tx) => {
      const [known] = await this.store.gather(tx, [id]);
      if (known === undefined) throw placeNotFound();
      accept(known);
      if (known.doubt === undefined) return;
      const version = await this.store.confirmPoint(tx, known, at);
      await this.outbox.add(tx, placeRevised(id, version, known, known, at));
      await Audit.record(tx, {
        action: 'lieux.confirmer-position',
        subject: { type: 'lieu', id },
        details: { version },
        before: { position_a_confirmer: known.doubt },
        after: {},
      });
    });
  }

  /** Notes that those concerned confirmed places today; those that were confirmed today already stay as they are. */
  async check(ids: readonly string[]): Promise<void> {
    const at = this.clock.now();
    const today = parisDate(at);
    await this.store.transaction(async (tx) => {
      const known = (await this.store.gather(tx, ids)).filter(
        ({ checkedOn }) => checkedOn !== today,
      );
      if (known.length === 0) return;
      const stale = known.map(({ id }) => id);
      const versions = await this.store.check(tx, stale, today, at);
      const versionOf = (id: string): number => versions.get(id) ?? 0;
      await this.outbox.add(
        tx,
        ...known.map((one) =>
          placeRevised(one.id, versionOf(one.id), one, { ...one, checkedOn: today }, at),
        ),
      );
      for (const { id, checkedOn } of known)
        await Audit.record(tx, {
          action: 'lieux.confirmer',
          subject: { type: 'lieu', id },
          details: { version: versionOf(id) },
          before: checkedOn === undefined ? {} : { verification: checkedOn },
          after: { verification: today },
        });
    });
  }
}
