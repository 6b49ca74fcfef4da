import { setTimeout as pause } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { platformConfig } from '../config/platform.config.js';

/**
 * How a process leaves: it first says that it is not ready, so that load balancers send elsewhere; every answer then
 * closes its connection; what is under way ends, up to a limit.
 */
@Injectable()
export class Drain implements BeforeApplicationShutdown {
  private leaving = false;

  constructor(@Inject(HttpAdapterHost) private readonly host: HttpAdapterHost) {}

  get isLeaving(): boolean {
    return this.leaving;
  }

  /** @param signal what asked the process to stop; without one (a command that is done) nobody is to be warned. */
  async beforeApplicationShutdown(signal?: string): Promise<void> {
    this.leaving = true;
    if (signal === undefined) return;
    await pause(platformConfig.drainNoticeMs);
    const { server } = this.host.httpAdapter.getInstance<FastifyInstance>();
    setTimeout(() => server.closeAllConnections(), platformConfig.drainSeconds * 1000).unref();
  }
}

/** Tells callers of a leaving process to open their next connection elsewhere. */
export function closeWhenLeaving(server: FastifyInstance, drain: Drain): void {
  server.addHook('onSend', (_, reply, payload, done) => {
    if (drain.isLeaving) void reply.header('connection', 'close');
    done(null, payload);
  });
}
