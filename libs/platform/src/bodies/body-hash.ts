import { createHash, type Hash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';

const bodies = new WeakMap<FastifyRequest, Buffer>();
const hashes = new WeakMap<Readable, Hash>();

/** Keeps the bytes of an ordinary body as long as its request lives. */
export function keepBody(request: FastifyRequest, bytes: Buffer): void {
  bodies.set(request, bytes);
}

/** Hash of what an ordinary request asks for: its address and the bytes of its body. */
export function hashOfRequest(request: FastifyRequest): Buffer {
  return begin(request)
    .update(bodies.get(request) ?? '')
    .digest();
}

/** Hash of what a streamed request asks for, complete once its body was read to the end by `bytesOf`. */
export function hashWhileStreaming(request: FastifyRequest, body: Readable): Hash {
  const hash = begin(request);
  hashes.set(body, hash);
  return hash;
}

/** A listener for every piece of a streamed body, when its hash was asked for. */
export function hearPiece(body: Readable): ((piece: Buffer) => void) | undefined {
  const hash = hashes.get(body);
  return hash && ((piece) => void hash.update(piece));
}

function begin(request: FastifyRequest): Hash {
  return createHash('sha256').update(`${request.url}\n`);
}
