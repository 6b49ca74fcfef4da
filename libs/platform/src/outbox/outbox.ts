import { type DescMessage, type MessageShape, toBinary } from '@bufbuild/protobuf';
import { subjectOf } from '@maillage/contracts';
import { uuidv7 } from '@maillage/kernel';
import type { Transaction } from '../db/connection.js';

/** An event about to be recorded with the rows it tells of. */
export interface OutgoingEvent<Schema extends DescMessage = DescMessage> {
  readonly schema: Schema;
  readonly message: MessageShape<Schema>;
  /** Id of the aggregate, unique in the service. */
  readonly aggregateId: string;
  /** Version the aggregate has reached, taken under its row lock: 1, 2, 3… without a gap. */
  readonly version: number;
  readonly at: Date;
}

/** The only way for a service to publish: rows in its journal, in the caller's transaction. */
export class Outbox {
  private readonly wakers = new Set<() => void>();

  /**
   * Records events beside the rows they tell of; they are published once the transaction is committed.
   * Call it after the aggregate's row was updated, so that the journal's ids follow the versions.
   */
  async add(tx: Transaction, ...events: OutgoingEvent[]): Promise<void> {
    if (events.length === 0) return;
    await tx.query(
      `INSERT INTO journal (event_id, subject, aggregate_id, aggregate_version, recorded_at, data)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[], $5::timestamptz[], $6::bytea[])`,
      [
        events.map((event) => uuidv7(event.at.getTime())),
        events.map((event) => subjectOf(event.schema)),
        events.map((event) => event.aggregateId),
        events.map((event) => event.version),
        events.map((event) => event.at.toISOString()),
        events.map((event) => Buffer.from(toBinary(event.schema, event.message))),
      ],
    );
    // The relay looks again shortly after; waking it before the commit costs one empty look at most.
    for (const wake of this.wakers) wake();
  }

  /** Registers who is told that there may be something to publish. */
  onAdded(wake: () => void): void {
    this.wakers.add(wake);
  }
}
