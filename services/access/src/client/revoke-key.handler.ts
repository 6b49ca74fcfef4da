import { Inject, Injectable } from '@nestjs/common';
import { Audit, CLOCK, type Fence } from '@maillage/platform';
import type { Clock } from '@maillage/kernel';
import { clientNotFound, keyNotFound } from './client.errors.js';
import { ClientStore } from './client.store.js';
import { KeyStore } from './key.store.js';

/** Revokes a key of a client. */
@Injectable()
export class RevokeKey {
  constructor(
    @Inject(ClientStore) private readonly clients: ClientStore,
    @Inject(KeyStore) private readonly keys: KeyStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError not_found for a client or a key that the caller may not see. */
  async revoke(fence: Fence, clientId: string, keyId: string): Promise<void> {
    await this.clients.transaction(async (tx) => {
      if ((await this.clients.lock(tx, clientId, fence.within)) === undefined)
        throw clientNotFound();
      const at = this.clock.now();
      if (!(await this.keys.revoke(tx, clientId, keyId, at))) throw keyNotFound();
      await Audit.record(tx, {
        action: 'cles.revoquer',
        subject: { type: 'cle', id: keyId },
        details: { client: clientId },
        before: {},
        after: { revocation: at.toISOString() },
      });
    });
  }
}
