import { Logger } from '@nestjs/common';
import { type JWTPayload, jwtVerify } from 'jose';
import { asObject, discover, objectIn, readFrom } from './discovery.js';
import { issuerAway } from './issuer-away.js';
import type { Introspector, Issuer } from './issuers.config.js';
import type { PublishedKeys } from './published-keys.js';

const SIGNED = 'token-introspection+jwt';
/** Where to ask is asked for again after this time. */
const ADDRESS_MS = 300_000;
/** The pause after a failure. Requests that come earlier are refused with 503, without a call to the provider. */
const RETRY_MS = 1_000;

const logger = new Logger('oidc');

type Answer = Awaited<ReturnType<typeof readFrom>>;

/**
 * Token introspection (RFC 7662) at the provider of an opaque token, as ProConnect prescribes it to resource
 * servers. The answer may be signed (RFC 9701).
 */
export class Introspection {
  private silentAt = -Infinity;
  private warnedAt = -Infinity;
  private address: { readonly url: string; readonly until: number } | undefined;

  constructor(
    readonly issuer: Issuer,
    private readonly as: Introspector,
    private readonly keys: PublishedKeys,
    private readonly now: () => number,
  ) {}

  /**
   * What the provider says of a token; undefined when it is not, or no longer, one.
   * @throws DomainError unavailable when the provider can't be reached, or refuses our client.
   */
  async ask(token: string): Promise<JWTPayload | undefined> {
    if (this.now() - this.silentAt < RETRY_MS) throw issuerAway(this.issuer.name);
    const answer = await this.send(token).catch((error: unknown) => {
      this.silentAt = this.now();
      throw this.failed(error);
    });
    // An answer that can't be read concerns this token, not everybody's.
    const found = await this.read(answer).catch((error: unknown) => {
      throw this.failed(error);
    });
    return found['active'] === true ? found : undefined;
  }

  private failed(error: unknown): Error {
    if (this.now() - this.warnedAt >= RETRY_MS) {
      this.warnedAt = this.now();
      // Of what was sent and answered nothing: it may hold the token.
      logger.warn(
        `${this.issuer.name} : l’introspection d’un jeton a échoué (${error instanceof Error ? error.name : 'erreur'}).`,
      );
    }
    return issuerAway(this.issuer.name);
  }

  private async send(token: string): Promise<Answer> {
    if (this.address === undefined || this.now() > this.address.until) {
      this.address = {
        url: await discover(this.issuer.url, 'introspection_endpoint'),
        until: this.now() + ADDRESS_MS,
      };
    }
    const { id, secret } = this.as;
    // Each part is written as in a form (RFC 6749 §2.3.1).
    const [name, password] = [id, secret].map((part) =>
      new URLSearchParams([['', part]]).toString().slice(1),
    );
    return readFrom(this.address.url, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`,
        accept: `application/json, application/${SIGNED}`,
      },
      body: new URLSearchParams({ token, token_type_hint: 'access_token' }),
    });
  }

  private async read(answer: Answer): Promise<Record<string, unknown>> {
    const isSigned = answer.status === 200 && answer.type.startsWith(`application/${SIGNED}`);
    return isSigned
      ? asObject((await this.verified(answer.text))['token_introspection'])
      : objectIn(answer);
  }

  private async verified(answer: string): Promise<JWTPayload> {
    const { payload } = await jwtVerify(answer, this.keys.find, {
      issuer: this.issuer.url,
      audience: this.as.id,
      algorithms: [...this.issuer.algorithms],
      typ: SIGNED,
      currentDate: new Date(this.now()),
    });
    return payload;
  }
}
