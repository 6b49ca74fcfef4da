import { Inject, Injectable } from '@nestjs/common';
import type { ReceivedEvent, Transaction } from '@maillage/platform';
import { ancestryOf } from '../figure/ancestry.js';
import { CountStocks } from '../figure/count-stocks.handler.js';
import { coveredSteps, postsByCommune } from './covered.js';
import { postsIn, professionalsIn, structuresIn } from './staff.events.js';
import { StaffStore } from './staff.store.js';
import { staffSteps } from './staff-steps.js';
import { structureSteps } from './structure-steps.events.js';

/** Counts who is in post where. What an event changes is taken out as it was counted, and counted as it is now. */
@Injectable()
export class CountStaff {
  constructor(
    @Inject(StaffStore) private readonly store: StaffStore,
    @Inject(CountStocks) private readonly stocks: CountStocks,
  ) {}

  async posts(tx: Transaction, events: readonly ReceivedEvent[]): Promise<void> {
    const posts = postsIn(events);
    await this.store.lock(tx);
    const known = await this.store.holders(tx, { posts: posts.map(({ id }) => id) });
    const people = [...known, ...posts.flatMap((post) => post.professional_id ?? [])];
    await this.recount(tx, people, () => this.store.learnPosts(tx, posts));
  }

  async structures(tx: Transaction, events: readonly ReceivedEvent[]): Promise<void> {
    const structures = structuresIn(events);
    await this.store.lock(tx);
    await this.stocks.add(
      tx,
      events.flatMap((event) => structureSteps(event, ancestryOf)),
    );
    const people = await this.store.holders(tx, { structures: structures.map(({ id }) => id) });
    await this.recount(tx, people, () => this.store.learnStructures(tx, structures));
  }

  async professionals(tx: Transaction, events: readonly ReceivedEvent[]): Promise<void> {
    const professionals = professionalsIn(events);
    await this.store.lock(tx);
    const people = professionals.map(({ id }) => id);
    await this.recount(tx, people, () => this.store.learnProfessionals(tx, professionals));
  }

  private async recount(
    tx: Transaction,
    people: readonly string[],
    learn: () => Promise<void>,
  ): Promise<void> {
    const before = await this.store.held(tx, people);
    await learn();
    const after = await this.store.held(tx, people);
    const steps = [...staffSteps(before, -1, ancestryOf), ...staffSteps(after, 1, ancestryOf)];
    const added = postsByCommune(await this.stocks.add(tx, steps));
    const communes = [...new Set(added.map(({ commune }) => commune))];
    const now = await this.store.changes(tx, communes);
    await this.stocks.add(tx, coveredSteps(now, added, ancestryOf));
  }
}
