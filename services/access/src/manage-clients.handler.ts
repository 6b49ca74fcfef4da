import { Inject, Injectable } from '@nestjs/common';
import { type Clock, uuidv7 } from '@maillage/kernel';
import { Audit, CLOCK, type Fence, type Transaction } from '@maillage/platform';
import { badRights, clientClosed, clientNotFound, sourceTaken } from './access.errors.js';
import type { ApiClient, ClientWish } from './client.js';
import { dtoOf } from './client.mapping.dto.js';
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
    return this.store.transaction(async (tx) => {
      if (!(await this.store.add(tx, client))) throw sourceTaken(wish.source);
      await recordClient(tx, 'clients.ouvrir', undefined, client);
      return client;
    });
  }

  /**
   * @param accepts tells whether the caller's If-Match allows the version found.
   * @throws DomainError not_found, conflict for a closed client, invalid for rights that can't be given, or what `accepts` throws.
   */
  async revise(
    fence: Fence,
    id: string,
    wish: Partial<ClientWish>,
    accepts: (client: ApiClient) => void,
  ): Promise<ApiClient> {
    return this.store.transaction(async (tx) => {
      const client = await this.store.lock(tx, id, fence.within);
      if (client === undefined) throw clientNotFound();
      accepts(client);
      if (client.closedAt !== undefined) throw clientClosed();
      const revised = { ...client, ...wish };
      refuseFaults(revised, fence);
      await this.store.revise(tx, id, revised);
      const after = { ...revised, version: client.version + 1 };
      await recordClient(tx, 'clients.modifier', client, after);
      return after;
    });
  }

  /** Ends all rights of a client; it stays to be read. Closing a closed one changes nothing. */
  async close(fence: Fence, id: string, accepts: (client: ApiClient) => void): Promise<void> {
    await this.store.transaction(async (tx) => {
      const client = await this.store.lock(tx, id, fence.within);
      if (client === undefined) throw clientNotFound();
      accepts(client);
      if (client.closedAt !== undefined) return;
      const closedAt = this.clock.now();
      await this.store.close(tx, id, closedAt);
      await recordClient(tx, 'clients.fermer', client, {
        ...client,
        closedAt,
        version: client.version + 1,
      });
    });
  }
}

/** Notes in the audit journal what becomes of a client. */
export async function recordClient(
  tx: Transaction,
  action: string,
  before: ApiClient | undefined,
  after: ApiClient,
): Promise<void> {
  await Audit.record(tx, {
    action,
    subject: { type: 'client', id: after.id },
    before: before && dtoOf(before),
    after: dtoOf(after),
  });
}

function refuseFaults(wish: ClientWish, fence: Fence): void {
  const faults = faultsOf(wish, fence.within);
  if (faults.length > 0) throw badRights(faults);
}
