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
import { beyond } from '../record/beyond.js';
import { fault } from '../record/faults.js';
import type { Draft, Happening, RecordWords, Settled } from '../record/record.js';
import { WriteRecord } from '../record/write-record.handler.js';
import { COMMITTEE } from './committee.errors.js';
import { committeeEvent } from './committee.events.js';
import type { Committee } from './committee.js';
import { type CommitteeRecord, CommitteeStore } from './committee.store.js';

/** Writes committees: those whose rights cover the governance. */
@Injectable()
export class WriteCommittee extends WriteRecord<Committee, CommitteeRecord['beside']> {
  protected readonly words: RecordWords = COMMITTEE;
  protected readonly resource = 'comites';
  protected readonly subject = 'comite';

  constructor(
    @Inject(CommitteeStore) private readonly store: CommitteeStore,
    @Inject(FindGovernance) private readonly governances: FindGovernance,
    @Inject(Outbox) outbox: Outbox,
    @Inject(CLOCK) clock: Clock,
  ) {
    super(store, outbox, clock);
  }

  protected async settle(
    tx: Transaction,
    { value }: Draft<Committee>,
    fence: Fence,
  ): Promise<Settled<Committee>> {
    const governance = await this.governances.find(tx, value.gouvernance_id, fence);
    if (governance === undefined)
      return {
        value,
        faults: [
          fault(
            '/gouvernance_id',
            'unknown_governance',
            'Aucune gouvernance que vous puissiez lire ne porte cet identifiant.',
            'No governance that you may read has this id.',
          ),
        ],
      };
    const { membres = [], territoires } = governance.description;
    const known = new Set(membres.map(({ structure_id: id }) => id));
    const faults = (value.membres ?? []).flatMap((id, index) =>
      known.has(id)
        ? []
        : [
            fault(
              `/membres/${index}`,
              'no_member',
              'Cette structure n’est pas membre de la gouvernance.',
              'This structure is no member of the governance.',
            ),
          ],
    );
    return { value, faults: [...faults, ...beyond('/gouvernance_id', territoires, fence)] };
  }

  protected outside(
    _tx: Transaction,
    { beside }: CommitteeRecord,
    fence: Fence,
  ): Promise<readonly Fault[]> {
    return Promise.resolve(beyond('/gouvernance_id', beside.territoires, fence));
  }

  protected namedBy(tx: Transaction, id: string): Promise<readonly string[]> {
    return this.store.namedBy(tx, id);
  }

  protected eventOf(happening: Happening, state: Committee | undefined): OutgoingEvent {
    return committeeEvent(happening, state);
  }
}
