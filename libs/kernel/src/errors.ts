import type { Fault } from './faults.js';
import type { Message } from './message.js';

/** How a refusal is answered: the HTTP edge maps each kind to one status. */
export type ErrorKind =
  | 'malformed' // 400
  | 'invalid' // 422
  | 'unauthenticated' // 401
  | 'forbidden' // 403
  | 'not_found' // 404
  | 'not_acceptable' // 406
  | 'too_slow' // 408
  | 'conflict' // 409
  | 'stale' // 412
  | 'too_large' // 413
  | 'unsupported' // 415
  | 'precondition_required' // 428
  | 'too_many' // 429
  | 'unavailable'; // 503

/** A refusal that a caller can act upon. Anything else that is thrown is a defect and becomes a 500. */
export class DomainError extends Error {
  constructor(
    /** Stable machine code, `<service>.<snake>`. */
    readonly code: string,
    readonly kind: ErrorKind,
    readonly text: Message,
    readonly faults: readonly Fault[] = [],
    /** For `unavailable` and `too_many`: seconds before another try makes sense. */
    readonly retryAfter?: number,
    /** Members that the answer has beside those of every problem, under the names of api.md. */
    readonly members: Readonly<Record<string, unknown>> = {},
  ) {
    super(text.en);
    this.name = 'DomainError';
  }
}
