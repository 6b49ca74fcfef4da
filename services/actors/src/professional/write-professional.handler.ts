import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@maillage/kernel';
import { CLOCK, Fence, Outbox, type OutgoingEvent, type Transaction } from '@maillage/platform';
import { KeepIdentity } from '../identity/keep-identity.handler.js';
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
    @Inject(KeepIdentity) private readonly identities: KeepIdentity,
    @Inject(Outbox) outbox: Outbox,
    @Inject(CLOCK) clock: Clock,
  ) {
    super(store, outbox, clock);
  }

  /**
   * Takes out the entries of people who were erased, in the transaction that has heard of it; what names them stays.
   * @returns the professionals they were.
   */
  async forget(tx: Transaction, people: readonly string[]): Promise<string[]> {
    await this.store.lock(tx);
    const ids = await this.identities.professionalsOf(tx, people);
    for (const id of ids) {
      const held = await this.store.find(id, Fence.none, tx);
      if (held !== undefined) await this.remove(tx, held, this.clock.now(), 'Personne effacée');
      await this.store.blank(tx, id);
    }
    return ids;
  }

  protected override async remove(
    tx: Transaction,
    held: ProfessionalRecord,
    at: Date,
    reason: string,
  ): Promise<void> {
    await super.remove(tx, held, at, reason);
    await this.identities.untie(tx, held.id);
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

  protected override asSaid(
    value: Professional,
    { description: { structure_id: said }, beside }: ProfessionalRecord,
  ): Professional {
    return said !== undefined && value.structure_id === beside.structure_survivante
      ? { ...value, structure_id: said }
      : value;
  }

  protected eventOf(happening: Happening, change: Change<Professional>): OutgoingEvent {
    return professionalEvent(happening, ...change);
  }

  protected override namedBy(tx: Transaction, id: string): Promise<readonly string[]> {
    return this.store.namedBy(tx, id);
  }
}
