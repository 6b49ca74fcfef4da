import type { Agent, AgentGrant } from './agent.js';
import type { AgentDto, AgentGrantDto } from './agent.dto.js';

export function toDto({ id, issuer, grants, createdAt, closedAt, version }: Agent): AgentDto {
  return {
    id,
    emetteur: issuer,
    habilitations: grants.map(grantDto),
    creation: createdAt.toISOString(),
    ...(closedAt === undefined ? {} : { fermeture: closedAt.toISOString() }),
    version,
  };
}

export function grantDto({
  id,
  role,
  territories,
  structures,
  purposes,
  createdAt,
  expiresAt,
}: AgentGrant): AgentGrantDto {
  return {
    id,
    role,
    territoires: [...territories],
    structures: [...structures],
    finalites: [...purposes],
    creation: createdAt.toISOString(),
    ...(expiresAt === undefined ? {} : { expiration: expiresAt.toISOString() }),
  };
}

/** What the audit journal keeps of a grant. */
export function recordedGrant({
  id,
  role,
  territories,
  structures,
  purposes,
  expiresAt,
}: AgentGrant): object {
  return {
    habilitation: id,
    role,
    territoires: territories,
    structures,
    finalites: purposes,
    ...(expiresAt === undefined ? {} : { expiration: expiresAt.toISOString() }),
  };
}
