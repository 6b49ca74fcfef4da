import { createHash } from 'node:crypto';
import { DomainError } from '@maillage/kernel';
import { decodeJwt, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { requireAccessToken, requireBearer } from './access-token.js';
import { discoverKeys } from './discovery.js';
import { Introspection } from './introspection.js';
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

const SIGNED = /^[\w-]+\.[\w-]+\.[\w-]*$/;
/** RFC 6750 §2.1; long enough not to be guessed, and no longer than a provider may be asked of without refusing all of us for it. */
const OPAQUE = /^[\w.~+/-]{20,1024}={0,2}$/;

/** A valid token: its issuer, its subject and its claims. */
export interface VerifiedToken {
  readonly issuer: string;
  readonly subject: string;
  readonly payload: JWTPayload;
}

/** Under which an agent is known: its provider and its subject there, which are nowhere kept in clear. */
export function subjectDigest(issuer: string, subject: string): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([issuer, subject]))
    .digest();
}

/** An issuer and its keys. */
interface Trusted {
  readonly issuer: Issuer;
  readonly keys: PublishedKeys;
}

/**
 * Verifies tokens of our own and of the configured identity providers. Signed ones (RFC 7519, RFC 8725) here: signature
 * by an allowed algorithm and a key of that very provider, issuer, audience, validity, that it is an access token and any
 * bearer's, level of authentication; what a token's header says of keys (`jwk`, `jku`, `x5u`, `x5c`) is never followed.
 * Others by the provider that is set to be asked (RFC 7662): that it is active, a bearer token, meant for us or given to
 * a service of ours, and again the level.
 */
export class TokenVerifier {
  private readonly issuers: ReadonlyMap<string, Trusted>;
  private readonly introspection: Introspection | undefined;
  private readonly verified = new LRUCache<
    string,
    { readonly token: VerifiedToken; readonly until: number }
  >({ max: REMEMBERED });

  constructor(
    issuers: readonly Issuer[],
    ownKeys: () => Promise<readonly object[]>,
    private readonly now: () => number = Date.now,
    private readonly skewSeconds = issuersConfig.clockSkew,
  ) {
    const own = {
      name: 'Maillage',
      url: OWN_ISSUER,
      audiences: [OWN_AUDIENCE],
      algorithms: [OWN_ALGORITHM],
      acr: [],
      isUntyped: false,
    };
    const loadOwn = async (): Promise<JSONWebKeySet> =>
      ({ keys: await ownKeys() }) as JSONWebKeySet;
    const trusted: Trusted[] = issuers.map((issuer) => ({
      issuer,
      keys: new PublishedKeys(issuer.name, () => discoverKeys(issuer.url), now),
    }));
    const asked = trusted.find(({ issuer }) => issuer.introspector !== undefined);
    this.introspection =
      asked?.issuer.introspector &&
      new Introspection(asked.issuer, asked.issuer.introspector, asked.keys, now);
    // Last, so that no setting takes its place.
    trusted.push({
      issuer: own,
      keys: new PublishedKeys(own.name, loadOwn, now, OWN_COOLDOWN_MS),
    });
    this.issuers = new Map(trusted.map((one) => [one.issuer.url, one]));
  }

  /** True when verifying costs little: nobody else is to be asked for it. */
  isCheap(token: string): boolean {
    return SIGNED.test(token) || this.known(printOf(token)) !== undefined;
  }

  /** @throws DomainError unauthenticated, or unavailable when what it takes to verify it can't be had. */
  async verify(token: string): Promise<VerifiedToken> {
    if (token.length > MOST_CHARACTERS) throw unknownCaller();
    const print = printOf(token);
    const known = this.known(print);
    if (known !== undefined) return known;
    const found = SIGNED.test(token) ? await this.check(token) : await this.introspect(token);
    const ends =
      found.payload.exp === undefined ? Infinity : (found.payload.exp + this.skewSeconds) * 1_000;
    this.verified.set(print, { token: found, until: Math.min(ends, this.now() + VERIFIED_MS) });
    return found;
  }

  private known(print: string): VerifiedToken | undefined {
    const known = this.verified.get(print);
    return known !== undefined && this.now() < known.until ? known.token : undefined;
  }

  private async introspect(token: string): Promise<VerifiedToken> {
    if (this.introspection === undefined || !OPAQUE.test(token)) throw unknownCaller();
    const payload = await this.introspection.ask(token);
    if (payload === undefined) throw unknownCaller();
    const { issuer } = this.introspection;
    requireBearer(payload);
    const { iss, sub, exp, nbf, aud, client_id: client, token_type: type } = payload;
    const isOurs = [aud, client]
      .flat()
      .some((one) => typeof one === 'string' && issuer.audiences.includes(one));
    // A refresh token has no type.
    const isBearer = typeof type === 'string' && type.toLowerCase() === 'bearer';
    const now = this.now() / 1_000;
    const isNow =
      (exp === undefined || exp > now - this.skewSeconds) &&
      (nbf === undefined || nbf <= now + this.skewSeconds);
    if (!isOurs || !isBearer || !isNow || (iss !== undefined && iss !== issuer.url))
      throw unknownCaller();
    return this.holder(issuer, payload, sub);
  }

  /** The subject of a token of this issuer, if its level of authentication is accepted. */
  private holder(
    { url, acr }: Issuer,
    payload: JWTPayload,
    subject: string | undefined,
  ): VerifiedToken {
    if (typeof subject !== 'string' || subject === '') throw unknownCaller();
    if (acr.length > 0 && !acr.includes(String(payload['acr']))) throw unknownCaller();
    return { issuer: url, subject, payload };
  }

  private async check(token: string): Promise<VerifiedToken> {
    try {
      // Not verified yet: it serves to find the issuer's keys, and nothing else.
      const trusted = this.issuers.get(decodeJwt(token).iss ?? '');
      if (trusted === undefined) throw unknownCaller();
      const { issuer, keys } = trusted;
      const { payload, protectedHeader } = await jwtVerify(token, keys.find, {
        issuer: issuer.url,
        audience: [...issuer.audiences],
        algorithms: [...issuer.algorithms],
        clockTolerance: this.skewSeconds,
        currentDate: new Date(this.now()),
        requiredClaims: ['sub', 'iat', 'exp'],
      });
      requireAccessToken(protectedHeader.typ, payload, issuer.isUntyped);
      requireBearer(payload);
      if (Number(payload.iat) * 1_000 > this.now() + this.skewSeconds * 1_000)
        throw unknownCaller();
      return this.holder(issuer, payload, payload.sub);
    } catch (error) {
      if (error instanceof DomainError) throw error;
      if (
        error instanceof errors.JOSEError ||
        error instanceof TypeError ||
        error instanceof SyntaxError
      )
        throw unknownCaller();
      throw error;
    }
  }
}

const printOf = (token: string): string => createHash('sha256').update(token).digest('base64');
