import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Fault } from '@maillage/kernel';
import {
  CLOCK,
  type Fence,
  Outbox,
  type OutgoingEvent,
  type Transaction,
} from '@maillage/platform';
import { FindKnown } from '../record/find-known.handler.js';
import { beyond } from '../record/beyond.js';
import type { Draft, Happening, RecordWords, Settled } from '../record/record.js';
import { WriteRecord } from '../record/write-record.handler.js';
import { GOVERNANCE } from './governance.errors.js';
import { governanceEvent } from './governance.events.js';
import type { Governance } from './governance.js';
import { newNamings, settleGovernance } from './governance-rules.js';
import { type GovernanceRecord, GovernanceStore } from './governance.store.js';

/** Writes governances: those whose rights cover all of its territories. */
@Injectable()
export class WriteGovernance extends WriteRecord<Governance, GovernanceRecord['beside']> {
  protected readonly words: RecordWords = GOVERNANCE;
  protected readonly resource = 'gouvernances';
  protected readonly subject = 'gouvernance';

  constructor(
    @Inject(GovernanceStore) private readonly store: GovernanceStore,
    @Inject(FindKnown) private readonly known: FindKnown,
    @Inject(Outbox) outbox: Outbox,
    @Inject(CLOCK) clock: Clock,
  ) {
    super(store, outbox, clock);
  }

  protected async settle(
    tx: Transaction,
    draft: Draft<Governance>,
    fence: Fence,
  ): Promise<Settled<Governance>> {
    const { value, faults } = settleGovernance(draft);
    const known = await this.known.faults(tx, newNamings(value, draft.before), draft.today);
    return {
      value,
      faults: [...faults, ...known, ...beyond('/territoires', value.territoires, fence)],
    };
  }

  protected outside(
    _tx: Transaction,
    { description }: GovernanceRecord,
    fence: Fence,
  ): Promise<readonly Fault[]> {
    return Promise.resolve(beyond('/territoires', description.territoires, fence));
  }

  protected namedBy(tx: Transaction, id: string): Promise<readonly string[]> {
    return this.store.namedBy(tx, id);
  }

  protected eventOf(happening: Happening, state: Governance | undefined): OutgoingEvent {
    return governanceEvent(happening, state);
  }
}
