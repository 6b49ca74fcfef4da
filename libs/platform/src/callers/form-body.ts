import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import type {} from './client-credentials.js';
import type {} from '../pages/send-page.js';
import { wholeBody } from '../bodies/stream-body.js';

const MOST_BYTES = 16_384;
/** Of a form of a page: a few texts of some thousand characters, each of which takes up to nine bytes here. */
const MOST_PAGE_BYTES = 262_144;

/** Reads a form (`application/x-www-form-urlencoded`), which OAuth's token endpoints and pages alone take, as an object of texts; a name that comes twice has a list, which no text field takes. */
export async function readForm(
  request: FastifyRequest,
  payload: Readable,
): Promise<Record<string, unknown>> {
  const { tokenEndpoint, page } = request.routeOptions.config;
  if (tokenEndpoint !== true && page !== true)
    throw Object.assign(new Error('no form here'), { statusCode: 415 });
  const form = new URLSearchParams(
    (await wholeBody(request, payload, page === true ? MOST_PAGE_BYTES : MOST_BYTES)).toString(
      'utf8',
    ),
  );
  return Object.fromEntries(
    [...new Set(form.keys())].map((name) => [
      name,
      form.getAll(name).length > 1 ? form.getAll(name) : form.get(name),
    ]),
  );
}
