import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@maillage/kernel';
import {
  CLOCK,
  type Fence,
  Outbox,
  type OutgoingEvent,
  type Transaction,
} from '@maillage/platform';
import { parseTerritoryRef } from '@maillage/territories';
import type {
  Change,
  Draft,
  Happening,
  Judgement,
  Read,
  RecordWords,
} from '../professional/record.js';
import { refusedRecord } from '../professional/record.errors.js';
import { WriteRecord } from '../professional/write-record.handler.js';
import { NETWORK, networkOutside } from './network.errors.js';
import { networkEvent } from './network.events.js';
import { type Network, renamed, structuresOf } from './network.js';
import { networkFaults } from './network-rules.js';
import { type BesideNetwork, type NetworkRecord, NetworkStore } from './network.store.js';
import { readNetwork } from './read-network.js';

/** Writes networks: all may read them, those whose rights cover the territory may write them. */
@Injectable()
export class WriteNetwork extends WriteRecord<Network, BesideNetwork> {
  protected readonly words: RecordWords = NETWORK;
  protected readonly resource = 'reseaux';
  protected readonly subject = 'reseau';

  constructor(
    @Inject(NetworkStore) private readonly store: NetworkStore,
    @Inject(Outbox) outbox: Outbox,
    @Inject(CLOCK) clock: Clock,
  ) {
    super(store, outbox, clock);
  }

  protected read(body: unknown): Read<Network> {
    return readNetwork(body);
  }

  protected override requireWritable({ description }: NetworkRecord, fence: Fence): void {
    const faults = outside(description, fence);
    if (faults.length > 0) throw refusedRecord(NETWORK, faults);
  }

  protected async judge(
    tx: Transaction,
    { value }: Draft<Network>,
    before: NetworkRecord | undefined,
    fence: Fence,
  ): Promise<Judgement> {
    const structures = await this.store.named(tx, value);
    return {
      faults: [...outside(value, fence), ...networkFaults(value, before?.description, structures)],
      commune: undefined,
    };
  }

  protected override asSaid(value: Network, { description, beside }: NetworkRecord): Network {
    const said = new Set(structuresOf(description));
    const names = Object.entries(beside.survivantes).filter(([, survivor]) => !said.has(survivor));
    return renamed(value, Object.fromEntries(names.map(([id, survivor]) => [survivor, id])));
  }

  protected eventOf(happening: Happening, change: Change<Network>): OutgoingEvent {
    return networkEvent(happening, ...change);
  }
}

function outside({ territoire }: Network, fence: Fence): ReturnType<typeof networkOutside>[] {
  const ref = parseTerritoryRef(territoire);
  return ref !== undefined && fence.covers(ref) ? [] : [networkOutside(territoire)];
}
