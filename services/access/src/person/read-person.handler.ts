import { Inject, Injectable } from '@nestjs/common';
import {
  type Caller,
  type DossierPage,
  type Fence,
  People,
  PersonalReads,
} from '@maillage/platform';
import { Questions } from '@maillage/platform/access';
import { HolderStore } from './holder.store.js';
import { type Person, sourcesReached } from './person.js';
import { personNotFound } from './person.errors.js';
import { PersonStore } from './person.store.js';

/** A person with all that access keeps of them, opened. */
export interface OpenedPerson {
  readonly person: Person;
  /** By field: `reference` and those of the identity. */
  readonly fields: Readonly<Record<string, string>>;
}

/** What another service keeps about a person. */
export interface ServiceFile {
  readonly service: string;
  readonly donnees: readonly object[];
}

/** All that is kept about a person. */
export interface PersonFile {
  readonly opened: OpenedPerson;
  readonly services: readonly ServiceFile[];
}

/** Reads a person's data: counted for the caller, and entered in the journal, before anything is opened. */
@Injectable()
export class ReadPerson {
  constructor(
    @Inject(PersonStore) private readonly store: PersonStore,
    @Inject(People) private readonly people: People,
    @Inject(PersonalReads) private readonly reads: PersonalReads,
    @Inject(HolderStore) private readonly holders: HolderStore,
    @Inject(Questions) private readonly questions: Questions,
  ) {}

  /** @throws DomainError not_found outside the fence, too_many beyond what one caller may read. */
  read(caller: Caller, fence: Fence, id: string): Promise<OpenedPerson> {
    return this.open(caller, fence, id, 'personnes.lire');
  }

  /**
   * The person, counted for the caller and not opened.
   * @throws DomainError as `read`.
   */
  async meet(caller: Caller, fence: Fence, id: string): Promise<Person> {
    const person = await this.store.find(id, sourcesReached(fence));
    if (person === undefined) throw personNotFound();
    await this.reads.allow(caller, [id]);
    return person;
  }

  /** Enters in the journal that a file is made of what is kept about the person. */
  record(id: string): Promise<void> {
    return this.store.recordRead(id, 'personnes.dossier');
  }

  /** @throws DomainError as `read`. */
  async open(
    caller: Caller,
    fence: Fence,
    id: string,
    action: 'personnes.lire' | 'personnes.dossier',
  ): Promise<OpenedPerson> {
    const person = await this.meet(caller, fence, id);
    await this.store.recordRead(id, action);
    const sealed = await this.store.fieldsOf(id);
    const texts = await this.people.open(sealed);
    const fields = sealed.flatMap(({ field }, index) =>
      texts[index] === undefined ? [] : [[field, texts[index]]],
    );
    return { person, fields: Object.fromEntries(fields) as Record<string, string> };
  }

  /** Part of what a service keeps about a person. @throws DomainError unavailable when it does not answer. */
  page(
    service: string,
    { id, pseudonym }: Person,
    after: string | undefined,
  ): Promise<DossierPage> {
    return this.questions.ask<DossierPage>('dossier', service, {
      person: { id, pseudonym },
      ...(after === undefined ? {} : { after }),
    });
  }

  /**
   * Everything every service keeps about the person.
   * @throws DomainError as `read`, and unavailable when a service that keeps data about people does not answer.
   */
  async file(caller: Caller, fence: Fence, id: string): Promise<PersonFile> {
    const opened = await this.open(caller, fence, id, 'personnes.dossier');
    const services: ServiceFile[] = [];
    for (const service of await this.holders.ofPeople()) {
      const donnees: object[] = [];
      for (
        let after: string | undefined, isFirst = true;
        isFirst || after !== undefined;
        isFirst = false
      ) {
        const page = await this.page(service, opened.person, after);
        donnees.push(...page.donnees);
        after = page.suite;
      }
      services.push({ service, donnees });
    }
    return { opened, services };
  }
}
