import type { Parts } from '@maillage/platform';
import { NetworkWritingController } from './network-writing.controller.js';
import { NetworkStore } from './network.store.js';
import { NetworksController } from './networks.controller.js';
import { WriteNetwork } from './write-network.handler.js';

/** Networks, as the module wires them. */
export const network: Parts = {
  controllers: [NetworksController, NetworkWritingController],
  providers: [NetworkStore, WriteNetwork],
};
