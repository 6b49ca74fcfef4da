import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@maillage/kernel';
import {
  Audit,
  type Caller,
  CLOCK,
  People,
  PersonalReads,
  type Transaction,
} from '@maillage/platform';
import { personGone, personHasEntry } from './identity.errors.js';
import { ProfessionalPeopleStore } from './professional-people.store.js';
import { type Identity, IDENTITY_FIELDS } from './read-identity.js';

/** An identity as it is shown: with the id by which the person's rights are exercised. */
export interface ShownIdentity extends Identity {
  readonly personne_id: string;
}

/** A professional, as its source knows it. */
interface Entry {
  readonly id: string;
  readonly source: string;
  readonly sourceId: string;
}

/** Keeps who professionals are, sealed under the person's key in the registry of people, and opens it. */
@Injectable()
export class KeepIdentity {
  constructor(
    @Inject(ProfessionalPeopleStore) private readonly store: ProfessionalPeopleStore,
    @Inject(People) private readonly people: People,
    @Inject(PersonalReads) private readonly reads: PersonalReads,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A transaction that what is kept, and all else done meanwhile, is a part of. */
  together<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.store.together(work);
  }

  /**
   * Makes an identity that of a professional; what it does not say is let go. In a transaction that has the lock.
   * @throws DomainError conflict where the source has another entry of the person, or the person was erased just now.
   */
  async keep(tx: Transaction, { id, source, sourceId }: Entry, identity: Identity): Promise<void> {
    const known = (await this.store.peopleOf([id])).get(id);
    const personId = known ?? (await this.personOf(source, identity.courriel ?? sourceId));
    const holder = known === undefined ? await this.store.holderOf(personId) : id;
    if (holder !== undefined && holder !== id) throw personHasEntry(holder);
    const fields = IDENTITY_FIELDS.map((field) => ({ personId, field, text: identity[field] }));
    const said = fields.flatMap(({ text, ...field }) =>
      text === undefined ? [] : [{ ...field, text }],
    );
    if (!(await this.people.keep(said)).has(personId)) throw personGone();
    await this.people.drop(fields.filter(({ text }) => text === undefined));
    await this.store.tie(tx, id, personId, this.clock.now());
    // Which fields were given, never what they say.
    await Audit.record(tx, {
      action: 'professionnels.identifier',
      subject: { type: 'professionnel', id },
      details: { personne_id: personId, champs: said.map(({ field }) => field) },
    });
  }

  /**
   * Adds to the identity of a professional what is not known of it yet, or is said otherwise now; in a transaction that
   * has the lock.
   * @returns whether anything was.
   * @throws DomainError as `keep`.
   */
  async supplement(tx: Transaction, entry: Entry, identity: Identity): Promise<boolean> {
    const person = (await this.store.peopleOf([entry.id])).get(entry.id);
    // Compared here and shown to nobody: no read to be counted.
    const known: Identity =
      person === undefined
        ? {}
        : ((await this.people.identitiesOf([person], () => Promise.resolve())).get(person) ?? {});
    const isKnown = IDENTITY_FIELDS.every(
      (field) => identity[field] === undefined || identity[field] === known[field],
    );
    if (isKnown) return false;
    await this.keep(tx, entry, { ...known, ...identity });
    return true;
  }

  /** The professional that a source's people by an address of e-mail is, if there is one. */
  async holderOf(source: string, courriel: string): Promise<string | undefined> {
    return this.store.holderOf(await this.personOf(source, courriel));
  }

  /** Lets go of who a professional is. */
  untie(tx: Transaction, professional: string): Promise<void> {
    return this.store.untie(tx, professional);
  }

  /** The professionals that some people are. */
  professionalsOf(tx: Transaction, people: readonly string[]): Promise<string[]> {
    return this.store.professionalsOf(tx, people);
  }

  /**
   * Who some professionals are, by their ids. Counted for the caller, and in the audit journal, before anything is opened.
   * @throws DomainError too_many beyond what one caller may read.
   */
  async of(caller: Caller, professionals: readonly string[]): Promise<Map<string, ShownIdentity>> {
    const people = await this.store.peopleOf(professionals);
    const opened = await this.people.identitiesOf([...people.values()], (ids) =>
      this.reads.show(caller, ids, 'professionnels.identite'),
    );
    return new Map(
      [...people].flatMap(([id, personne_id]) => {
        const identity = opened.get(personne_id);
        return identity === undefined ? [] : [[id, { personne_id, ...identity }]];
      }),
    );
  }

  /** An address of e-mail names one person of a source; without one, the source's own id does. */
  private async personOf(source: string, reference: string): Promise<string> {
    const people = await this.people.namedAndKept(source, 'professionnel', [reference]);
    const person = people.get(reference);
    if (person === undefined) throw personGone();
    return person.id;
  }
}
