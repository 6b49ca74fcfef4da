import { Inject, Injectable } from '@nestjs/common';
import { type Clock, uuidv7 } from '@maillage/kernel';
import { Audit, CLOCK, type Fence, Outbox } from '@maillage/platform';
import { ErasureRegister } from './erasure-register.file.js';
import {
  type ErasureReason,
  type Receipt,
  receiptOf,
  type Sources,
  sourcesReached,
} from './person.js';
import { erasuresNotWritable, personNotFound } from './person.errors.js';
import { personErased } from './person.events.js';
import { PersonStore } from './person.store.js';

/** Forgets a person: the key, what is sealed under it and the way from the source's reference to the pseudonym. */
@Injectable()
export class ErasePerson {
  constructor(
    @Inject(PersonStore) private readonly store: PersonStore,
    @Inject(ErasureRegister) private readonly register: ErasureRegister,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Asked for again, gives the same receipt.
   * @throws DomainError not_found for a person the fence does not reach; unavailable when the register can't be written.
   */
  async erase(fence: Fence, personId: string, reason: ErasureReason = 'demande'): Promise<Receipt> {
    const at = this.clock.now();
    const sources = sourcesReached(fence);
    const receipt = await this.store.transaction(async (tx) => {
      const person = await this.store.take(tx, personId, sources);
      if (person === undefined) return undefined;
      const rows = await this.store.destroy(tx, personId);
      const id = uuidv7(at.getTime());
      const before = { id: personId, source: person.source, categorie: person.category };
      const entry = await Audit.record(tx, {
        action: 'personnes.effacer',
        subject: { type: 'personne', id: personId },
        details: { motif: reason, recu: id, lignes: rows },
        before,
      });
      const written = receiptOf(person, rows, { id, reason, at, entry });
      const erasure = { personId, source: person.source, receipt: written };
      await this.store.addErasure(tx, erasure);
      await this.outbox.add(tx, personErased(personId, reason, at));
      // Last before the commit, and durable before it: what is committed stands in the register.
      await this.register.append([erasure]).catch(() => {
        throw erasuresNotWritable();
      });
      return written;
    });
    return receipt ?? this.receiptOf(sources, personId);
  }

  private async receiptOf(sources: Sources, personId: string): Promise<Receipt> {
    const erasure = await this.store.findErasure(personId, sources);
    if (erasure === undefined) throw personNotFound();
    return erasure.receipt;
  }
}
