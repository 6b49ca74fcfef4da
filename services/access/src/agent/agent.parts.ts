import type { Parts } from '@maillage/platform';
import { AgentStore } from './agent.store.js';
import { AgentsController } from './agents.controller.js';
import { CloseAgent } from './close-agent.handler.js';
import { GrantRight } from './grant-right.handler.js';
import { RegisterAgent } from './register-agent.handler.js';
import { RevokeGrant } from './revoke-grant.handler.js';

/** Agents and their rights, as the module wires them. */
export const agent: Parts = {
  controllers: [AgentsController],
  providers: [AgentStore, RegisterAgent, GrantRight, RevokeGrant, CloseAgent],
};
