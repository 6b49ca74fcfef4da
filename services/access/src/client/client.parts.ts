import type { Parts } from '@maillage/platform';
import { ClientStore } from './client.store.js';
import { ClientsController } from './clients.controller.js';
import { CloseClient } from './close-client.handler.js';
import { EnsureAdministrator } from './ensure-administrator.handler.js';
import { IssueKey } from './issue-key.handler.js';
import { KeyStore } from './key.store.js';
import { KeysController } from './keys.controller.js';
import { MeController } from './me.controller.js';
import { OpenClient } from './open-client.handler.js';
import { ReviseClient } from './revise-client.handler.js';
import { RevokeKey } from './revoke-key.handler.js';

/** Clients and their keys, as the module wires them. */
export const client: Parts = {
  controllers: [ClientsController, KeysController, MeController],
  providers: [
    ClientStore,
    KeyStore,
    OpenClient,
    ReviseClient,
    CloseClient,
    IssueKey,
    RevokeKey,
    EnsureAdministrator,
  ],
};
