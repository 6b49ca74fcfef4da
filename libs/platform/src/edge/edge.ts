import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import cors from '@fastify/cors';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { Gate } from '../callers/gate.js';
import { GateStore } from '../callers/gate.store.js';
import { platformConfig } from '../config/platform.config.js';
import { Bus } from '../events/connection.js';
import { Metrics } from '../runtime/metrics.js';
import { ServiceRegistry } from '../service/registry.js';
import { registerAdmission } from './admission.js';
import { checkAddress } from './address.js';
import { closeWhenLeaving, Drain } from './drain.js';
import { GATE_SOURCE } from './edge.module.js';
import { watchPace } from './pace.js';
import { guardSecretAddresses } from '../links/secret-addresses.js';
import { serveAssets } from '../pages/send-page.js';
import { shedLoad } from '../request/load.js';
import { measureRequests } from '../request/request-metrics.js';
import { shield } from './security-headers.js';
import { watchServices } from '../service/service-metrics.js';

const EXPOSED = [
  'Content-Disposition',
  'ETag',
  'Idempotency-Replayed',
  'Link',
  'Location',
  'Preference-Applied',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
  'X-Request-Id',
];

/** What stands before every route, in this order: pace, load, browsers' rules, authentication and rate limits, checks of the address; and what is measured of them. */
export async function registerEdge(app: NestFastifyApplication): Promise<void> {
  const server: FastifyInstance = app.getHttpAdapter().getInstance();
  const store = app.get(GateStore);
  const origins = platformConfig.corsOrigins
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
  const metrics = app.get(Metrics);
  serveAssets(server);
  watchPace(server);
  closeWhenLeaving(server, app.get(Drain));
  shield(server);
  shedLoad(server, metrics);
  if (origins.length > 0)
    await server.register(cors, {
      origin: origins,
      methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      exposedHeaders: EXPOSED,
      maxAge: 600,
    });
  await registerAdmission(server, app.get(Gate), (minute, callers, counts) =>
    store.countRequests(minute, callers, counts),
  );
  guardSecretAddresses(server);
  server.addHook('onRequest', (request, _, done) => {
    checkAddress(request);
    done();
  });
  await registerCompression(server);
  measureRequests(server, metrics);
  watchServices(metrics, app.get(ServiceRegistry), app.get(Bus), app.get(GATE_SOURCE));
}

/**
 * Answers above 1 KiB are compressed for a caller that accepts it. Two kinds are not: those with an ETag, since a strong tag names
 * exact bytes; and those that no cache may keep, which may hold a secret beside what the caller sent (BREACH).
 */
async function registerCompression(server: FastifyInstance): Promise<void> {
  server.addHook('onSend', (request, reply, payload, done) => {
    // What a caller may see by its rights is its own, and may end with them.
    if (request.caller !== undefined && !reply.hasHeader('cache-control'))
      void reply.header('cache-control', 'private, no-cache');
    const isTagged = reply.hasHeader('etag');
    const isSecret = String(reply.getHeader('cache-control') ?? '').includes('no-store');
    if (isTagged || isSecret) request.headers['x-no-compression'] = '1';
    done(null, payload);
  });
  await server.register(compress, {
    globalDecompression: false,
    encodings: ['br', 'gzip'],
    threshold: 1024,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
    zlibOptions: { level: 5 },
    customTypes: /^text\/(?!event-stream)|[/+]json(;|$)|ndjson/,
  });
}
