import { Inject, Injectable } from '@nestjs/common';
import { type Clock, uuidv7 } from '@maillage/kernel';
import { CLOCK, hashSecret, newKey, parseKey } from '@maillage/platform';
import { parseTerritoryRef } from '@maillage/territories';
import { clientNotFound, keyNotFound, sourceTaken, unknownTerritories } from './access.errors.js';
import { type ApiClient, type ApiKey, keyExpiry } from './client.js';
import { ClientStore } from './client.store.js';

/** Opens and closes accesses. */
@Injectable()
export class Clients {
  constructor(
    @Inject(ClientStore) private readonly store: ClientStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError invalid for a territory that does not exist, conflict for a source name in use. */
  async open(wish: Omit<ApiClient, 'id' | 'createdAt'>): Promise<ApiClient> {
    const wrong = wish.territories.filter((ref) => parseTerritoryRef(ref) === undefined);
    if (wrong.length > 0) throw unknownTerritories(wrong);
    const now = this.clock.now();
    const client = { ...wish, id: uuidv7(now.getTime()), createdAt: now };
    const isAdded = await this.store.transaction((tx) => this.store.add(tx, client));
    if (!isAdded) throw sourceTaken(wish.source);
    return client;
  }

  /** Makes a key; the returned text is the only time it is seen. */
  async issueKey(clientId: string): Promise<{ key: ApiKey; text: string }> {
    if ((await this.store.find(clientId)) === undefined) throw clientNotFound();
    return this.enterKey(clientId, newKey());
  }

  async revokeKey(clientId: string, keyId: string): Promise<void> {
    if (!(await this.store.revokeKey(clientId, keyId, this.clock.now()))) throw keyNotFound();
  }

  /** Makes sure that the administrator of a fresh installation exists with the key it was started with. */
  async ensureAdministrator(text: string): Promise<void> {
    const now = this.clock.now();
    const wish: ApiClient = {
      id: uuidv7(now.getTime()),
      name: 'Administration',
      source: 'administration',
      role: 'administrateur',
      territories: ['france'],
      createdAt: now,
    };
    await this.store.transaction((tx) => this.store.add(tx, wish));
    const client = await this.store.findBySource(wish.source);
    if (client !== undefined) await this.enterKey(client.id, text);
  }

  private async enterKey(clientId: string, text: string): Promise<{ key: ApiKey; text: string }> {
    const parsed = parseKey(text);
    if (parsed === undefined) throw new Error("ACCESS_ADMIN_KEY n'a pas la forme mlg_<16 hex>_<43 base64url>");
    const now = this.clock.now();
    const key: ApiKey = {
      id: uuidv7(now.getTime()),
      clientId,
      prefix: parsed.prefix,
      secretHash: await hashSecret(parsed.secret),
      createdAt: now,
      expiresAt: keyExpiry(now),
    };
    await this.store.transaction((tx) => this.store.addKey(tx, key));
    return { key, text };
  }
}
