import { DomainError } from '@maillage/kernel';
import type { FastifyRequest } from 'fastify';
import { parseKey } from './key.js';

/**
 * Route configuration of a token endpoint (RFC 6749): its body may be a form, and its client may show its key as that
 * standard has it (§2.3.1), in `Authorization: Basic` or in the body. `@RouteConfig(TOKEN_ENDPOINT)`.
 */
export const TOKEN_ENDPOINT = { tokenEndpoint: true } as const;

declare module 'fastify' {
  interface FastifyContextConfig {
    tokenEndpoint?: boolean;
  }
}

/** The credentials of a request. */
export interface Credentials {
  /** As `Gate.recognise` takes it. */
  readonly authorization: string;
  /** The client id, where it was sent. */
  readonly clientId?: string;
}

/** What the headers show; undefined when they show nothing, or several: of those none is taken (`checkAddress` refuses them). */
export function shownInHeaders({
  headers: { authorization },
  raw,
  routeOptions,
}: FastifyRequest): Credentials | undefined {
  if (authorization === undefined || raw.headersDistinct['authorization']?.length !== 1)
    return undefined;
  const [, basic] =
    (routeOptions.config.tokenEndpoint === true &&
      /^Basic ([\w+/-]+={0,2})$/i.exec(authorization)) ||
    [];
  const [, id, secret] =
    /^([^:]*):(.*)$/s.exec(Buffer.from(basic ?? '', 'base64').toString('utf8')) ?? [];
  if (id === undefined || secret === undefined) return { authorization };
  // The pair reads as one form would, each part by itself.
  return { authorization: asBearer(formDecoded(secret)), clientId: formDecoded(id) };
}

/**
 * What the body of a token endpoint adds: a secret, or an id beside what the headers show. The secret is taken out, so
 * that nothing behind this ever meets it.
 *
 * @throws DomainError malformed when the key is shown in two ways, or a field twice.
 */
export function takeFromBody(request: FastifyRequest): Credentials | undefined {
  const { body } = request;
  if (
    request.routeOptions.config.tokenEndpoint !== true ||
    typeof body !== 'object' ||
    body === null
  )
    return undefined;
  const { client_id: clientId, client_secret: secret } = body as Record<string, unknown>;
  if (clientId === undefined && secret === undefined) return undefined;
  const inHeaders = shownInHeaders(request);
  if (!isText(clientId) || !isText(secret) || (secret !== undefined && inHeaders !== undefined))
    throw shownTwice();
  if (secret !== undefined) Reflect.deleteProperty(body, 'client_secret');
  const authorization = secret === undefined ? inHeaders?.authorization : asBearer(secret);
  return authorization === undefined
    ? undefined
    : { authorization, ...(clientId === undefined ? {} : { clientId }) };
}

/** A client's secret is a key of ours or wrong; it is never taken for a token, which might be shown to a provider. */
const asBearer = (secret: string): string =>
  parseKey(secret) === undefined ? 'Bearer mlg_' : `Bearer ${secret}`;

const isText = (value: unknown): value is string | undefined =>
  value === undefined || typeof value === 'string';

function formDecoded(text: string): string {
  return new URLSearchParams(`x=${text.replaceAll('&', '%26')}`).get('x') ?? '';
}

const shownTwice = (): DomainError =>
  new DomainError('platform.credentials_twice', 'malformed', {
    fr: 'La clé se montre d’une seule façon : dans Authorization, ou par client_id et client_secret dans le corps, chacun une fois.',
    en: 'The key is shown in one way only: in Authorization, or by client_id and client_secret in the body, each once.',
  });
