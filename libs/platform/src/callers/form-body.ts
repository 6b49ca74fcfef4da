import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import type {} from './client-credentials.js';
import { wholeBody } from '../bodies/stream-body.js';

const MOST_BYTES = 16_384;

/** Reads a form (`application/x-www-form-urlencoded`), which OAuth's token endpoints alone take, as an object of texts; a name that comes twice has a list, which no text field takes. */
export async function readForm(
  request: FastifyRequest,
  payload: Readable,
): Promise<Record<string, unknown>> {
  if (request.routeOptions.config.tokenEndpoint !== true)
    throw Object.assign(new Error('no form here'), { statusCode: 415 });
  const form = new URLSearchParams(
    (await wholeBody(request, payload, MOST_BYTES)).toString('utf8'),
  );
  return Object.fromEntries(
    [...new Set(form.keys())].map((name) => [
      name,
      form.getAll(name).length > 1 ? form.getAll(name) : form.get(name),
    ]),
  );
}
