import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@maillage/kernel';
import {
  CLOCK,
  type Fence,
  Outbox,
  type OutgoingEvent,
  type Transaction,
} from '@maillage/platform';
import type { Change, Draft, Happening, Judgement, Read } from './record.js';
import { PROFESSIONAL } from './record.errors.js';
import { WriteRecord } from './write-record.handler.js';
import type { Professional } from './professional.js';
import { keepingFaults } from './professional-rules.js';
import { professionalEvent } from './professional.events.js';
import {
  type BesideProfessional,
  type ProfessionalRecord,
  ProfessionalStore,
} from './professional.store.js';
import { readProfessional } from './read-professional.js';

/** Writes professionals, without who they are. */
@Injectable()
export class WriteProfessional extends WriteRecord<Professional, BesideProfessional> {
  protected readonly words = PROFESSIONAL;
  protected readonly resource = 'professionnels';
  protected readonly subject = 'professionnel';

  constructor(
    @Inject(ProfessionalStore) private readonly store: ProfessionalStore,
    @Inject(Outbox) outbox: Outbox,
    @Inject(CLOCK) clock: Clock,
  ) {
    super(store, outbox, clock);
  }

  protected read(body: unknown, today: string): Read<Professional> {
    return readProfessional(body, today);
  }

  protected async judge(
    tx: Transaction,
    { source, value }: Draft<Professional>,
    before: ProfessionalRecord | undefined,
    fence: Fence,
  ): Promise<Judgement> {
    const { structure_id: id } = value;
    if (before !== undefined && id === before.description.structure_id)
      return { faults: [], commune: before.beside.commune ?? undefined };
    const structure =
      id === undefined ? undefined : await this.store.structure(tx, id, source, fence);
    const reachesAnywhere = fence.reaches({ source });
    return {
      faults: keepingFaults(id, { structure, reachesAnywhere }),
      commune: structure?.commune ?? undefined,
    };
  }

  protected eventOf(happening: Happening, change: Change<Professional>): OutgoingEvent {
    return professionalEvent(happening, ...change);
  }

  protected override namedBy(tx: Transaction, id: string): Promise<readonly string[]> {
    return this.store.namedBy(tx, id);
  }
}
