import { Logger } from '@nestjs/common';
import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { Bus } from '../events/connection.js';
import { ConsumerLoop } from '../events/consumer-loop.js';
import { JETSTREAM, type Subscription } from '../events/consumes.js';
import type { EventBatch } from '../events/event.js';
import type { ServiceRegistry } from './registry.js';

/** Nest's view of JetStream: every `@Consumes` method becomes a durable pull consumer. */
export class JetStreamStrategy extends Server implements CustomTransportStrategy {
  override readonly transportId = JETSTREAM;
  // Failures are answered to the stream (another try, or the dead letters), so Nest need not report them.
  override readonly propagatesEventHandlerErrors = true;

  constructor(
    private readonly registry: ServiceRegistry,
    private readonly bus: Bus,
  ) {
    super();
  }

  listen(callback: () => void): void {
    for (const handler of this.messageHandlers.values()) {
      const { subscription } = handler.extras as { subscription: Subscription };
      const service = subscription.durable.split('--')[0] ?? '';
      const run = async (batch: EventBatch): Promise<unknown> => {
        const answer: unknown = await handler(batch);
        return isObservable(answer) ? lastValueFrom(answer, { defaultValue: undefined }) : answer;
      };
      const loop = new ConsumerLoop(
        subscription,
        run,
        this.registry.get(service).database,
        this.bus,
        new Logger(service),
      );
      this.registry.addConsumer(loop);
      loop.start();
    }
    callback();
  }

  async close(): Promise<void> {
    await Promise.all(this.registry.consumers().map((loop) => loop.stop()));
  }

  on(): never {
    throw new Error('the JetStream strategy has no events of its own');
  }

  unwrap<T>(): T {
    return this.bus as T;
  }
}
