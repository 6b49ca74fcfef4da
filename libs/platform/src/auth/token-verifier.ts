import { createHash } from 'node:crypto';
import { DomainError } from '@maillage/kernel';
import { decodeJwt, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose';
import { discoverKeys } from './discovery.js';
import { type Issuer, issuersConfig } from './issuers.config.js';
import { PublishedKeys } from './published-keys.js';
import { unknownCaller } from './unknown-caller.js';

/** Names of our own tokens, made from keys by the access service. */
export const OWN_ISSUER = 'urn:maillage:acces';
export const OWN_AUDIENCE = 'urn:maillage:api';
export const OWN_ALGORITHM = 'ES256';

const MOST_CHARACTERS = 8_192;
/** What was verified is verified again after this time: its issuer may have withdrawn the key. */
const VERIFIED_MS = 60_000;
/** Our own keys are asked for again for an unknown `kid`, at most this often: a process that has just started signs with a new one. */
const OWN_COOLDOWN_MS = 1_000;
const REMEMBERED = 10_000;
/** `typ` of ours (RFC 9068), and of others: access tokens, ID tokens and signed userinfo, but no logout tokens and whatever else they sign. */
const OWN_TYPES = ['at+jwt'];
const TYPES = [undefined, 'jwt', 'at+jwt', 'application/at+jwt'];

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

/** An issuer, its keys, and which types of what it signs are tokens for us. */
interface Trusted {
  readonly issuer: Issuer;
  readonly keys: PublishedKeys;
  readonly types: readonly (string | undefined)[];
}

/**
 * Verifies tokens (RFC 7519, RFC 8725) of our own and of the configured identity providers: signature by an allowed
 * algorithm and a key of that very provider, issuer, audience, validity, level of authentication. What a token's header
 * says of keys (`jwk`, `jku`, `x5u`, `x5c`) is never followed.
 */
export class TokenVerifier {
  private readonly issuers: ReadonlyMap<string, Trusted>;
  private readonly verified = new Map<string, { readonly token: VerifiedToken; readonly until: number }>();

  constructor(
    issuers: readonly Issuer[],
    ownKeys: () => Promise<readonly object[]>,
    private readonly now: () => number = Date.now,
    private readonly skewSeconds = issuersConfig.clockSkew,
  ) {
    const own = { name: 'Maillage', url: OWN_ISSUER, audiences: [OWN_AUDIENCE], algorithms: [OWN_ALGORITHM], acr: [] };
    const loadOwn = async (): Promise<JSONWebKeySet> => ({ keys: await ownKeys() }) as JSONWebKeySet;
    const trusted: Trusted[] = issuers.map((issuer) => ({ issuer, types: TYPES, keys: new PublishedKeys(issuer.name, () => discoverKeys(issuer.url), now) }));
    // Last, so that no setting takes its place.
    trusted.push({ issuer: own, types: OWN_TYPES, keys: new PublishedKeys(own.name, loadOwn, now, OWN_COOLDOWN_MS) });
    this.issuers = new Map(trusted.map((one) => [one.issuer.url, one]));
  }

  /** @throws DomainError unauthenticated, or unavailable when what it takes to verify it can't be had. */
  async verify(token: string): Promise<VerifiedToken> {
    if (token.length > MOST_CHARACTERS) throw unknownCaller();
    const print = createHash('sha256').update(token).digest('base64');
    const known = this.verified.get(print);
    if (known !== undefined && this.now() < known.until) return known.token;
    this.verified.delete(print);
    const found = await this.check(token);
    if (this.verified.size >= REMEMBERED) this.verified.delete(this.verified.keys().next().value ?? '');
    const ends = (Number(found.payload.exp) + this.skewSeconds) * 1_000;
    this.verified.set(print, { token: found, until: Math.min(ends, this.now() + VERIFIED_MS) });
    return found;
  }

  private async check(token: string): Promise<VerifiedToken> {
    try {
      // Believed for nothing but to know whose keys to try.
      const trusted = this.issuers.get(decodeJwt(token).iss ?? '');
      if (trusted === undefined) throw unknownCaller();
      const { issuer, keys, types } = trusted;
      const { payload, protectedHeader } = await jwtVerify(token, keys.find, {
        issuer: issuer.url,
        audience: [...issuer.audiences],
        algorithms: [...issuer.algorithms],
        clockTolerance: this.skewSeconds,
        currentDate: new Date(this.now()),
        requiredClaims: ['sub', 'iat', 'exp'],
      });
      const { sub, acr } = payload;
      if (!types.includes(protectedHeader.typ?.toLowerCase())) throw unknownCaller();
      if (sub === undefined || sub === '' || Number(payload.iat) * 1_000 > this.now() + this.skewSeconds * 1_000) throw unknownCaller();
      if (issuer.acr.length > 0 && !issuer.acr.includes(String(acr))) throw unknownCaller();
      return { issuer: issuer.url, subject: sub, payload };
    } catch (error) {
      if (error instanceof DomainError) throw error;
      if (error instanceof errors.JOSEError || error instanceof TypeError || error instanceof SyntaxError) throw unknownCaller();
      throw error;
    }
  }
}
