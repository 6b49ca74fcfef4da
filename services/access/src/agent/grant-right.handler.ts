import { Inject, Injectable } from '@nestjs/common';
import { type Clock, uuidv7 } from '@maillage/kernel';
import { Audit, CLOCK, type Fence } from '@maillage/platform';
import type { Grant } from '@maillage/platform/access';
import { requireGivable } from '../client/rights.js';
import { agentClosed, agentNotFound, badGrantExpiry } from './agent.errors.js';
import type { AgentGrant } from './agent.js';
import { recordedGrant } from './agent.mapping.dto.js';
import { AgentStore } from './agent.store.js';

/** Gives an agent a right, inside the fence of the caller. */
@Injectable()
export class GrantRight {
  constructor(
    @Inject(AgentStore) private readonly store: AgentStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError not_found, conflict for a closed agent, invalid for rights that can't be given. */
  async grant(
    fence: Fence,
    agentId: string,
    wish: Grant,
    expiresAt: Date | undefined,
  ): Promise<AgentGrant> {
    const now = this.clock.now();
    const grant: AgentGrant = {
      ...wish,
      id: uuidv7(now.getTime()),
      createdAt: now,
      ...(expiresAt === undefined ? {} : { expiresAt }),
    };
    await this.store.transaction(async (tx) => {
      const agent = await this.store.lock(tx, agentId, fence.within);
      if (agent === undefined) throw agentNotFound();
      if (agent.closedAt !== undefined) throw agentClosed();
      requireGivable({ ...wish, roles: [wish.role] }, fence.within);
      if (expiresAt !== undefined && expiresAt <= now) throw badGrantExpiry();
      await this.store.addGrant(tx, agentId, grant);
      await Audit.record(tx, {
        action: 'agents.habiliter',
        subject: { type: 'agent', id: agentId },
        after: recordedGrant(grant),
      });
    });
    return grant;
  }
}
