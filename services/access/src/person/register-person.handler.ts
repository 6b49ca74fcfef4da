import { Inject, Injectable } from '@nestjs/common';
import { Audit, type Caller, type Fence, People } from '@maillage/platform';
import type { PersonCategory } from '@maillage/platform/access';
import { type Identity, type Person, reachesPeopleOf } from './person.js';
import { foreignSource, personNotFound } from './person.errors.js';
import { PersonStore } from './person.store.js';

/** What a source says of a person it knows. */
export interface PersonWish {
  /** The caller's own when absent. */
  readonly source: string | undefined;
  readonly category: PersonCategory;
  readonly reference: string;
  readonly identity: Identity;
}

/** Enters a person under a source's reference, or finds them; what is said of who they are is sealed before it is stored. */
@Injectable()
export class RegisterPerson {
  constructor(
    @Inject(People) private readonly people: People,
    @Inject(PersonStore) private readonly store: PersonStore,
  ) {}

  /** @throws DomainError forbidden for another's source. */
  async register(caller: Caller, fence: Fence, wish: PersonWish): Promise<Person> {
    const source = wish.source ?? caller.source;
    if (!reachesPeopleOf(source, fence)) throw foreignSource();
    return this.store.together(async (tx) => {
      const known = (await this.people.namedAndKept(source, wish.category, [wish.reference])).get(
        wish.reference,
      );
      const person = known && (await this.store.take(tx, known.id, [source]));
      // Erased by another request just now: the same request again enters a new person.
      if (person === undefined) throw personNotFound();
      const given = Object.entries(wish.identity).filter(([, text]) => text !== undefined);
      await this.people.keep(given.map(([field, text]) => ({ personId: person.id, field, text })));
      // Which fields were given, never what they say.
      const after = {
        id: person.id,
        source,
        categorie: person.category,
        champs: ['reference', ...given.map(([field]) => field)],
      };
      await Audit.record(tx, {
        action: 'personnes.enregistrer',
        subject: { type: 'personne', id: person.id },
        after,
      });
      return person;
    });
  }
}
