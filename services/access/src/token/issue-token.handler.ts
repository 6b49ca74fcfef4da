import { Inject, Injectable } from '@nestjs/common';
import { Audit, type Caller, CLOCK } from '@maillage/platform';
import {
  fenceOf,
  narrow,
  OWN_ALGORITHM,
  OWN_AUDIENCE,
  OWN_ISSUER,
  type Permission,
  PERMISSIONS,
  readScope,
} from '@maillage/platform/access';
import { type Clock, uuidv7 } from '@maillage/kernel';
import { exportJWK, generateKeyPair, type GenerateKeyPairResult, SignJWT } from 'jose';
import { badScope } from './token.errors.js';
import { TokenKeyStore } from './token-key.store.js';

/** A process signs with one key for this long… */
const SIGNS_MS = 6 * 3_600_000;
/** …and the key is published for longer than any token of it lives. */
const PUBLISHED_MS = SIGNS_MS + 3_600_000;

interface SigningKey {
  readonly kid: string;
  readonly pair: GenerateKeyPairResult;
  readonly until: number;
}

/** A short-lived token (RFC 9068) that stands for a key. */
export interface IssuedToken {
  readonly token: string;
  readonly seconds: number;
  readonly scope: string;
}

/**
 * Makes tokens from keys. Each process of this service signs with a private key that lives in its memory alone; only its
 * public part is written down, for all processes that verify. A stolen backup signs nothing.
 */
@Injectable()
export class IssueToken {
  private key: Promise<SigningKey> | undefined;

  constructor(
    @Inject(TokenKeyStore) private readonly store: TokenKeyStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param scope what the token is to be narrowed to (see `readScope`); nothing when left out.
   * @throws DomainError malformed for a word that can't be read, or that asks for what the caller does not have.
   */
  async issue(caller: Caller, seconds: number, scope: string | undefined): Promise<IssuedToken> {
    const words = (scope ?? '').split(' ').filter(Boolean);
    const narrowed = narrow(caller, readScope(words.join(' ')).scope);
    const held = (Object.keys(PERMISSIONS) as Permission[]).filter(
      (permission) => fenceOf(narrowed, permission).rules.length > 0,
    );
    const wrong = words.filter((word) => !isHeld(caller, word));
    if (wrong.length > 0 || held.length === 0) throw badScope(wrong.length > 0 ? wrong : words);
    // The permissions are written down each by each: one that the key gets later is not the token's.
    const asked = [...partsOf(words, narrowed), ...held];
    const now = this.clock.now().getTime();
    const { kid, pair } = await this.signingKey(now);
    const token = await new SignJWT({
      client_id: caller.id,
      cle: caller.keyId,
      scope: asked.join(' '),
    })
      .setProtectedHeader({ alg: OWN_ALGORITHM, kid, typ: 'at+jwt' })
      .setIssuer(OWN_ISSUER)
      .setAudience(OWN_AUDIENCE)
      .setSubject(caller.id)
      .setJti(uuidv7(now))
      .setIssuedAt(Math.floor(now / 1_000))
      .setExpirationTime(Math.floor(now / 1_000) + seconds)
      .sign(pair.privateKey);
    await this.store.transaction((tx) =>
      Audit.record(tx, {
        action: 'jetons.creer',
        subject: { type: 'client', id: caller.id },
        details: { cle: caller.keyId, secondes: seconds, portee: asked },
      }),
    );
    return { token, seconds, scope: asked.join(' ') };
  }

  private async signingKey(now: number): Promise<SigningKey> {
    const present = await this.key?.catch(() => undefined);
    if (present !== undefined && present.until > now) return present;
    this.key = this.makeKey(now);
    return this.key;
  }

  private async makeKey(now: number): Promise<SigningKey> {
    const pair = await generateKeyPair(OWN_ALGORITHM);
    const kid = uuidv7(now);
    const jwk = { ...(await exportJWK(pair.publicKey)), kid, alg: OWN_ALGORITHM, use: 'sig' };
    await this.store.publish(kid, jwk, new Date(now), new Date(now + PUBLISHED_MS));
    return { kid, pair, until: now + SIGNS_MS };
  }
}

/** What is asked for by parts. Territories are told as those that are had: one that is wider than the key gives no more. */
function partsOf(words: readonly string[], narrowed: Caller): string[] {
  const isTerritory = (word: string): boolean => word.startsWith('territoire:');
  const had = narrowed.grants.flatMap(({ territories }) => territories);
  return [
    ...(words.some(isTerritory) ? [...new Set(had)].map((one) => `territoire:${one}`) : []),
    ...words.filter((word) => word.includes(':') && !isTerritory(word)),
  ];
}

/** Whether a word of a scope, taken by itself, leaves something of what the caller has. */
function isHeld(caller: Caller, word: string): boolean {
  const { scope, wrong } = readScope(word);
  if (wrong.length > 0) return false;
  const [permission] = scope.permission ?? [];
  return permission === undefined
    ? narrow(caller, scope).grants.length > 0
    : fenceOf(caller, permission).rules.length > 0;
}
