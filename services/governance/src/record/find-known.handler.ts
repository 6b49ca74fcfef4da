import { Inject, Injectable } from '@nestjs/common';
import type { Fault } from '@maillage/kernel';
import type { Transaction } from '@maillage/platform';
import { type Naming, namingFaults } from './known-faults.js';
import { KnownStore } from './known.store.js';

/** What a record names of the directory for the first time. */
export interface Namings {
  readonly structures: readonly Naming[];
  readonly posts: readonly Naming[];
}

/** Judges what records name of the directory. */
@Injectable()
export class FindKnown {
  constructor(@Inject(KnownStore) private readonly store: KnownStore) {}

  async faults(tx: Transaction, { structures, posts }: Namings, today: string): Promise<Fault[]> {
    const idsOf = (namings: readonly Naming[]): string[] => namings.map(({ id }) => id);
    const [knownStructures, knownPosts] = [
      await this.store.among('known_structures', idsOf(structures), tx),
      await this.store.among('known_posts', idsOf(posts), tx),
    ];
    return [
      ...namingFaults(structures, knownStructures, 'structure', today),
      ...namingFaults(posts, knownPosts, 'post', today),
    ];
  }
}
