import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@maillage/kernel';
import { Audit, type Caller, CLOCK, People, Sources, type Transaction } from '@maillage/platform';
import { personErased, sheetNotFound } from './sheet.errors.js';
import { SheetStore } from './sheet.store.js';

/** Who thanks: the caller, or somebody of its source. */
export interface Thanks {
  readonly caller: Caller;
  /** The person's id at the source; undefined for the caller itself. */
  readonly reference: string | undefined;
}

/** Notes who was helped by a sheet: each person counts once, however often thanks are sent. */
@Injectable()
export class ThankForSheet {
  constructor(
    @Inject(SheetStore) private readonly store: SheetStore,
    @Inject(People) private readonly people: People,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError not_found, or conflict for a person who was erased. */
  async thank(id: string, thanks: Thanks): Promise<void> {
    const by = await this.whoIs(thanks);
    await this.change(id, 'fiches.remercier', thanks, (tx) =>
      this.store.thank(tx, id, by, this.clock.now()),
    );
  }

  /** @throws DomainError not_found, or conflict for a person who was erased. */
  async takeBack(id: string, thanks: Thanks): Promise<void> {
    const by = await this.whoIs(thanks);
    await this.change(id, 'fiches.reprendre_merci', thanks, (tx) => this.store.unthank(tx, id, by));
  }

  /** What is kept of somebody, as the person is told. */
  tell(person: string): Promise<object[]> {
    return this.store.thanksOf(person);
  }

  forget(tx: Transaction, people: readonly string[]): Promise<void> {
    return this.store.forgetThanks(tx, people);
  }

  private async change(
    id: string,
    action: string,
    { caller: { source }, reference }: Thanks,
    work: (tx: Transaction) => Promise<void>,
  ): Promise<void> {
    if ((await this.store.published(id)) === undefined) throw sheetNotFound();
    await this.store.transaction(async (tx) => {
      await Sources.claim(tx, source);
      await work(tx);
      await Audit.record(tx, {
        ...{ action, subject: { type: 'fiche_pratique', id } },
        details: { de: reference === undefined ? 'appelant' : 'personne' },
      });
    });
  }

  private async whoIs({ caller, reference }: Thanks): Promise<string> {
    if (reference === undefined) return caller.id;
    const known = await this.people.named(caller.source, 'professionnel', [reference]);
    const person = known.get(reference);
    if (person === undefined) throw personErased();
    return person.id;
  }
}
