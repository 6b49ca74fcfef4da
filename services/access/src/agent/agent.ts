import type { Grant } from '@maillage/platform/access';

/** A right of an agent. */
export interface AgentGrant extends Grant {
  readonly id: string;
  readonly createdAt: Date;
  readonly expiresAt?: Date;
}

/** A person who calls by a token of an identity provider. Who that is stays with the provider. */
export interface Agent {
  readonly id: string;
  readonly issuer: string;
  readonly createdAt: Date;
  readonly closedAt?: Date;
  readonly version: number;
  /** Those that were not revoked. */
  readonly grants: readonly AgentGrant[];
}
