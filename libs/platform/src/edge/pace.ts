import { Logger } from '@nestjs/common';
import { DomainError } from '@maillage/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { platformConfig } from '../config/platform.config.js';
import { sendProblem } from './problem.filter.js';

const logger = new Logger('http');
/** What is still read of a body once its answer is out, in bytes, and how long its connection then stays, in ms, as with nginx and Apache. */
const LINGER_BYTES = 8_388_608;
const LINGER_MS = 30_000;

/** A request under way, and where it stood when it was last judged. */
interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly since: number;
  isCut?: boolean;
  at: number;
  bytes: number;
}

/**
 * Cuts connections that the other side holds without moving: a body that trickles or never ends, an answer that
 * nobody takes. Only time spent waiting for the other side counts; what the server itself is slow in doesn't.
 */
export function watchPace(server: FastifyInstance): void {
  const { slowSeconds, slowRate } = platformConfig;
  const patience = slowSeconds * 1000;
  const open = new Map<FastifyRequest, Exchange>();
  const judge = (): void => {
    const now = Date.now();
    for (const exchange of open.values()) {
      const moved = bytesMoved(exchange);
      const isOrdinary = exchange.request.routeOptions.config.streamed !== true;
      if (isReceiving(exchange) && isOrdinary && now - exchange.since > patience) cut(exchange);
      else if (!isWaiting(exchange)) Object.assign(exchange, { at: now, bytes: moved });
      else if (now - exchange.at > patience) {
        if (moved - exchange.bytes < slowRate * slowSeconds) cut(exchange);
        else Object.assign(exchange, { at: now, bytes: moved });
      }
    }
  };
  const timer = setInterval(judge, Math.min(5_000, patience / 4)).unref();
  server.addHook('onClose', () => clearInterval(timer));
  server.addHook('onRequest', (request, reply, done) => {
    const now = Date.now();
    const exchange: Exchange = { request, reply, since: now, at: now, bytes: 0 };
    exchange.bytes = bytesMoved(exchange);
    open.set(request, exchange);
    reply.raw.once('close', () => {
      open.delete(request);
      readOn(request.raw);
    });
    done();
  });
  server.addHook('onSend', (request, reply, payload, done) => {
    if (!request.raw.complete && open.get(request)?.isCut !== true) {
      void reply.removeHeader('connection');
      // Node discards without end what nobody has begun to read. Asking for nothing would not be a beginning where much lies ready.
      if (request.raw.readableFlowing === null) request.raw.read();
      else request.raw.read(0);
    }
    done(null, payload);
  });
}

const isReceiving = ({ request, reply }: Exchange): boolean =>
  !request.raw.complete && !reply.raw.headersSent;

/** True while the other side is to move: its body is read as soon as it comes, or our answer lies untaken. */
function isWaiting(exchange: Exchange): boolean {
  const { request, reply } = exchange;
  if (isReceiving(exchange)) return request.raw.readableLength === 0;
  return (
    reply.raw.headersSent && reply.raw.writableLength + (reply.raw.socket?.writableLength ?? 0) > 0
  );
}

function bytesMoved({ request }: Exchange): number {
  const { socket } = request.raw;
  return socket.bytesRead + socket.bytesWritten - socket.writableLength;
}

function cut(exchange: Exchange): void {
  const { request, reply } = exchange;
  if (!isReceiving(exchange) || reply.sent) {
    request.raw.socket.destroy();
    return;
  }
  exchange.isCut = true;
  const slow = new DomainError('platform.too_slow', 'too_slow', {
    fr: 'La demande n’est pas arrivée en entier à temps. Renvoyez-la ; un lot renvoyé n’est pas compté deux fois.',
    en: 'The request did not arrive whole in time. Send it again; a batch sent again is not counted twice.',
  });
  sendProblem(slow, request, reply.header('connection', 'close'), logger);
}

/**
 * Reads on, for a while, in a body that was answered before its end. A connection that is closed while bytes lie unread is
 * reset, and a sender that meets this at its next write never reads the answer (RFC 9112 §9.6). What is more than LINGER_BYTES is
 * left lying behind our closed side: the sender is stuck, and reads. One that takes longer than LINGER_MS may lose the answer.
 */
function readOn(body: FastifyRequest['raw']): void {
  if (body.complete && body.readableLength === 0) return;
  let left = LINGER_BYTES;
  body.on('data', (piece: Buffer) => {
    left -= piece.length;
    if (left < 0) body.pause().socket.end();
  });
  body.resume();
  setTimeout(() => body.complete || body.destroy(), LINGER_MS).unref();
}
