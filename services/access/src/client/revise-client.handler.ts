import { Inject, Injectable } from '@nestjs/common';
import { Audit, type Fence } from '@maillage/platform';
import { clientClosed, clientNotFound } from './client.errors.js';
import type { ApiClient, ClientWish } from './client.js';
import { changeOfClient } from './client.mapping.dto.js';
import { ClientStore } from './client.store.js';
import { requireGivable } from './rights.js';

/** Changes what a client is called and may do, inside the fence of the caller. */
@Injectable()
export class ReviseClient {
  constructor(@Inject(ClientStore) private readonly store: ClientStore) {}

  /**
   * @param accepts whether the caller's If-Match allows the version found.
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
      requireGivable(revised, fence.within);
      await this.store.revise(tx, id, revised);
      const after = { ...revised, version: client.version + 1 };
      await Audit.record(tx, changeOfClient('clients.modifier', client, after));
      return after;
    });
  }
}
