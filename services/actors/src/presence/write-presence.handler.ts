import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@maillage/kernel';
import {
  CLOCK,
  type Fence,
  Outbox,
  type OutgoingEvent,
  type Transaction,
} from '@maillage/platform';
import { FindTies } from '../professional/find-ties.handler.js';
import type {
  Change,
  Draft,
  Happening,
  Judgement,
  Read,
  RecordWords,
} from '../professional/record.js';
import { PRESENCE } from '../professional/record.errors.js';
import { WriteRecord } from '../professional/write-record.handler.js';
import { presenceEvent } from './presence.events.js';
import type { Presence } from './presence.js';
import { presenceFaults, presenceRemarks } from './presence-rules.js';
import { type BesidePresence, type PresenceRecord, PresenceStore } from './presence.store.js';
import { readPresence } from './read-presence.js';

/** Writes presences. */
@Injectable()
export class WritePresence extends WriteRecord<Presence, BesidePresence> {
  protected readonly words: RecordWords = PRESENCE;
  protected readonly resource = 'presences';
  protected readonly subject = 'presence';

  constructor(
    @Inject(PresenceStore) private readonly store: PresenceStore,
    @Inject(FindTies) private readonly ties: FindTies,
    @Inject(Outbox) outbox: Outbox,
    @Inject(CLOCK) clock: Clock,
  ) {
    super(store, outbox, clock);
  }

  /** Takes out the presences of a professional that was forgotten, in the transaction that forgets them. */
  async removeOf(tx: Transaction, professional: string): Promise<void> {
    for (const held of await this.store.ofProfessional(tx, professional))
      await this.remove(tx, held, this.clock.now(), 'Personne effacée');
  }

  protected read(body: unknown): Read<Presence> {
    return readPresence(body);
  }

  protected async judge(
    tx: Transaction,
    { id, source, value }: Draft<Presence>,
    before: PresenceRecord | undefined,
    fence: Fence,
  ): Promise<Judgement> {
    const { lieu_id, professionnel_id: holder } = value;
    const place = await this.store.place(tx, lieu_id, source, fence);
    const grounds = {
      place,
      professional: await this.ties.professional(tx, holder, fence),
      others: await this.store.othersOf(tx, holder, id),
    };
    const isMoved = lieu_id !== before?.description.lieu_id;
    return {
      faults: presenceFaults(value, before?.description, grounds),
      remarks: presenceRemarks(value, grounds),
      commune: (isMoved ? place : before.beside)?.commune ?? undefined,
    };
  }

  protected override asSaid(value: Presence, { description, beside }: PresenceRecord): Presence {
    const { lieu_id } = description;
    return value.lieu_id === beside.lieu_survivant ? { ...value, lieu_id } : value;
  }

  protected eventOf(happening: Happening, change: Change<Presence>): OutgoingEvent {
    return presenceEvent(happening, ...change);
  }

  protected override touch(tx: Transaction, ...presences: readonly Presence[]): Promise<void> {
    return this.ties.touch(tx, [...new Set(presences.map((one) => one.professionnel_id))]);
  }
}
