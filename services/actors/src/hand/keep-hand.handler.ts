import { Inject, Injectable } from '@nestjs/common';
import type { Transaction, Version } from '@maillage/platform';
import { afterHand, corrected, type HandField, type Heard, saidOf, type Subject } from './hand.js';
import { handHistory, HandStore } from './hand.store.js';

/** An item that is corrected by hand. */
interface Corrected {
  readonly subject: Subject;
  readonly id: string;
  readonly before: object;
  readonly after: object;
}

/**
 * Keeps what is corrected by hand from what sources say later. Whoever calls holds the locks of the items, in the transaction
 * that writes them.
 */
@Injectable()
export class KeepHand {
  constructor(@Inject(HandStore) private readonly store: HandStore) {}

  /** Corrections that hold, by the id of the item. */
  async of(tx: Transaction, ids: readonly string[]): Promise<Map<string, HandField[]>> {
    const held = ids.length === 0 ? [] : await this.store.held(tx, ids);
    const bySubject = new Map<string, HandField[]>();
    for (const one of held)
      bySubject.set(one.subjectId, [...(bySubject.get(one.subjectId) ?? []), one]);
    return bySubject;
  }

  /** Versions of a correction after one of them, the oldest first. */
  versions(
    reader: Pick<Transaction, 'query'>,
    id: string,
    after: number,
    limit: number,
  ): Promise<Version<object>[]> {
    return handHistory.list(reader, id, after, limit);
  }

  /** Notes what sources say of corrections. */
  async hear(tx: Transaction, heard: readonly Heard[], at: Date): Promise<void> {
    const changes = heard.flatMap(({ hand, next }) => (next === undefined ? [] : [{ hand, next }]));
    await this.store.change(tx, changes, at, 'Import');
  }

  /** Notes that an item was corrected. */
  async correct(
    tx: Transaction,
    { subject, id, before, after }: Corrected,
    at: Date,
  ): Promise<void> {
    const names = corrected(subject, before, after);
    const held = await this.store.held(tx, [id]);
    const again = held.filter(({ field }) => names.includes(field));
    await this.store.change(
      tx,
      again.map((hand) => ({ hand, next: afterHand(hand, saidOf(after, subject, hand.field)) })),
      at,
      'Correction',
    );
    const fresh = names.filter((name) => !again.some(({ field }) => field === name));
    await this.store.insert(
      tx,
      { subject, subjectId: id },
      fresh.map((field) => ({ field, said: saidOf(before, subject, field) })),
      at,
    );
  }

  /** Notes what was decided of a correction, which stays as it is. */
  async decide(
    tx: Transaction,
    hand: HandField,
    state: 'plus_tard' | 'garde',
    at: Date,
  ): Promise<void> {
    if (hand.state === state) return;
    await this.store.change(tx, [{ hand, next: { said: hand.said, state } }], at, 'Décision');
  }

  /** Ends all corrections of an item, which is withdrawn. */
  async release(tx: Transaction, id: string, at: Date): Promise<void> {
    const held = await this.store.held(tx, [id]);
    const next = { said: {}, state: 'accord' } as const;
    await this.store.change(
      tx,
      held.map((hand) => ({ hand, next })),
      at,
      'Retrait',
    );
  }
}
