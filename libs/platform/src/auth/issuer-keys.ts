import { DomainError } from '@maillage/kernel';
import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import type { Issuer } from './issuers.config.js';

const TIMEOUT_MS = 3_000;
const DISCOVERY_MS = 3_600_000;
/** An unknown `kid` makes the keys be fetched again, at most this often: made-up ones must not become a flood. */
const COOLDOWN_MS = 5_000;
const RETRY_MS = 1_000;

/** The keys of one identity provider, found by discovery, kept, and fetched again when it changes them. */
export class IssuerKeys {
  private keys: { readonly get: JWTVerifyGetKey; readonly at: number } | undefined;
  private finding: Promise<JWTVerifyGetKey> | undefined;
  private failedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly issuer: Issuer,
    private readonly now: () => number = Date.now,
    private readonly cooldown = COOLDOWN_MS,
  ) {}

  /** For `jwtVerify`. @throws DomainError unavailable while the provider does not answer and nothing of it is known. */
  readonly get: JWTVerifyGetKey = async (header, token) => {
    const getKey = await this.discovered();
    try {
      return await getKey(header, token);
    } catch (error) {
      // What jose says of the token is the token's fault; all else is the provider's.
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys || error instanceof errors.JOSENotSupported) throw error;
      throw this.away();
    }
  };

  private async discovered(): Promise<JWTVerifyGetKey> {
    const known = this.keys;
    if (known !== undefined && this.now() - known.at < DISCOVERY_MS) return known.get;
    if (this.now() - this.failedAt < RETRY_MS) return known?.get ?? Promise.reject(this.away());
    this.finding ??= this.discover().finally(() => (this.finding = undefined));
    try {
      return await this.finding;
    } catch {
      this.failedAt = this.now();
      // A provider that is away for a while keeps the address of its keys.
      if (known !== undefined) return known.get;
      throw this.away();
    }
  }

  private async discover(): Promise<JWTVerifyGetKey> {
    const response = await fetch(`${this.issuer.url.replace(/\/$/, '')}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' });
    if (!response.ok) throw new Error(`discovery: ${response.status}`);
    const { issuer, jwks_uri: address } = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
    if (issuer !== this.issuer.url || typeof address !== 'string') throw new Error('discovery: not the issuer it was asked for');
    const getKey = createRemoteJWKSet(new URL(address), { timeoutDuration: TIMEOUT_MS, cooldownDuration: this.cooldown, cacheMaxAge: DISCOVERY_MS });
    this.keys = { get: getKey, at: this.now() };
    return getKey;
  }

  private away(): DomainError {
    return new DomainError(
      'platform.issuer_unavailable',
      'unavailable',
      {
        fr: `Le fournisseur d’identité « ${this.issuer.name} » ne répond pas : votre jeton ne peut pas être vérifié. Réessayez dans quelques secondes.`,
        en: `The identity provider "${this.issuer.name}" does not answer: your token cannot be verified. Try again in a few seconds.`,
      },
      [],
      5,
    );
  }
}
