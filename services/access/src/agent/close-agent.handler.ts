import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@maillage/kernel';
import { Audit, CLOCK, type Fence } from '@maillage/platform';
import { agentNotFound } from './agent.errors.js';
import type { Agent } from './agent.js';
import { AgentStore } from './agent.store.js';

/** Ends all rights of an agent; it stays to be read. Closing a closed one changes nothing. */
@Injectable()
export class CloseAgent {
  constructor(
    @Inject(AgentStore) private readonly store: AgentStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param accepts whether the caller's If-Match allows the version found.
   * @throws DomainError not_found, or what `accepts` throws.
   */
  async close(fence: Fence, agentId: string, accepts: (agent: Agent) => void): Promise<void> {
    await this.store.transaction(async (tx) => {
      const agent = await this.store.lock(tx, agentId, fence.within);
      if (agent === undefined) throw agentNotFound();
      accepts(agent);
      if (agent.closedAt !== undefined) return;
      const at = this.clock.now();
      await this.store.close(tx, agentId, at);
      await Audit.record(tx, {
        action: 'agents.fermer',
        subject: { type: 'agent', id: agentId },
        before: {},
        after: { fermeture: at.toISOString() },
      });
    });
  }
}
