import { Inject, Injectable } from '@nestjs/common';
import { type Clock, uuidv7 } from '@maillage/kernel';
import { Audit, CLOCK } from '@maillage/platform';
import { issuersConfig, subjectDigest } from '@maillage/platform/access';
import { agentKnown, unknownIssuer } from './agent.errors.js';
import type { Agent } from './agent.js';
import { AgentStore } from './agent.store.js';

/** Enters an agent of a configured identity provider. */
@Injectable()
export class RegisterAgent {
  constructor(
    @Inject(AgentStore) private readonly store: AgentStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError invalid for a provider that is not configured, conflict for an agent that is known. */
  async register(issuer: string, subject: string): Promise<Agent> {
    const known = issuersConfig.issuers.map(({ url }) => url);
    if (!known.includes(issuer)) throw unknownIssuer(known);
    const now = this.clock.now();
    const agent: Agent = {
      id: uuidv7(now.getTime()),
      issuer,
      createdAt: now,
      version: 1,
      grants: [],
    };
    return this.store.transaction(async (tx) => {
      if (!(await this.store.add(tx, agent, subjectDigest(issuer, subject)))) throw agentKnown();
      await Audit.record(tx, {
        action: 'agents.inscrire',
        subject: { type: 'agent', id: agent.id },
        after: { emetteur: issuer },
      });
      return agent;
    });
  }
}
