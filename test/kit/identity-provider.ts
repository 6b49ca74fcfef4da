import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type GenerateKeyPairResult, SignJWT } from 'jose';
import Provider from 'oidc-provider';

const AUDIENCE = 'urn:maillage:essai';
/** Whoever it knows. The scope asked for says whose token is meant: nobody can sign in to a test. */
const SUBJECTS = ['sujet-a', 'sujet-b', 'sujet-c', 'sujet-d'] as const;
const SECRET = 'un-secret-de-client-assez-long-pour-tous';

interface Keys {
  readonly pair: GenerateKeyPairResult;
  readonly jwk: object;
}

async function newKeys(kid: string): Promise<Keys> {
  const pair = await generateKeyPair('RS256', { extractable: true });
  return { pair, jwk: { ...(await exportJWK(pair.privateKey)), kid, alg: 'RS256', use: 'sig' } };
}

/**
 * A real OpenID Connect provider on loopback: discovery, keys, and tokens signed by it for whoever asks. Its keys can be
 * changed for others, and it can go away and come back at the same address.
 */
export class IdentityProvider {
  private server: Server | undefined;
  private present: Keys | undefined;
  private current: Provider | undefined;
  private port = 0;
  private rotations = 0;

  constructor(
    readonly name: string,
    private readonly acr = 'eidas1',
    /** Whether it is asked what tokens are that only it can read. */
    private readonly isAsked = false,
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** For OIDC_ISSUERS. */
  get setting(): object {
    const introspection = this.isAsked
      ? { introspection: { client: 'maillage', secret: SECRET } }
      : {};
    return {
      nom: this.name,
      emetteur: this.url,
      audience: [AUDIENCE, 'essai'],
      algorithmes: ['RS256'],
      acr: [this.acr],
      ...introspection,
    };
  }

  async open(): Promise<void> {
    this.present ??= await newKeys('premiere');
    // The address must be known before the provider is made, since it signs with it.
    const server = createServer();
    server.listen(this.port, '127.0.0.1');
    await once(server, 'listening');
    this.port = (server.address() as AddressInfo).port;
    // It warns at length of being but a test's.
    const { warn, info } = console;
    Object.assign(console, { warn: () => undefined, info: () => undefined });
    this.current = this.provider();
    server.on('request', this.current.callback());
    Object.assign(console, { warn, info });
    this.server = server;
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise<void>((resolve) =>
      this.server === undefined ? resolve() : this.server.close(() => resolve()),
    );
    this.server = undefined;
  }

  /** Signs with other keys from now on; the former are gone. */
  async rotate(): Promise<void> {
    await this.close();
    this.present = await newKeys(`suivante-${++this.rotations}`);
    await this.open();
  }

  /** A token that the provider itself gives for a subject. */
  async tokenFor(subject: (typeof SUBJECTS)[number]): Promise<string> {
    const answer = await fetch(`${this.url}/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`essai:${SECRET}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: subject }),
    });
    const { access_token: token } = (await answer.json()) as { access_token?: string };
    if (token === undefined) throw new Error(`No token: ${answer.status}`);
    return token;
  }

  /** An access token that only the provider can read, as a service receives it for a person who signed in there. */
  async opaqueTokenFor(
    subject: string,
    {
      service = 'essai',
      acr = this.acr,
      kind = 'AccessToken',
    }: { service?: string; acr?: string; kind?: 'AccessToken' | 'RefreshToken' } = {},
  ): Promise<string> {
    const { current } = this;
    const client = await current?.Client.find(service);
    if (current === undefined || client === undefined) throw new Error('The provider is not open.');
    const grantId = await new current.Grant({ accountId: subject, clientId: service }).save();
    const token = new current[kind]({
      accountId: subject,
      client,
      grantId,
      gty: 'authorization_code',
      scope: 'openid',
      extra: { acr },
    });
    return token.save();
  }

  /** Its holder signs out: the provider knows the token no more. */
  async withdraw(opaque: string): Promise<void> {
    await (await this.current?.AccessToken.find(opaque))?.destroy();
  }

  /** An access token signed with its keys, or whatever else is asked for. */
  forge(
    claims: Readonly<Record<string, unknown>>,
    header: Readonly<Record<string, unknown>> = {},
    key = this.present?.pair.privateKey,
  ): Promise<string> {
    if (key === undefined) throw new Error('The provider is not open.');
    const now = Math.floor(Date.now() / 1_000);
    return new SignJWT({
      iss: this.url,
      aud: AUDIENCE,
      sub: 'x',
      iat: now,
      exp: now + 300,
      acr: this.acr,
      ...claims,
    })
      .setProtectedHeader({ alg: 'RS256', kid: this.kid, typ: 'at+jwt', ...header })
      .sign(key);
  }

  get kid(): string {
    return (this.present?.jwk as { kid: string } | undefined)?.kid ?? '';
  }

  /** Its public key as PEM, which anybody has. */
  async publicPem(): Promise<string> {
    const { exportSPKI } = await import('jose');
    if (this.present === undefined) throw new Error('The provider is not open.');
    return exportSPKI(this.present.pair.publicKey);
  }

  private provider(): Provider {
    return new Provider(this.url, {
      jwks: { keys: [this.present?.jwk as never] },
      clients: ['essai', 'maillage', 'autre'].map((id) => ({
        client_id: id,
        client_secret: SECRET,
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      })),
      scopes: [...SUBJECTS],
      ttl: { ClientCredentials: 300 },
      extraTokenClaims: (_, token) => ({
        acr: this.acr,
        ...(token as { extra?: object }).extra,
        qui: (token as { scope?: string }).scope,
      }),
      formats: {
        customizers: {
          jwt: (_, __, { payload }) => void Object.assign(payload, { sub: payload['qui'] }),
        },
      },
      features: {
        devInteractions: { enabled: false },
        clientCredentials: { enabled: true },
        introspection: { enabled: true },
        resourceIndicators: {
          enabled: true,
          defaultResource: () => AUDIENCE,
          useGrantedResource: () => true,
          getResourceServerInfo: (_, __, ___) => ({
            scope: SUBJECTS.join(' '),
            audience: AUDIENCE,
            accessTokenFormat: 'jwt',
            accessTokenTTL: 300,
            jwt: { sign: { alg: 'RS256' } },
          }),
        },
      },
    });
  }
}
