import { Inject, Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@maillage/platform';
import type { Agent, AgentGrant } from './agent.js';
import type { Within } from '../client/rights.js';

interface AgentRow {
  id: string;
  issuer: string;
  created_at: Date;
  closed_at: Date | null;
  version: number;
  grants: (Omit<AgentGrant, 'createdAt' | 'expiresAt'> & {
    created_at: string;
    expires_at: string | null;
  })[];
}

/** Whether all living grants of an agent lie within a list of territories (all do when it is null). */
const VISIBLE = (within: string): string => `(${within}::text[] IS NULL OR NOT EXISTS (
    SELECT FROM agent_grants g WHERE g.agent_id = a.id AND g.revoked_at IS NULL AND NOT g.territories <@ ${within}))`;

/** Visible agents, with their living grants as JSON. */
const AGENTS = (within: string): string => `
  SELECT a.id, a.issuer, a.created_at, a.closed_at, a.version, coalesce((
    SELECT jsonb_agg(jsonb_build_object('id', g.id, 'role', g.role, 'territories', g.territories, 'structures', g.structures, 'purposes', g.purposes,
      'created_at', g.created_at, 'expires_at', g.expires_at) ORDER BY g.id)
    FROM agent_grants g WHERE g.agent_id = a.id AND g.revoked_at IS NULL), '[]') AS grants
  FROM agents a
  WHERE ${VISIBLE(within)}`;

/** Agents as they are kept. */
@Injectable()
export class AgentStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** Enters an agent; false when its subject is known already. */
  async add(tx: Transaction, agent: Agent, digest: Buffer): Promise<boolean> {
    const rows = await tx.query(
      'INSERT INTO agents (id, issuer, subject_digest, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT (subject_digest) DO NOTHING RETURNING id',
      [agent.id, agent.issuer, digest, agent.createdAt],
    );
    return rows.length === 1;
  }

  async addGrant(
    tx: Transaction,
    agentId: string,
    { id, role, territories, structures, purposes, createdAt, expiresAt }: AgentGrant,
  ): Promise<void> {
    await tx.query(
      'INSERT INTO agent_grants (id, agent_id, role, territories, structures, purposes, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
      [
        id,
        agentId,
        role,
        [...territories],
        [...structures],
        [...purposes],
        createdAt,
        expiresAt ?? null,
      ],
    );
    await this.touch(tx, agentId);
  }

  async revokeGrant(tx: Transaction, agentId: string, grantId: string, at: Date): Promise<void> {
    await tx.query('UPDATE agent_grants SET revoked_at = $3 WHERE agent_id = $1 AND id = $2', [
      agentId,
      grantId,
      at,
    ]);
    await this.touch(tx, agentId);
  }

  async close(tx: Transaction, agentId: string, at: Date): Promise<void> {
    await tx.query('UPDATE agents SET closed_at = $2 WHERE id = $1', [agentId, at]);
    await this.touch(tx, agentId);
  }

  private async touch(tx: Transaction, agentId: string): Promise<void> {
    await tx.query('UPDATE agents SET version = version + 1 WHERE id = $1', [agentId]);
  }

  async find(id: string, within: Within): Promise<Agent | undefined> {
    const [row] = await this.database.query<AgentRow>(`${AGENTS('$2')} AND a.id = $1`, [
      id,
      within ?? null,
    ]);
    return row && toAgent(row);
  }

  /** Like `find`, keeping others from changing it until the end of the transaction. One that is not visible is not locked: that would take longer than if there were none. */
  async lock(tx: Transaction, id: string, within: Within): Promise<Agent | undefined> {
    await tx.query(`SELECT FROM agents a WHERE a.id = $1 AND ${VISIBLE('$2')} FOR UPDATE`, [
      id,
      within ?? null,
    ]);
    const [row] = await tx.query<AgentRow>(`${AGENTS('$2')} AND a.id = $1`, [id, within ?? null]);
    return row && toAgent(row);
  }

  /** Agents in the order they were entered, after the given id. */
  async list(within: Within, after: string | undefined, limit: number): Promise<Agent[]> {
    const rows = await this.database.query<AgentRow>(
      `${AGENTS('$1')} AND ($2::uuid IS NULL OR a.id > $2) ORDER BY a.id LIMIT $3`,
      [within ?? null, after ?? null, limit],
    );
    return rows.map(toAgent);
  }
}

function toAgent({
  id,
  issuer,
  created_at: createdAt,
  closed_at: closedAt,
  version,
  grants,
}: AgentRow): Agent {
  return {
    id,
    issuer,
    createdAt,
    ...(closedAt === null ? {} : { closedAt }),
    version,
    grants: grants.map(({ created_at: created, expires_at: expires, ...grant }) => ({
      ...grant,
      createdAt: new Date(created),
      ...(expires === null ? {} : { expiresAt: new Date(expires) }),
    })),
  };
}
