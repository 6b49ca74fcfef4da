import { type DescMessage, type MessageShape, toBinary } from '@bufbuild/protobuf';
import { subjectOf } from '@maillage/contracts';
import { uuidv7 } from '@maillage/kernel';
import type { Transaction } from '../db/connection.js';
import { currentTraceparent } from '../request/request-context.js';

/** Rows of one statement; PostgreSQL takes 65,535 parameters. */
const ROWS = 1_000;
const COLUMNS = [
  ...['event_id', 'subject', 'aggregate_id', 'aggregate_version', 'recorded_at', 'data'],
  'traceparent',
];

/** An event about to be recorded with the rows it describes. */
export interface OutgoingEvent<Schema extends DescMessage = DescMessage> {
  readonly schema: Schema;
  readonly message: MessageShape<Schema>;
  /** Id of the aggregate, unique in the service. */
  readonly aggregateId: string;
  /** Version the aggregate has reached, taken under its row lock: 1, 2, 3… without a gap. */
  readonly version: number;
  readonly at: Date;
}

/** The only way for a service to publish: rows in its outbox, in the caller's transaction. */
export class Outbox {
  private readonly wakers = new Set<() => void>();

  /**
   * Records events beside the rows they describe, in the trace under way; they are published once the transaction is committed.
   * Call it after the aggregate's row was updated, so that the outbox's ids follow the versions.
   */
  async add(tx: Transaction, ...events: OutgoingEvent[]): Promise<void> {
    if (events.length === 0) return;
    const traceparent = currentTraceparent() ?? null;
    for (let first = 0; first < events.length; first += ROWS) {
      const rows = events.slice(first, first + ROWS);
      // One parameter a value: a Buffer alone travels as bytes, in an array it would travel as hexadecimal text.
      const values = rows.map(
        (_, row) =>
          `(${COLUMNS.map((_name, column) => `$${row * COLUMNS.length + column + 1}`).join(', ')})`,
      );
      await tx.query(
        `INSERT INTO outbox (${COLUMNS.join(', ')}) VALUES ${values.join(', ')}`,
        rows.flatMap(({ schema, message, aggregateId, version, at }) => [
          uuidv7(at.getTime()),
          subjectOf(schema),
          aggregateId,
          version,
          at.toISOString(),
          Buffer.from(toBinary(schema, message)),
          traceparent,
        ]),
      );
    }
    // The relay looks again shortly after; waking it before the commit costs one empty look at most.
    for (const wake of this.wakers) wake();
  }

  /** Registers a listener, called when there may be something to publish. */
  onAdded(wake: () => void): void {
    this.wakers.add(wake);
  }
}
