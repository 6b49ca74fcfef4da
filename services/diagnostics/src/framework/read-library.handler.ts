import { Inject, Injectable } from '@nestjs/common';
import type { Framework, Mapping } from '@maillage/skills';
import { findFramework, isSame, type Library, type Reference } from './framework.js';
import { frameworkNotFound } from './framework.errors.js';
import { FrameworkStore } from './framework.store.js';

/** Finds frameworks, for this feature and the others. */
@Injectable()
export class ReadLibrary {
  constructor(@Inject(FrameworkStore) private readonly store: FrameworkStore) {}

  library(): Promise<Library> {
    return this.store.library();
  }

  /** @throws DomainError not_found. */
  async get(wanted: Reference): Promise<Framework> {
    const found = findFramework(await this.store.library(), wanted);
    if (found === undefined) throw frameworkNotFound();
    return found;
  }

  /** Mappings from a framework, to one or to all. @throws DomainError not_found. */
  async mappingsFrom(wanted: Reference, to: string | undefined): Promise<Mapping[]> {
    const library = await this.store.library();
    if (findFramework(library, wanted) === undefined) throw frameworkNotFound();
    return library.mappings.filter(
      (one) => isSame(one.from, wanted) && (to === undefined || one.to.id === to),
    );
  }
}
