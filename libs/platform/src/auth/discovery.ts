import type { JSONWebKeySet } from 'jose';
import { isSafe } from './issuers.config.js';

const TIMEOUT_MS = 3_000;
const MOST_BYTES = 262_144;

/**
 * Asks an issuer for its public keys: its discovery document says where they are (OpenID Connect Discovery 1.0, §4).
 * @throws Error when it is away, or answers anything else than its own document and a key set.
 */
export async function discoverKeys(issuer: string): Promise<JSONWebKeySet> {
  const document = await read(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  // Word for word (§4.3): else one issuer could speak for another.
  if (document['issuer'] !== issuer) throw new Error('the discovery document is of another issuer');
  const address = document['jwks_uri'];
  if (typeof address !== 'string' || !isSafe(address)) throw new Error('the discovery document says where its keys are only in clear, or not at all');
  return (await read(address)) as unknown as JSONWebKeySet;
}

async function read(address: string): Promise<Record<string, unknown>> {
  const response = await fetch(address, { redirect: 'error', headers: { accept: 'application/json' }, signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok || response.body === null) throw new Error(`status ${response.status}`);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > MOST_BYTES) throw new Error('the answer is too long');
    parts.push(part);
  }
  const value: unknown = JSON.parse(Buffer.concat(parts).toString('utf8'));
  if (typeof value !== 'object' || value === null) throw new Error('the answer is no JSON object');
  return value as Record<string, unknown>;
}
