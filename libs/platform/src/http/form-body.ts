import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { keepBody } from '../idempotency/body-hash.js';
import type {} from './client-credentials.js';

const MOST_BYTES = 16_384;

/** Reads a form (`application/x-www-form-urlencoded`), which OAuth's token endpoints alone take, as an object of texts; a name that comes twice has a list, which no text field takes. */
export async function readForm(request: FastifyRequest, payload: Readable): Promise<Record<string, unknown>> {
  if (request.routeOptions.config.tokenEndpoint !== true) throw Object.assign(new Error('no form here'), { statusCode: 415 });
  const parts: Buffer[] = [];
  let size = 0;
  // Left whole when it is refused: a destroyed body would take the connection, and the answer, with it.
  for await (const part of payload.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST_BYTES) throw Object.assign(new Error('too large'), { statusCode: 413 });
    parts.push(part);
  }
  const bytes = Buffer.concat(parts);
  if (request.headers['idempotency-key'] !== undefined) keepBody(request, bytes);
  const form = new URLSearchParams(bytes.toString('utf8'));
  // As in JSON bodies: a name that an object has by itself is no field of anything.
  if (form.has('__proto__') || form.has('constructor')) throw Object.assign(new Error('forbidden name'), { statusCode: 400 });
  return Object.fromEntries([...new Set(form.keys())].map((name) => [name, form.getAll(name).length > 1 ? form.getAll(name) : form.get(name)]));
}
