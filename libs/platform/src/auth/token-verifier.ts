import { createHash } from 'node:crypto';
import { DomainError } from '@maillage/kernel';
import { createLocalJWKSet, decodeJwt, errors, type JSONWebKeySet, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { IssuerKeys } from './issuer-keys.js';
import type { Issuer } from './issuers.config.js';
import { unknownCaller } from './unknown-caller.js';

/** Names of our own tokens, made from keys by the access service. */
export const OWN_ISSUER = 'urn:maillage:acces';
export const OWN_AUDIENCE = 'urn:maillage:api';
export const OWN_ALGORITHM = 'ES256';

const MOST_CHARACTERS = 8_192;
const CLOCK_SKEW_SECONDS = 30;
/** Our own keys are asked for again for an unknown `kid`, at most this often. */
const OWN_COOLDOWN_MS = 1_000;
const REMEMBERED = 10_000;

/** A token that holds: who it speaks of, and for how long. */
export interface VerifiedToken {
  readonly issuer: string;
  readonly subject: string;
  readonly payload: JWTPayload;
}

/** Under which an agent is known: its provider and its subject there, which are nowhere kept in clear. */
export function subjectDigest(issuer: string, subject: string): Buffer {
  return createHash('sha256').update(JSON.stringify([issuer, subject])).digest();
}

/**
 * Verifies tokens (RFC 7519, RFC 8725) of our own and of the configured identity providers: signature by an allowed
 * algorithm and a key of that very provider, issuer, audience, validity, level of authentication. What a token's header
 * says of keys (`jwk`, `jku`, `x5u`, `x5c`) is never followed.
 */
export class TokenVerifier {
  private readonly remote: ReadonlyMap<string, { readonly issuer: Issuer; readonly keys: IssuerKeys }>;
  private own: { readonly get: JWTVerifyGetKey; readonly at: number } | undefined;
  private readonly verified = new Map<string, VerifiedToken>();

  constructor(
    issuers: readonly Issuer[],
    private readonly ownKeys: () => Promise<readonly object[]>,
    private readonly now: () => number = Date.now,
    cooldown?: number,
  ) {
    this.remote = new Map(issuers.map((issuer) => [issuer.url, { issuer, keys: new IssuerKeys(issuer, now, cooldown) }]));
  }

  /** @throws DomainError unauthenticated, or unavailable when what it takes to verify it can't be had. */
  async verify(token: string): Promise<VerifiedToken> {
    if (token.length > MOST_CHARACTERS) throw unknownCaller();
    const print = createHash('sha256').update(token).digest('base64');
    const known = this.verified.get(print);
    if (known !== undefined) {
      if (this.now() < (Number(known.payload.exp) + CLOCK_SKEW_SECONDS) * 1_000) return known;
      this.verified.delete(print);
      throw unknownCaller();
    }
    const found = await this.check(token);
    if (this.verified.size >= REMEMBERED) this.verified.delete(this.verified.keys().next().value ?? '');
    this.verified.set(print, found);
    return found;
  }

  private async check(token: string): Promise<VerifiedToken> {
    try {
      const claimed = decodeJwt(token).iss ?? '';
      const remote = this.remote.get(claimed);
      if (remote === undefined && claimed !== OWN_ISSUER) throw unknownCaller();
      const { payload } = await jwtVerify(token, remote?.keys.get ?? this.ownKey, {
        issuer: claimed,
        audience: remote === undefined ? OWN_AUDIENCE : [...remote.issuer.audiences],
        algorithms: remote === undefined ? [OWN_ALGORITHM] : [...remote.issuer.algorithms],
        clockTolerance: CLOCK_SKEW_SECONDS,
        currentDate: new Date(this.now()),
        requiredClaims: ['sub', 'iat', 'exp'],
      });
      const { sub, acr } = payload;
      if (sub === undefined || sub === '' || Number(payload.iat) * 1_000 > this.now() + CLOCK_SKEW_SECONDS * 1_000) throw unknownCaller();
      if (remote !== undefined && remote.issuer.acr.length > 0 && !remote.issuer.acr.includes(String(acr))) throw unknownCaller();
      return { issuer: claimed, subject: sub, payload };
    } catch (error) {
      if (error instanceof DomainError) throw error;
      if (error instanceof errors.JOSEError || error instanceof TypeError || error instanceof SyntaxError) throw unknownCaller();
      throw error;
    }
  }

  private readonly ownKey: JWTVerifyGetKey = async (header, token) => {
    try {
      if (this.own !== undefined) return await this.own.get(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || this.now() - (this.own?.at ?? 0) < OWN_COOLDOWN_MS) throw error;
    }
    const get = createLocalJWKSet({ keys: await this.ownKeys() } as JSONWebKeySet);
    this.own = { get, at: this.now() };
    return get(header, token);
  };
}
