import { applyDecorators, Catch, type RpcExceptionFilter, UseFilters } from '@nestjs/common';
import { EventPattern, type Transport } from '@nestjs/microservices';
import { type Observable, throwError } from 'rxjs';

/** What a consumer listens to, and the name under which its progress is kept. */
export interface Subscription {
  /** `<service>--<consumer file>`, for example `indicators--on-ledger-extended`. */
  readonly durable: string;
  /** A subject, or all facts of one aggregate: `actors.place.>`. One aggregate is never split over two durables. */
  readonly subjects: string;
}

/** Symbol by which Nest finds the JetStream transport. */
export const JETSTREAM = Symbol('jetstream') as unknown as Transport;

/** Hands a failure on as it is: Nest would make it "Internal server error", and a dead letter would not say its reason. */
@Catch()
class HandOn implements RpcExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

/** Makes a controller method the handler of a durable consumer; it receives an `EventBatch`. */
export function Consumes(subscription: Subscription): MethodDecorator {
  return applyDecorators(
    EventPattern(subscription, JETSTREAM, { subscription }),
    UseFilters(HandOn),
  );
}
