import type { Role } from '@maillage/platform';

/** Who may call: an association, a structure, a département, a region, a national system. */
export interface ApiClient {
  readonly id: string;
  readonly name: string;
  /** Name under which its activities and places are entered; unique. */
  readonly source: string;
  readonly role: Role;
  /** References of the territories it is fenced to. */
  readonly territories: readonly string[];
  readonly createdAt: Date;
}

/** A key of a client; the secret itself is nowhere. */
export interface ApiKey {
  readonly id: string;
  readonly clientId: string;
  readonly prefix: string;
  readonly secretHash: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** A key lives this long unless it is revoked. */
export const KEY_DAYS = 366;

/** The instant a key made at `from` ends. */
export function keyExpiry(from: Date): Date {
  return new Date(from.getTime() + KEY_DAYS * 86_400_000);
}
