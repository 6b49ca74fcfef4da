import {
  jetstream,
  jetstreamManager,
  type JetStreamClient,
  type JetStreamManager,
} from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { Logger } from '@nestjs/common';

/** The process's one connection to NATS. It never gives up: a bus that is away comes back some day. */
export class Bus {
  private connection: NatsConnection | undefined;
  private opening: Promise<NatsConnection> | undefined;
  private closed = false;
  private readonly reconnected = new Set<() => void>();

  constructor(
    private readonly url: string,
    private readonly name: string,
    private readonly logger: Logger,
  ) {}

  /** True while the server answers. */
  get isUp(): boolean {
    return this.up;
  }
  private up = false;

  /** Waits until connected for the first time. */
  async ready(): Promise<NatsConnection> {
    if (this.connection !== undefined) return this.connection;
    this.opening ??= this.open();
    return this.opening;
  }

  async client(): Promise<JetStreamClient> {
    return jetstream(await this.ready(), { timeout: 5_000 });
  }

  async manager(): Promise<JetStreamManager> {
    return jetstreamManager(await this.ready(), { checkAPI: false, timeout: 3_000 });
  }

  /** Registers a listener for a cut connection that is back: its streams may be gone. */
  onReconnected(listener: () => void): void {
    this.reconnected.add(listener);
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.connection?.close();
  }

  private async open(): Promise<NatsConnection> {
    const server = new URL(this.url);
    const connection = await connect({
      servers: server.host,
      ...(server.username
        ? { user: decodeURIComponent(server.username), pass: decodeURIComponent(server.password) }
        : {}),
      name: `maillage-${this.name}`,
      maxReconnectAttempts: -1,
      reconnectTimeWait: 250,
      reconnectJitter: 100,
      waitOnFirstConnect: true,
      pingInterval: 5_000,
      maxPingOut: 2,
    });
    this.connection = connection;
    this.up = true;
    void this.watch(connection);
    return connection;
  }

  private async watch(connection: NatsConnection): Promise<void> {
    for await (const status of connection.status()) {
      if (status.type === 'disconnect') {
        this.up = false;
        if (!this.closed)
          this.logger.warn(
            'Le bus NATS ne répond plus ; les événements attendent dans les journaux.',
          );
      }
      if (status.type === 'reconnect') {
        this.up = true;
        this.logger.log('Le bus NATS répond de nouveau.');
        for (const listener of this.reconnected) listener();
      }
    }
    this.up = false;
  }
}
