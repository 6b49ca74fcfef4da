import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@maillage/kernel';
import { Audit, CLOCK, Outbox, People, type Transaction } from '@maillage/platform';
import type { Contact } from './seat-wish.js';
import { seatWished, seatWishWithdrawn } from './seat-wish.events.js';
import { type KeptWish, SeatWishStore } from './seat-wish.store.js';

/** The source that people stand under in the registry whom nobody but this service names. */
const SOURCE = 'diagnostics';
const CATEGORY = 'apprenant';
const FIELDS = ['courriel', 'telephone'] as const;

/**
 * Keeps who may be invited, sealed in the registry of people under a pseudonym of this purpose. The registry finds it by a keyed
 * hash of the participation: no row leads from answers to a person, nor back.
 */
@Injectable()
export class KeepWish {
  constructor(
    @Inject(SeatWishStore) private readonly store: SeatWishStore,
    @Inject(People) private readonly people: People,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  isInvitable(assessmentId: string): Promise<boolean> {
    return this.store.isInvitable(assessmentId);
  }

  /** Keeps a wish, in the place of a former one. */
  async keep(
    assessmentId: string,
    contact: Contact,
    wish: Omit<KeptWish, 'personId' | 'pseudonym' | 'version'>,
  ): Promise<void> {
    await this.store.together(async (tx) => {
      const known = await this.people.named(SOURCE, CATEGORY, [assessmentId]);
      const person = known.get(assessmentId);
      if (person === undefined) throw new Error('a person was asked for and not entered');
      const { id: personId, pseudonym } = person;
      const fields = FIELDS.map((field) => ({ personId, field, text: contact[field] }));
      await this.people.keep(
        fields.flatMap(({ text, ...field }) => (text === undefined ? [] : [{ ...field, text }])),
      );
      await this.people.drop(fields.filter(({ text }) => text === undefined));
      const kept = await this.store.put(tx, { ...wish, personId, pseudonym });
      await this.store.mark(tx, assessmentId, true);
      await this.outbox.add(tx, seatWished(kept));
      const subject = { type: 'souhait', id: kept.id };
      await Audit.record(tx, { action: 'souhaits.exprimer', subject });
    });
  }

  /** Takes back the wishes of some participations, as far as there are. */
  async withdraw(assessmentIds: readonly string[]): Promise<void> {
    await this.store.together(async (tx) => {
      const marked = await this.store.invitable(tx, assessmentIds);
      const people = [...(await this.people.named(SOURCE, CATEGORY, marked)).values()];
      await this.people.drop(
        people.flatMap(({ id: personId }) => FIELDS.map((field) => ({ personId, field }))),
      );
      await this.forget(
        tx,
        people.map(({ id }) => id),
      );
      for (const id of marked) await this.store.mark(tx, id, false);
    });
  }

  /** Lets go of the wishes of people who are no more. */
  async forget(tx: Transaction, personIds: readonly string[]): Promise<void> {
    const at = this.clock.now();
    for (const wish of await this.store.remove(tx, personIds)) {
      await this.outbox.add(tx, seatWishWithdrawn(wish, at));
      const subject = { type: 'souhait', id: wish.id };
      await Audit.record(tx, { action: 'souhaits.retirer', subject });
    }
  }
}
