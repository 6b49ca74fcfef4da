import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { platformConfig } from '../config/platform.config.js';
import type { Database } from '../db/database.js';
import { bytesOf } from '../bodies/stream-body.js';
import { hashOfRequest, hashWhileStreaming } from '../bodies/body-hash.js';
import { type AnswerHead, IdempotencyStore, LEASE_BEAT_MS } from './idempotency.store.js';
import { idempotencyKeyOf, type IdempotencyKey, keyReused, stillRunning } from './key.js';

/** Headers that belong to what was answered; the others belong to the exchange. */
const KEPT_HEADERS = [
  'cache-control',
  'content-disposition',
  'content-language',
  'content-type',
  'etag',
  'link',
  'location',
];

/** Work under way, with an answer to be kept when it is sent. */
interface Claim {
  readonly keep: (head: AnswerHead, body: AsyncIterable<Buffer | string>) => Promise<Readable>;
  readonly release: () => Promise<void>;
}
const claims = new WeakMap<FastifyRequest, Claim>();

/**
 * Answers a POST that bears an Idempotency-Key: the work is done once, and its answer given again to a repetition of the
 * request. An ordinary one is one transaction with its answer. A streamed one is harmless to repeat: a claim keeps
 * others out while it runs, and its answer is kept when it is sent (it must send it itself, by `@Res()`).
 */
export class Idempotency implements NestInterceptor {
  /** @param databaseOf the database of the service that works; undefined when it is not mounted here. */
  constructor(private readonly databaseOf: (request: FastifyRequest) => Database | undefined) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const key = idempotencyKeyOf(request);
    const database = this.databaseOf(request);
    if (key === undefined || database === undefined) return next.handle();
    const store = new IdempotencyStore(database);
    const isStreamed = request.routeOptions.config.streamed === true;
    return from(
      isStreamed
        ? streamed(store, key, request, reply, next)
        : once(store, key, request, reply, next),
    );
  }
}

async function once(
  store: IdempotencyStore,
  key: IdempotencyKey,
  request: FastifyRequest,
  reply: FastifyReply,
  next: CallHandler,
): Promise<unknown> {
  const answer = await store.once(key, key.fingerprint(hashOfRequest(request)), async () => {
    const value: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
    if (typeof value === 'object')
      void reply.header('content-type', 'application/json; charset=utf-8');
    const body =
      value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
    return { ...headOf(reply), body: Buffer.from(body) };
  });
  setHead(reply, answer, answer.isReplay);
  return answer.body.length === 0 ? undefined : answer.body.toString('utf8');
}

async function streamed(
  store: IdempotencyStore,
  key: IdempotencyKey,
  request: FastifyRequest,
  reply: FastifyReply,
  next: CallHandler,
): Promise<unknown> {
  const body = request.body instanceof Readable ? request.body : Readable.from([]);
  const hash = hashWhileStreaming(request, body);
  const owner = randomUUID();
  if (!(await store.claim(key, owner))) {
    const kept = await store.find(key);
    if (kept === undefined) throw stillRunning();
    for await (const _ of bytesOf(body, platformConfig.streamLimit));
    if (!kept.requestHash.equals(key.fingerprint(hash.digest()))) throw keyReused();
    setHead(reply, kept, true);
    await reply.send(Readable.from(store.parts(key)));
    return undefined;
  }
  const beat = setInterval(
    () => void store.renew(key, owner).catch(() => undefined),
    LEASE_BEAT_MS,
  );
  claims.set(request, {
    keep: async (head, answer) => {
      // Work may end before the body does; the hash is of the whole.
      if (body === request.body && !body.readableEnded)
        for await (const _ of bytesOf(body, platformConfig.streamLimit));
      await store.keepClaimed(key, owner, key.fingerprint(hash.digest()), head, answer);
      return Readable.from(store.parts(key));
    },
    // A claim that can't be given up ends by itself with its lease.
    release: () => store.release(key, owner).catch(() => undefined),
  });
  try {
    return await lastValueFrom(next.handle(), { defaultValue: undefined });
  } finally {
    clearInterval(beat);
  }
}

/** Fastify's onSend hook: what answers claimed work is kept first, then sent as it was kept. A refusal frees the key. */
export async function keepStreamedAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  const claim = claims.get(request);
  if (claim === undefined) return payload;
  claims.delete(request);
  try {
    if (reply.statusCode < 300)
      return await claim.keep(
        headOf(reply),
        payload instanceof Readable ? payload : Readable.from([payload as string]),
      );
  } catch (error) {
    await claim.release();
    throw error;
  }
  await claim.release();
  return payload;
}

function headOf(reply: FastifyReply): AnswerHead {
  const headers = KEPT_HEADERS.flatMap((name) => {
    const value = reply.getHeader(name);
    return value === undefined ? [] : [[name, String(value)]];
  });
  return {
    status: reply.statusCode,
    headers: Object.fromEntries(headers) as Record<string, string>,
  };
}

function setHead(reply: FastifyReply, { status, headers }: AnswerHead, isReplay: boolean): void {
  void reply.status(status).headers({ ...headers });
  if (isReplay) void reply.header('idempotency-replayed', 'true');
}
