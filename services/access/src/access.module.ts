import { Inject, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { Journal1795000000000, onceThere, PlatformModule, type ServiceOptions } from '@maillage/platform';
import { accessConfig } from './access.config.js';
import { ClientStore } from './client.store.js';
import { ClientsController } from './clients.controller.js';
import { Clients } from './clients.handler.js';
import { Clients1795000000001 } from './migrations/1795000000001-clients.js';

export const schema: ServiceOptions = {
  name: 'access',
  title: 'Accès : clients, clés et droits',
  migrations: [Journal1795000000000, Clients1795000000001],
};

@Module({
  imports: [PlatformModule.forService(schema)],
  controllers: [ClientsController],
  providers: [ClientStore, Clients],
})
export class AccessModule implements OnApplicationBootstrap {
  constructor(@Inject(Clients) private readonly clients: Clients) {}

  async onApplicationBootstrap(): Promise<void> {
    const { adminKey } = accessConfig;
    if (adminKey !== '') await onceThere(() => this.clients.ensureAdministrator(adminKey));
  }
}
