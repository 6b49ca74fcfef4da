import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Fault } from '@maillage/kernel';
import {
  CLOCK,
  type Fence,
  Outbox,
  type OutgoingEvent,
  type Transaction,
} from '@maillage/platform';
import { beyond } from '../record/beyond.js';
import type { Draft, Happening, RecordWords, Settled } from '../record/record.js';
import { WriteRecord } from '../record/write-record.handler.js';
import { ROADMAP, unknownGovernance } from './roadmap.errors.js';
import { roadmapEvent } from './roadmap.events.js';
import type { Roadmap } from './roadmap.js';
import { settleRoadmap } from './roadmap-rules.js';
import { type RoadmapRecord, RoadmapStore } from './roadmap.store.js';

/** Writes roadmaps: those whose rights cover all territories of their governance. */
@Injectable()
export class WriteRoadmap extends WriteRecord<Roadmap, RoadmapRecord['beside']> {
  protected readonly words: RecordWords = ROADMAP;
  protected readonly resource = 'feuilles-de-route';
  protected readonly subject = 'feuille-de-route';

  constructor(
    @Inject(RoadmapStore) private readonly store: RoadmapStore,
    @Inject(Outbox) outbox: Outbox,
    @Inject(CLOCK) clock: Clock,
  ) {
    super(store, outbox, clock);
  }

  protected async settle(
    tx: Transaction,
    draft: Draft<Roadmap>,
    fence: Fence,
  ): Promise<Settled<Roadmap>> {
    const { value, faults } = settleRoadmap(draft, await this.store.used(tx, draft.id));
    const territories = await this.store.territoriesOf(tx, value.gouvernance_id, fence);
    const reach =
      territories === undefined
        ? [unknownGovernance()]
        : beyond('/gouvernance_id', territories, fence);
    return { value, faults: [...faults, ...reach] };
  }

  protected outside(
    _tx: Transaction,
    { beside }: RoadmapRecord,
    fence: Fence,
  ): Promise<readonly Fault[]> {
    return Promise.resolve(beyond('/gouvernance_id', beside.territoires, fence));
  }

  protected namedBy(tx: Transaction, id: string): Promise<readonly string[]> {
    return this.store.namedBy(tx, id);
  }

  protected eventOf(happening: Happening, state: Roadmap | undefined): OutgoingEvent {
    return roadmapEvent(happening, state);
  }
}
