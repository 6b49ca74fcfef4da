import type { Readable } from 'node:stream';
import { DomainError } from '@maillage/kernel';
import type { FastifyRequest } from 'fastify';
import { hearPiece, keepBody } from './body-hash.js';

/** Route configuration of bodies that are read as they come: `@RouteConfig(STREAMED)`. */
export const STREAMED = { streamed: true } as const;
/** The same, of XML documents. */
export const STREAMED_XML = { ...STREAMED, isXml: true } as const;

/** A body that is held in memory, up to a limit; kept where its hash will be asked for. @throws DomainError as `bytesOf`. */
export async function wholeBody(
  request: FastifyRequest,
  payload: Readable,
  limit: number,
): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of bytesOf(payload, limit)) parts.push(part);
  const bytes = Buffer.concat(parts);
  if (request.headers['idempotency-key'] !== undefined) keepBody(request, bytes);
  return bytes;
}

/**
 * The bytes of a streamed body, up to a limit.
 * @throws DomainError too_large past `limit` bytes; malformed when the caller goes away before the end.
 */
export async function* bytesOf(body: Readable, limit: number): AsyncGenerator<Buffer> {
  let received = 0;
  const hear = hearPiece(body);
  try {
    // Left whole when the reader stops early: what is still to come is read once the answer is out (see `watchPace`).
    for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      received += chunk.length;
      hear?.(chunk);
      if (received > limit) {
        throw new DomainError('platform.body_too_large', 'too_large', {
          fr: `L'envoi dépasse ${limit} octets. Envoyez-le en plusieurs fois, ou en flux (NDJSON) là où la route le permet ; ce qui a été acquitté est enregistré.`,
          en: `The body is larger than ${limit} bytes. Send it in several parts, or stream it (NDJSON) where the route allows; what was acknowledged is recorded.`,
        });
      }
      yield chunk;
    }
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new DomainError('platform.body_cut', 'malformed', {
      fr: "L'envoi a été coupé avant sa fin. Renvoyez-le en entier : ce qui était déjà enregistré ne le sera pas deux fois.",
      en: 'The body was cut before its end. Send it again whole: nothing already recorded is recorded twice.',
    });
  }
}
