import { EventPattern, type Transport } from '@nestjs/microservices';

/** What a consumer listens to, and the name under which its progress is kept. */
export interface Subscription {
  /** `<service>--<consumer file>`, for example `indicators--on-ledger-extended`. */
  readonly durable: string;
  /** A subject, or all facts of one aggregate: `actors.place.>`. One aggregate is never split over two durables. */
  readonly subjects: string;
}

/** Symbol by which Nest finds the JetStream transport. */
export const JETSTREAM = Symbol('jetstream') as unknown as Transport;

/** Makes a controller method the handler of a durable consumer; it receives an `EventBatch`. */
export function Consumes(subscription: Subscription): MethodDecorator {
  return EventPattern(subscription, JETSTREAM, { subscription });
}
