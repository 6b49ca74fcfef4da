import type { Readable } from 'node:stream';
import { DomainError } from '@maillage/kernel';
import { hearPiece } from '../idempotency/body-hash.js';

/** What is still taken off the wire of a body that nobody reads to its end, before its connection is closed. */
export const LINGER_BYTES = 8_388_608;

/** Route configuration of bodies that are read as they come: `@RouteConfig(STREAMED)`. */
export const STREAMED = { streamed: true } as const;

/**
 * The bytes of a streamed body, up to a limit.
 * @throws DomainError too_large past `limit` bytes; malformed when the caller goes away before the end.
 */
export async function* bytesOf(body: Readable, limit: number): AsyncGenerator<Buffer> {
  let received = 0;
  const hear = hearPiece(body);
  try {
    // Left whole when the reader stops early: a destroyed body would stay unread on a connection that is kept.
    for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      received += chunk.length;
      hear?.(chunk);
      if (received > limit) {
        throw new DomainError('platform.body_too_large', 'too_large', {
          fr: `L'envoi dépasse ${limit} octets. Ce qui a été acquitté est enregistré ; envoyez la suite en plusieurs fois.`,
          en: `The body is larger than ${limit} bytes. What was acknowledged is recorded; send the rest in several parts.`,
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
  } finally {
    // What is still on its way is taken off the wire, else the next request of this connection waits behind it.
    body.on('data', (chunk: Buffer) => {
      received += chunk.length;
      hear?.(chunk);
      if (received > limit + LINGER_BYTES) body.destroy();
    });
    body.resume();
  }
}
