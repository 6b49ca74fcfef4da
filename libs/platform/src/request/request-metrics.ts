import { Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { Histogram } from 'prom-client';
import { platformConfig } from '../config/platform.config.js';
import type { Metrics } from '../runtime/metrics.js';

/** Upper bounds in seconds: from an item by id to an import that streams. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

/** Measures how long each answer took, by the route's pattern: an address may hold what is personal, and there are too many. */
export function measureRequests(server: FastifyInstance, metrics: Metrics): void {
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the headers of a request to the end of its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [metrics.registry],
  });
  server.addHook('onResponse', ({ method, requestContext }, { statusCode, elapsedTime }, done) => {
    const route = requestContext?.route ?? '?';
    durations.observe({ method, route, status: statusCode }, elapsedTime / 1000);
    done();
  });
  if (platformConfig.logLevel !== 'debug') return;
  const logger = new Logger('http');
  server.addHook('onResponse', ({ method, requestContext }, { statusCode, elapsedTime }, done) => {
    logger.debug(
      `${method} ${requestContext?.route ?? '?'} : ${statusCode} en ${Math.round(elapsedTime)} ms`,
    );
    done();
  });
}
