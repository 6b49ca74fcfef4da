import { Inject, Injectable } from '@nestjs/common';
import { type Clock, parisDate } from '@maillage/kernel';
import { Audit, CLOCK, Outbox } from '@maillage/platform';
import { placeRevised } from './place.events.js';
import { PlaceStore } from './place.store.js';

/** Notes that those concerned confirmed places today. */
@Injectable()
export class CheckPlaces {
  constructor(
    @Inject(PlaceStore) private readonly store: PlaceStore,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** One transaction with its events and audit entries; what was confirmed today already stays as it is. */
  async check(ids: readonly string[]): Promise<void> {
    const at = this.clock.now();
    const today = parisDate(at);
    await this.store.transaction(async (tx) => {
      const known = (await this.store.gather(tx, ids)).filter(
        ({ checkedOn }) => checkedOn !== today,
      );
      if (known.length === 0) return;
      const versions = await this.store.check(
        tx,
        known.map(({ id }) => id),
        today,
        at,
      );
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
