import { Inject, Injectable } from '@nestjs/common';
import { Audit, CLOCK, type Fence, type Transaction } from '@maillage/platform';
import { hashSecret, newKey, parseKey } from '@maillage/platform/access';
import { type Clock, uuidv7 } from '@maillage/kernel';
import { badExpiry, clientClosed, clientNotFound } from './client.errors.js';
import { type ApiKey, KEY_DAYS, latestExpiry } from './client.js';
import { ClientStore } from './client.store.js';
import { KeyStore } from './key.store.js';

/** Issues keys. Several of a client are valid together, so that one replaces another without a break. */
@Injectable()
export class IssueKey {
  constructor(
    @Inject(ClientStore) private readonly clients: ClientStore,
    @Inject(KeyStore) private readonly keys: KeyStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Makes a key; the returned text is the only time it is seen.
   * @throws DomainError not_found, conflict for a closed client, invalid for an expiry out of bounds.
   */
  async issue(
    fence: Fence,
    clientId: string,
    expiresAt?: Date,
  ): Promise<{ key: ApiKey; text: string }> {
    const now = this.clock.now();
    const latest = latestExpiry(now);
    const text = newKey();
    const key = await keyOf(text, clientId, now, expiresAt ?? latest);
    await this.clients.transaction(async (tx) => {
      const client = await this.clients.lock(tx, clientId, fence.within);
      if (client === undefined) throw clientNotFound();
      if (client.closedAt !== undefined) throw clientClosed();
      if (expiresAt !== undefined && (expiresAt <= now || expiresAt > latest))
        throw badExpiry(KEY_DAYS);
      await this.enter(tx, key);
    });
    return { key, text };
  }

  /** Enters a key that was made elsewhere; one that is known already changes nothing. */
  async accept(text: string, clientId: string): Promise<void> {
    const now = this.clock.now();
    const key = await keyOf(text, clientId, now, latestExpiry(now));
    await this.clients.transaction((tx) => this.enter(tx, key));
  }

  private async enter(tx: Transaction, key: ApiKey): Promise<void> {
    if (!(await this.keys.add(tx, key))) return;
    const after = {
      client: key.clientId,
      prefixe: key.prefix,
      creation: key.createdAt.toISOString(),
      expiration: key.expiresAt.toISOString(),
    };
    await Audit.record(tx, {
      action: 'cles.delivrer',
      subject: { type: 'cle', id: key.id },
      after,
    });
  }
}

async function keyOf(
  text: string,
  clientId: string,
  createdAt: Date,
  expiresAt: Date,
): Promise<ApiKey> {
  const parsed = parseKey(text);
  if (parsed === undefined)
    throw new Error("ACCESS_ADMIN_KEY n'a pas la forme mlg_<16 hex>_<43 base64url>");
  return {
    id: uuidv7(createdAt.getTime()),
    clientId,
    prefix: parsed.prefix,
    secretHash: await hashSecret(parsed.secret),
    createdAt,
    expiresAt,
  };
}
