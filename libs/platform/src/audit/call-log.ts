import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DataSource } from 'typeorm';
import { Loop } from '../runtime/loop.js';

const FLUSH_MS = 1_000;
/** Rows kept while the database is away; what comes on top is dropped. */
const MOST_ROWS = 10_000;

/** Calls of one caller from one address to one route with one answer in one second. */
interface Calls {
  readonly at: string;
  readonly caller_id: string;
  readonly key_id?: string | undefined;
  readonly ip: string;
  readonly route: string;
  readonly status: number;
  number: number;
}

/**
 * What each caller is shown of its own calls, reads included. Kept in memory and written once a second: a crash loses
 * that second at most. It is no proof, unlike the audit journal.
 */
export class CallLog implements OnApplicationShutdown {
  private readonly loop = new Loop('journal d’appels', new Logger('appels'));
  private rows = new Map<string, Calls>();

  constructor(private readonly source: DataSource) {}

  /** Notes every answer that the server gives to a known caller. */
  listenTo(server: FastifyInstance): void {
    this.loop.start(() => this.flush(), FLUSH_MS);
    server.addHook('onResponse', (request, reply, done) => {
      this.note(request, reply, Date.now());
      done();
    });
  }

  private note(
    { caller, ip, method, routeOptions }: FastifyRequest,
    { statusCode: status }: FastifyReply,
    now: number,
  ): void {
    if (caller === undefined) return;
    const second = Math.floor(now / 1000);
    const route = `${method} ${routeOptions.url ?? '?'}`;
    const key = `${second} ${caller.id} ${caller.keyId ?? ''} ${ip} ${status} ${route}`;
    this.add(key, 1, () => ({
      at: new Date(second * 1000).toISOString(),
      caller_id: caller.id,
      key_id: caller.keyId,
      ip,
      route,
      status,
      number: 1,
    }));
  }

  private add(key: string, number: number, made: () => Calls): void {
    const known = this.rows.get(key);
    if (known !== undefined) known.number += number;
    else if (this.rows.size < MOST_ROWS) this.rows.set(key, made());
  }

  /** Writes what was noted; what can't be written is kept for the next time. */
  async flush(): Promise<void> {
    if (this.rows.size === 0) return;
    const rows = this.rows;
    this.rows = new Map();
    try {
      await this.source.query('SELECT access.add_calls($1)', [JSON.stringify([...rows.values()])]);
    } catch (error) {
      rows.forEach((row, key) => this.add(key, row.number, () => row));
      throw error;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop.stop();
    await this.flush().catch(() => undefined);
  }
}
