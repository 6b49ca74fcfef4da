import { Inject, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { Idempotency1796000000000, Journal1795000000000, onceThere, PlatformModule, type ServiceOptions } from '@maillage/platform';
import { accessConfig } from './access.config.js';
import { ClientStore } from './client.store.js';
import { ClientsController } from './clients.controller.js';
import { KeyStore } from './key.store.js';
import { KeysController } from './keys.controller.js';
import { ManageClients } from './manage-clients.handler.js';
import { ManageKeys } from './manage-keys.handler.js';
import { MeController } from './me.controller.js';
import { Clients1795000000001 } from './migrations/1795000000001-clients.js';
import { Grants1795000000003 } from './migrations/1795000000003-grants.js';

export const schema: ServiceOptions = {
  name: 'access',
  title: 'Accès : clients, clés et droits',
  migrations: [Journal1795000000000, Clients1795000000001, Grants1795000000003, Idempotency1796000000000],
};

@Module({
  imports: [PlatformModule.forService(schema)],
  controllers: [ClientsController, KeysController, MeController],
  providers: [ClientStore, KeyStore, ManageClients, ManageKeys],
})
export class AccessModule implements OnApplicationBootstrap {
  constructor(@Inject(ManageKeys) private readonly keys: ManageKeys) {}

  async onApplicationBootstrap(): Promise<void> {
    const { adminKey } = accessConfig;
    if (adminKey !== '') await onceThere(() => this.keys.ensureAdministrator(adminKey));
  }
}
