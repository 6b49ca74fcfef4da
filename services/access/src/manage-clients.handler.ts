import { Inject, Injectable } from '@nestjs/common';
import { type Clock, uuidv7 } from '@maillage/kernel';
import { CLOCK, type Fence } from '@maillage/platform';
import { badRights, clientClosed, clientNotFound, sourceTaken } from './access.errors.js';
import type { ApiClient, ClientWish } from './client.js';
import { ClientStore } from './client.store.js';
import { faultsOf } from './rights.js';

/** Opens, revises and closes accesses, inside the fence of who does it. */
@Injectable()
export class ManageClients {
  constructor(
    @Inject(ClientStore) private readonly store: ClientStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError invalid for rights that can't be given, conflict for a source name in use. */
  async open(fence: Fence, wish: ClientWish & { readonly source: string }): Promise<ApiClient> {
    refuseFaults(wish, fence);
    const now = this.clock.now();
    const client = { ...wish, id: uuidv7(now.getTime()), createdAt: now, version: 1 };
    const isAdded = await this.store.transaction((tx) => this.store.add(tx, client));
    if (!isAdded) throw sourceTaken(wish.source);
    return client;
  }

  /**
   * @param accepts tells whether the caller's If-Match allows the version found.
   * @throws DomainError not_found, conflict for a closed client, invalid for rights that can't be given, or what `accepts` throws.
   */
  async revise(fence: Fence, id: string, wish: Partial<ClientWish>, accepts: (client: ApiClient) => void): Promise<ApiClient> {
    return this.store.transaction(async (tx) => {
      const client = await this.store.lock(tx, id, fence.within);
      if (client === undefined) throw clientNotFound();
      accepts(client);
      if (client.closedAt !== undefined) throw clientClosed();
      const revised = { ...client, ...wish };
      refuseFaults(revised, fence);
      await this.store.revise(tx, id, revised);
      return { ...revised, version: client.version + 1 };
    });
  }

  /** Ends all rights of a client; it stays to be read. Closing a closed one changes nothing. */
  async close(fence: Fence, id: string, accepts: (client: ApiClient) => void): Promise<void> {
    await this.store.transaction(async (tx) => {
      const client = await this.store.lock(tx, id, fence.within);
      if (client === undefined) throw clientNotFound();
      accepts(client);
      if (client.closedAt === undefined) await this.store.close(tx, id, this.clock.now());
    });
  }
}

function refuseFaults(wish: ClientWish, fence: Fence): void {
  const faults = faultsOf(wish, fence.within);
  if (faults.length > 0) throw badRights(faults);
}
