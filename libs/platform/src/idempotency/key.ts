import { createHash, createHmac, hkdfSync } from 'node:crypto';
import { DomainError } from '@maillage/kernel';
import type { FastifyRequest } from 'fastify';
import { openBytes, sealBytes } from '../people/sealing.js';

const FORM = /^[\x21-\x7e]([\x20-\x7e]{0,253}[\x21-\x7e])?$/;

/** An Idempotency-Key of one caller on one route. Only `hash` is stored; what was answered is sealed by the key itself. */
export class IdempotencyKey {
  readonly hash: Buffer;
  private readonly secret: Buffer;

  constructor(text: string, namespace: readonly string[]) {
    this.hash = createHash('sha256')
      .update(JSON.stringify([...namespace, text]))
      .digest();
    this.secret = Buffer.from(
      hkdfSync('sha256', text, this.hash, 'maillage idempotency answer', 32),
    );
  }

  /** What is kept of a request, to recognise it: without the key nobody can try bodies against it. */
  fingerprint(requestHash: Buffer): Buffer {
    return createHmac('sha256', this.secret).update(requestHash).digest();
  }

  /** An answer may hold a secret, such as a new key, that nothing else stores. */
  seal(part: number, bytes: Buffer): Buffer {
    return sealBytes(this.secret, Buffer.from(String(part)), bytes);
  }

  /** @throws Error when the bytes were not sealed by this key as this part. */
  open(part: number, sealed: Buffer): Buffer {
    return openBytes(this.secret, Buffer.from(String(part)), sealed);
  }
}

/**
 * The Idempotency-Key of a request, if it has one. A key belongs to its caller and route; where anyone may call, to
 * the address and whatever was shown as authorization.
 *
 * @throws DomainError malformed for a key that is empty, longer than 255 characters or not plain ASCII.
 */
export function idempotencyKeyOf(request: FastifyRequest): IdempotencyKey | undefined {
  const text = request.headers['idempotency-key'];
  if (text === undefined) return undefined;
  if (typeof text !== 'string' || !FORM.test(text)) {
    throw new DomainError('platform.bad_idempotency_key', 'malformed', {
      fr: "L'en-tête Idempotency-Key compte de 1 à 255 caractères ASCII visibles ; un UUID neuf par demande convient.",
      en: 'The header Idempotency-Key has 1 to 255 visible ASCII characters; a new UUID for each request will do.',
    });
  }
  const { caller } = request;
  const who =
    caller === undefined ? [request.ip, request.headers.authorization ?? ''] : [caller.id];
  return new IdempotencyKey(text, [...who, request.routeOptions.url ?? '?']);
}

export const stillRunning = (): DomainError =>
  new DomainError(
    'platform.still_running',
    'conflict',
    {
      fr: 'Une demande de même Idempotency-Key est encore en cours. Renvoyez la vôtre après la durée dite par Retry-After : vous aurez la réponse de la première.',
      en: 'A request with this Idempotency-Key is still running. Send yours again as Retry-After says: you will get the answer of the first.',
    },
    [],
    1,
  );

export const keyReused = (): DomainError =>
  new DomainError('platform.idempotency_key_reused', 'invalid', {
    fr: 'Cette Idempotency-Key a déjà servi à une autre demande. Prenez une clé neuve pour une demande neuve ; pour répéter la première, renvoyez-la telle quelle.',
    en: 'This Idempotency-Key has served another request. Use a new key for a new request; to repeat the first, send it as it was.',
  });
