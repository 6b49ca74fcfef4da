import { Inject, Injectable } from '@nestjs/common';
import type { Fence, Transaction } from '@maillage/platform';
import { type NamedStructure, ProfessionalStore } from './professional.store.js';

/** Finds what posts and presences hang on; what their writer does not reach is as if it did not exist. */
@Injectable()
export class FindTies {
  constructor(@Inject(ProfessionalStore) private readonly store: ProfessionalStore) {}

  structure(
    tx: Transaction,
    id: string,
    source: string,
    fence: Fence,
  ): Promise<NamedStructure | undefined> {
    return this.store.structure(tx, id, source, fence);
  }

  /** A professional that is not withdrawn. */
  async professional(
    tx: Transaction,
    id: string,
    fence: Fence,
  ): Promise<{ readonly ends_on: string | null } | undefined> {
    const held = await this.store.find(id, fence, tx);
    return held && { ends_on: held.description.fin ?? null };
  }

  /** Marks professionals as changed: what hangs on them is shown with them, and says where they are. */
  touch(tx: Transaction, professionals: readonly string[]): Promise<void> {
    return this.store.touch(tx, professionals);
  }
}
