import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Audit, CLOCK, onceThere } from '@maillage/platform';
import { purposesOf } from '@maillage/platform/access';
import { type Clock, uuidv7 } from '@maillage/kernel';
import { accessConfig } from '../access.config.js';
import type { ApiClient } from './client.js';
import { changeOfClient } from './client.mapping.dto.js';
import { ClientStore } from './client.store.js';
import { IssueKey } from './issue-key.handler.js';

/** Makes sure that the administrator of a fresh installation exists with the key it was started with. */
@Injectable()
export class EnsureAdministrator implements OnApplicationBootstrap {
  constructor(
    @Inject(ClientStore) private readonly clients: ClientStore,
    @Inject(IssueKey) private readonly keys: IssueKey,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { adminKey } = accessConfig;
    if (adminKey !== '') await onceThere(() => this.ensure(adminKey));
  }

  private async ensure(text: string): Promise<void> {
    const now = this.clock.now();
    const administration: ApiClient = {
      id: uuidv7(now.getTime()),
      name: 'Administration',
      type: 'administration',
      source: 'administration',
      roles: ['administrateur'],
      territories: ['france'],
      structures: [],
      purposes: purposesOf('administrateur'),
      createdAt: now,
      version: 1,
    };
    await this.clients.transaction(async (tx) => {
      if (await this.clients.add(tx, administration))
        await Audit.record(tx, changeOfClient('clients.ouvrir', undefined, administration));
    });
    const client = await this.clients.findBySource(administration.source);
    if (client !== undefined) await this.keys.accept(text, client.id);
  }
}
