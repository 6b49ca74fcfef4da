import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@maillage/kernel';
import { Audit, CLOCK, type Fence } from '@maillage/platform';
import { agentNotFound, grantNotFound } from './agent.errors.js';
import { recordedGrant } from './agent.mapping.dto.js';
import { AgentStore } from './agent.store.js';

/** Takes a right of an agent away. */
@Injectable()
export class RevokeGrant {
  constructor(
    @Inject(AgentStore) private readonly store: AgentStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError not_found for an agent or a grant that the caller may not see. */
  async revoke(fence: Fence, agentId: string, grantId: string): Promise<void> {
    await this.store.transaction(async (tx) => {
      const agent = await this.store.lock(tx, agentId, fence.within);
      if (agent === undefined) throw agentNotFound();
      const grant = agent.grants.find(({ id }) => id === grantId);
      if (grant === undefined) throw grantNotFound();
      await this.store.revokeGrant(tx, agentId, grantId, this.clock.now());
      await Audit.record(tx, {
        action: 'agents.retirer',
        subject: { type: 'agent', id: agentId },
        before: recordedGrant(grant),
      });
    });
  }
}
