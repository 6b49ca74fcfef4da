import type { Purpose, Role } from '@maillage/platform/access';

/** What a client is. */
export const CLIENT_TYPES = [
  'association_partenaire',
  'structure',
  'departement',
  'region',
  'integration_nationale',
  'administration',
] as const;

export type ClientType = (typeof CLIENT_TYPES)[number];

/** What a client is called and what its keys may do. */
export interface ClientWish {
  readonly name: string;
  readonly type: ClientType;
  readonly roles: readonly Role[];
  /** References of the territories it is fenced to. */
  readonly territories: readonly string[];
  /** SIRET of the structures it is fenced to; none is no fence. */
  readonly structures: readonly string[];
  readonly purposes: readonly Purpose[];
}

/** An API client: an association, a structure, a département, a region, a national system. */
export interface ApiClient extends ClientWish {
  readonly id: string;
  /** Name under which its activities and places are entered; unique, and the same for ever. */
  readonly source: string;
  readonly createdAt: Date;
  readonly closedAt?: Date;
  readonly version: number;
}

/** A key of a client; the secret itself is nowhere. */
export interface ApiKey {
  readonly id: string;
  readonly clientId: string;
  readonly prefix: string;
  readonly secretHash: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt?: Date;
}

/** A key lives this long at most, and unless a shorter life is asked for. */
export const KEY_DAYS = 366;

/** The last instant at which a key made at `from` may end. */
export function latestExpiry(from: Date): Date {
  return new Date(from.getTime() + KEY_DAYS * 86_400_000);
}

export type KeyState = 'valide' | 'expiree' | 'revoquee';

export function stateOf(
  { revokedAt, expiresAt }: Pick<ApiKey, 'revokedAt' | 'expiresAt'>,
  now: Date,
): KeyState {
  if (revokedAt !== undefined) return 'revoquee';
  return expiresAt > now ? 'valide' : 'expiree';
}
