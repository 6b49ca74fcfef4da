import { DomainError } from '@maillage/kernel';
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { issuerAway } from './issuer-away.js';

/** Keys are asked for again this often, so that one that was withdrawn is not trusted for long. */
const REFRESH_MS = 300_000;
/** While the issuer is away its keys are trusted this long; then its tokens wait for it. */
const STALE_MS = 3_600_000;
/** A key that is not known has the set asked for anew, at most this often: unknown ids must not become a flood. */
const COOLDOWN_MS = 5_000;
/** The pause after a failure. Requests that need the keys earlier are refused with 503, without a call to the issuer. */
const RETRY_MS = 1_000;

type KeySet = ReturnType<typeof createLocalJWKSet>;

/**
 * The public keys of one issuer, kept in memory. They are loaded when first needed, refreshed behind the requests, and
 * loaded at once when a token names a key that is not there (rotation).
 */
export class PublishedKeys {
  private set: KeySet | undefined;
  private loadedAt = -Infinity;
  private askedAt = -Infinity;
  private isFailing = false;
  private loading: Promise<void> | undefined;

  /**
   * @param name what people call the issuer.
   * @param load fetches the set; may fail in any way.
   */
  constructor(
    private readonly name: string,
    private readonly load: () => Promise<JSONWebKeySet>,
    private readonly now: () => number = Date.now,
    private readonly cooldown = COOLDOWN_MS,
  ) {}

  /**
   * Finds the key a token was signed with, for `jwtVerify`.
   * @throws JWKSNoMatchingKey for a key that is not the issuer's; DomainError unavailable when that can't be known now.
   */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    const age = this.now() - this.loadedAt;
    if (age > STALE_MS) await this.refresh(RETRY_MS);
    // Behind the request; a failure shows once the keys are stale.
    else if (age > REFRESH_MS) void this.refresh(RETRY_MS).catch(() => undefined);
    try {
      return await this.known()(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await this.refresh(this.isFailing ? RETRY_MS : this.cooldown);
      return await this.known()(header, token);
    }
  };

  private known(): KeySet {
    if (this.set === undefined || this.now() - this.loadedAt > STALE_MS)
      throw issuerAway(this.name);
    return this.set;
  }

  /** Loads anew unless that was tried within `pause` ms; calls meanwhile share one attempt. */
  private async refresh(pause: number): Promise<void> {
    if (this.loading === undefined) {
      if (this.now() - this.askedAt < pause) {
        if (this.isFailing) throw issuerAway(this.name);
        return;
      }
      this.askedAt = this.now();
      this.loading = this.reload().finally(() => (this.loading = undefined));
    }
    await this.loading;
  }

  private async reload(): Promise<void> {
    try {
      this.set = createLocalJWKSet(await this.load());
      this.loadedAt = this.now();
      this.isFailing = false;
    } catch (error) {
      this.isFailing = true;
      throw error instanceof DomainError ? error : issuerAway(this.name);
    }
  }
}
