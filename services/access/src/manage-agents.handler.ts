import { Inject, Injectable } from '@nestjs/common';
import { Audit, CLOCK, type Fence } from '@maillage/platform';
import { type Grant, issuersConfig, subjectDigest } from '@maillage/platform/access';
import { type Clock, uuidv7 } from '@maillage/kernel';
import {
  agentClosed,
  agentKnown,
  agentNotFound,
  badGrantExpiry,
  badRights,
  grantNotFound,
  unknownIssuer,
} from './access.errors.js';
import type { Agent, AgentGrant } from './agent.js';
import { AgentStore } from './agent.store.js';
import { faultsOf } from './rights.js';

/** Enters agents, gives them rights and takes them away, inside the fence of who does it. */
@Injectable()
export class ManageAgents {
  constructor(
    @Inject(AgentStore) private readonly store: AgentStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError invalid for a provider that is not configured, conflict for an agent that is known. */
  async enter(issuer: string, subject: string): Promise<Agent> {
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
      const faults = faultsOf({ ...wish, roles: [wish.role] }, fence.within);
      if (faults.length > 0) throw badRights(faults);
      if (expiresAt !== undefined && expiresAt <= now) throw badGrantExpiry();
      await this.store.addGrant(tx, agentId, grant);
      await Audit.record(tx, {
        action: 'agents.habiliter',
        subject: { type: 'agent', id: agentId },
        after: told(grant),
      });
    });
    return grant;
  }

  /** @throws DomainError not_found for an agent or a grant that the caller may not know of. */
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
        before: told(grant),
      });
    });
  }

  /** Ends all rights of an agent; it stays to be read. Closing a closed one changes nothing. */
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

/** A grant in the words of the API. */
function told({ id, role, territories, structures, purposes, expiresAt }: AgentGrant): object {
  return {
    habilitation: id,
    role,
    territoires: territories,
    structures,
    finalites: purposes,
    ...(expiresAt === undefined ? {} : { expiration: expiresAt.toISOString() }),
  };
}
