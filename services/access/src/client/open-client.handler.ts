import { Inject, Injectable } from '@nestjs/common';
import { type Clock, uuidv7 } from '@maillage/kernel';
import { Audit, CLOCK, type Fence } from '@maillage/platform';
import { sourceTaken } from './client.errors.js';
import type { ApiClient, ClientWish } from './client.js';
import { changeOfClient } from './client.mapping.dto.js';
import { ClientStore } from './client.store.js';
import { requireGivable } from './rights.js';

/** Opens an access, inside the fence of the caller. */
@Injectable()
export class OpenClient {
  constructor(
    @Inject(ClientStore) private readonly store: ClientStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError invalid for rights that can't be given, conflict for a source name in use. */
  async open(fence: Fence, wish: ClientWish & { readonly source: string }): Promise<ApiClient> {
    requireGivable(wish, fence.within);
    const now = this.clock.now();
    const client = { ...wish, id: uuidv7(now.getTime()), createdAt: now, version: 1 };
    return this.store.transaction(async (tx) => {
      if (!(await this.store.add(tx, client))) throw sourceTaken(wish.source);
      await Audit.record(tx, changeOfClient('clients.ouvrir', undefined, client));
      return client;
    });
  }
}
