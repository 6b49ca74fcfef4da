import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@maillage/kernel';
import { Audit, CLOCK, type Fence } from '@maillage/platform';
import { clientNotFound } from './client.errors.js';
import type { ApiClient } from './client.js';
import { changeOfClient } from './client.mapping.dto.js';
import { ClientStore } from './client.store.js';

/** Ends all rights of a client; it stays to be read. Closing a closed one changes nothing. */
@Injectable()
export class CloseClient {
  constructor(
    @Inject(ClientStore) private readonly store: ClientStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param accepts whether the caller's If-Match allows the version found.
   * @throws DomainError not_found, or what `accepts` throws.
   */
  async close(fence: Fence, id: string, accepts: (client: ApiClient) => void): Promise<void> {
    await this.store.transaction(async (tx) => {
      const client = await this.store.lock(tx, id, fence.within);
      if (client === undefined) throw clientNotFound();
      accepts(client);
      if (client.closedAt !== undefined) return;
      const closedAt = this.clock.now();
      await this.store.close(tx, id, closedAt);
      const after = { ...client, closedAt, version: client.version + 1 };
      await Audit.record(tx, changeOfClient('clients.fermer', client, after));
    });
  }
}
