import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Fault } from '@maillage/kernel';
import {
  CLOCK,
  type Fence,
  Outbox,
  type OutgoingEvent,
  type Transaction,
} from '@maillage/platform';
import { FindGovernance } from '../governance/find-governance.handler.js';
import { takenBy } from '../money/money.js';
import { beyond } from '../record/beyond.js';
import { fault } from '../record/faults.js';
import type { Draft, Happening, RecordWords, Settled } from '../record/record.js';
import { WriteRecord } from '../record/write-record.handler.js';
import { belowTaken, ENVELOPE } from './envelope.errors.js';
import { envelopeEvent } from './envelope.events.js';
import type { Envelope } from './envelope.js';
import { type EnvelopeRecord, EnvelopeStore } from './envelope.store.js';

/** Writes envelopes: those who decide on money, and whose rights cover the governance. */
@Injectable()
export class WriteEnvelope extends WriteRecord<Envelope, EnvelopeRecord['beside']> {
  protected readonly words: RecordWords = ENVELOPE;
  protected readonly resource = 'enveloppes';
  protected readonly subject = 'enveloppe';

  constructor(
    @Inject(EnvelopeStore) private readonly store: EnvelopeStore,
    @Inject(FindGovernance) private readonly governances: FindGovernance,
    @Inject(Outbox) outbox: Outbox,
    @Inject(CLOCK) clock: Clock,
  ) {
    super(store, outbox, clock);
  }

  protected async settle(
    tx: Transaction,
    { id, value, before }: Draft<Envelope>,
    fence: Fence,
  ): Promise<Settled<Envelope>> {
    const governance = await this.governances.find(tx, value.gouvernance_id, fence);
    const held = before && (await this.store.find(id, fence, tx));
    const taken = held === undefined ? 0 : takenBy(held.beside.accorde);
    const faults = [
      ...(governance === undefined
        ? [
            fault(
              '/gouvernance_id',
              'unknown_governance',
              'Aucune gouvernance que vous puissiez lire ne porte cet identifiant.',
              'No governance that you may read has this id.',
            ),
          ]
        : beyond('/gouvernance_id', governance.description.territoires, fence)),
      ...(value.montant < taken ? [belowTaken(taken)] : []),
    ];
    return { value, faults };
  }

  protected outside(
    _tx: Transaction,
    { beside }: EnvelopeRecord,
    fence: Fence,
  ): Promise<readonly Fault[]> {
    return Promise.resolve(beyond('/gouvernance_id', beside.territoires, fence));
  }

  protected namedBy(tx: Transaction, id: string): Promise<readonly string[]> {
    return this.store.namedBy(tx, id);
  }

  protected eventOf(happening: Happening, state: Envelope | undefined): OutgoingEvent {
    return envelopeEvent(happening, state);
  }
}
