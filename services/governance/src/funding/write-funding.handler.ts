import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Fault } from '@maillage/kernel';
import {
  CLOCK,
  type Fence,
  Outbox,
  type OutgoingEvent,
  type Transaction,
} from '@maillage/platform';
import { FindEnvelope } from '../envelope/find-envelope.handler.js';
import { takenBy, takenOf } from '../money/money.js';
import { beyond } from '../record/beyond.js';
import type { Draft, Happening, RecordWords, Settled } from '../record/record.js';
import { WriteRecord } from '../record/write-record.handler.js';
import { FUNDING, unknownAction, unknownEnvelope } from './funding.errors.js';
import { fundingEvent } from './funding.events.js';
import type { Funding } from './funding.js';
import { settleFunding } from './funding-rules.js';
import { type FundingRecord, FundingStore } from './funding.store.js';

/** Writes fundings. Writers take turns, so that what is left of an envelope is true when it is taken. */
@Injectable()
export class WriteFunding extends WriteRecord<Funding, FundingRecord['beside']> {
  protected readonly words: RecordWords = FUNDING;
  protected readonly resource = 'financements';
  protected readonly subject = 'financement';

  constructor(
    @Inject(FundingStore) private readonly store: FundingStore,
    @Inject(FindEnvelope) private readonly envelopes: FindEnvelope,
    @Inject(Outbox) outbox: Outbox,
    @Inject(CLOCK) clock: Clock,
  ) {
    super(store, outbox, clock);
  }

  protected async settle(
    tx: Transaction,
    draft: Draft<Funding>,
    fence: Fence,
  ): Promise<Settled<Funding>> {
    const { value, before } = draft;
    const envelope = await this.envelopes.find(tx, value.enveloppe_id, fence);
    if (envelope === undefined) return { value, faults: [unknownEnvelope()] };
    const { description, beside } = envelope;
    const all = takenBy(beside.accorde);
    const own = before?.enveloppe_id === value.enveloppe_id ? takenOf(before) : 0;
    const settled = settleFunding(draft, { ...description, takenByOthers: all - own });
    const { gouvernance_id: governance } = description;
    const isAction =
      value.action_id === before?.action_id ||
      (await this.store.isActionOf(tx, value.action_id, governance));
    const faults = [
      ...settled.faults,
      ...(isAction ? [] : [unknownAction()]),
      ...beyond('/enveloppe_id', beside.territoires, fence),
    ];
    return { value: settled.value, faults };
  }

  protected outside(
    _tx: Transaction,
    { beside }: FundingRecord,
    fence: Fence,
  ): Promise<readonly Fault[]> {
    return Promise.resolve(beyond('/enveloppe_id', beside.territoires, fence));
  }

  protected namedBy(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }

  protected eventOf(happening: Happening, state: Funding | undefined): OutgoingEvent {
    return fundingEvent(happening, state);
  }
}
