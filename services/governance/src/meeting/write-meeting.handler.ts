import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Fault } from '@maillage/kernel';
import {
  CLOCK,
  type Fence,
  Outbox,
  type OutgoingEvent,
  type Transaction,
} from '@maillage/platform';
import { FindCommittee } from '../committee/find-committee.handler.js';
import { beyond } from '../record/beyond.js';
import type { Draft, Happening, RecordWords, Settled } from '../record/record.js';
import { WriteRecord } from '../record/write-record.handler.js';
import { MEETING, unknownCommittee } from './meeting.errors.js';
import { meetingEvent } from './meeting.events.js';
import type { Meeting } from './meeting.js';
import { settleMeeting } from './meeting-rules.js';
import { type MeetingRecord, MeetingStore } from './meeting.store.js';

/** Writes meetings: those whose rights cover the governance of the committee. */
@Injectable()
export class WriteMeeting extends WriteRecord<Meeting, MeetingRecord['beside']> {
  protected readonly words: RecordWords = MEETING;
  protected readonly resource = 'reunions';
  protected readonly subject = 'reunion';

  constructor(
    @Inject(MeetingStore) store: MeetingStore,
    @Inject(FindCommittee) private readonly committees: FindCommittee,
    @Inject(Outbox) outbox: Outbox,
    @Inject(CLOCK) clock: Clock,
  ) {
    super(store, outbox, clock);
  }

  protected async settle(
    tx: Transaction,
    draft: Draft<Meeting>,
    fence: Fence,
  ): Promise<Settled<Meeting>> {
    const committee = await this.committees.find(tx, draft.value.comite_id, fence);
    if (committee === undefined) return { value: draft.value, faults: [unknownCommittee()] };
    const { description, beside } = committee;
    const members = description.membres ?? beside.confirmes;
    const { value, faults } = settleMeeting(draft, { ...description, members });
    return { value, faults: [...faults, ...beyond('/comite_id', beside.territoires, fence)] };
  }

  protected outside(
    _tx: Transaction,
    { beside }: MeetingRecord,
    fence: Fence,
  ): Promise<readonly Fault[]> {
    return Promise.resolve(beyond('/comite_id', beside.territoires, fence));
  }

  protected namedBy(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }

  protected eventOf(happening: Happening, state: Meeting | undefined): OutgoingEvent {
    return meetingEvent(happening, state);
  }
}
