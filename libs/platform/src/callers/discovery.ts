import type { JSONWebKeySet } from 'jose';
import { isSafe } from './issuers.config.js';

const TIMEOUT_MS = 3_000;
const MOST_BYTES = 262_144;

/**
 * Asks an issuer where one of its parts is (OpenID Connect Discovery 1.0, §4; RFC 8414).
 * @param part a member of its document, such as `jwks_uri`.
 * @throws Error when it is away, answers with another's document, or names the part in clear HTTP or not at all.
 */
export async function discover(issuer: string, part: string): Promise<string> {
  const document = await readObject(
    `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
  );
  // Word for word (§4.3): else one issuer could speak for another.
  if (document['issuer'] !== issuer) throw new Error('the discovery document is of another issuer');
  const address = document[part];
  if (typeof address !== 'string' || !isSafe(address))
    throw new Error(`the discovery document says ${part} only in clear, or not at all`);
  return address;
}

/** Asks an issuer for its public keys. @throws Error as `discover`, or when what comes is no JSON object. */
export async function discoverKeys(issuer: string): Promise<JSONWebKeySet> {
  return (await readObject(await discover(issuer, 'jwks_uri'))) as unknown as JSONWebKeySet;
}

/**
 * What an issuer answers at one of its addresses.
 * @throws Error when it is away, redirects or says too much.
 */
export async function readFrom(
  address: string,
  request: RequestInit = {},
): Promise<{ status: number; type: string; text: string }> {
  const response = await fetch(address, {
    headers: { accept: 'application/json' },
    ...request,
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > MOST_BYTES) throw new Error('the answer is too long');
    parts.push(part);
  }
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    text: Buffer.concat(parts).toString('utf8'),
  };
}

/** @throws Error for an answer that is no yes, or no JSON object. */
export function objectIn({
  status,
  text,
}: {
  status: number;
  text: string;
}): Record<string, unknown> {
  if (status !== 200) throw new Error(`status ${status}`);
  return asObject(JSON.parse(text));
}

/** @throws Error for anything that is no JSON object. */
export function asObject(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new Error('the answer is no JSON object');
  return value as Record<string, unknown>;
}

async function readObject(address: string): Promise<Record<string, unknown>> {
  return objectIn(await readFrom(address));
}
