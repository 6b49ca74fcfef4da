import { headers, type MsgHdrs } from '@nats-io/nats-core';
import type { JetStreamClient } from '@nats-io/jetstream';
import type { Logger } from '@nestjs/common';
import type { Bus } from './connection.js';
import { findStream, makeStream, streamOf } from './stream.js';
import type { Connection } from '../db/connection.js';
import type { Database } from '../db/database.js';
import { Loop } from '../runtime/loop.js';
import type { Outbox } from './outbox.js';

const POLL_MS = 20;
const BATCH = 256;
/** A large outbox is read by slices of this many bytes of data, so that a batch never fills the memory. */
const BATCH_BYTES = 4 * 1024 * 1024;
const CHECK_EVERY_MS = 3_000;
const RETRY_MS = 250;

interface OutboxRow {
  id: string;
  event_id: string;
  subject: string;
  aggregate_id: string;
  aggregate_version: string;
  recorded_at: Date;
  traceparent: string | null;
  data: Buffer;
}

/** CloudEvents 1.0 attributes of an outbox row, as NATS headers (NATS protocol binding: `ce-` prefix). */
function cloudEvent(service: string, row: OutboxRow): MsgHdrs {
  const head = headers();
  head.set('ce-specversion', '1.0');
  head.set('ce-id', row.event_id);
  head.set('ce-source', `/maillage/${service}`);
  head.set('ce-type', row.subject);
  head.set('ce-time', row.recorded_at.toISOString());
  head.set('ce-subject', row.aggregate_id);
  head.set('ce-aggregateversion', row.aggregate_version);
  if (row.traceparent !== null) head.set('ce-traceparent', row.traceparent);
  head.set('content-type', 'application/protobuf');
  return head;
}

/**
 * Publishes a service's outbox to its stream, one relay at a time for the service (a lease),
 * oldest first among the rows not yet in the stream. Each message says which stream sequence it must follow,
 * so a relay that lost its lease and woke up too late is refused by the server. A stream that is new, or has
 * gone back behind what was acknowledged, gets again all that it misses.
 */
export class Relay {
  private readonly loop: Loop;
  private suspect = true;
  private checkedAt = 0;
  private lastSeq = 0;

  constructor(
    private readonly database: Database,
    private readonly bus: Bus,
    outbox: Outbox,
    private readonly logger: Logger,
  ) {
    this.loop = new Loop(`relais ${database.service}`, logger);
    outbox.onAdded(() => this.loop.wake());
    bus.onReconnected(() => {
      this.suspect = true;
      this.loop.wake();
    });
  }

  start(): void {
    this.loop.start(() => this.round(), RETRY_MS);
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  /** Relays for as long as this process holds the lease and nothing breaks. */
  private async round(): Promise<void> {
    const client = await this.bus.client();
    const lease = await this.database.leases.take('relay');
    if (lease === undefined) return;
    try {
      this.suspect = true;
      while (!this.loop.isStopping) {
        if (this.suspect || Date.now() - this.checkedAt > CHECK_EVERY_MS)
          await this.compareWithStream(lease.connection);
        if ((await this.publishSome(lease.connection, client)) === 0) await this.loop.rest(POLL_MS);
      }
    } finally {
      await lease.release();
    }
  }

  /** Finds out what the stream holds, and marks for sending what it misses. */
  private async compareWithStream(connection: Connection): Promise<void> {
    const manager = await this.bus.manager();
    const service = this.database.service;
    const info = (await findStream(manager, service)) ?? (await makeStream(manager, service));
    const [known] = await connection.query<{ stream_created: string; last_seq: string }>(
      'SELECT stream_created, last_seq FROM relay_state WHERE stream = $1',
      [streamOf(service)],
    );
    const isNew = known?.stream_created !== info.created;
    if (isNew || Number(known?.last_seq) > info.state.last_seq) {
      const kept = isNew ? 0 : info.state.last_seq;
      // The rows and the memory of the stream change together: a crash in between would forget the loss.
      await connection.transaction(async (tx) => {
        await tx.query('UPDATE outbox SET stream_seq = NULL WHERE stream_seq > $1', [kept]);
        await tx.query(
          `INSERT INTO relay_state (stream, stream_created, last_seq) VALUES ($1, $2, $3)
           ON CONFLICT (stream) DO UPDATE SET stream_created = excluded.stream_created, last_seq = excluded.last_seq`,
          [streamOf(service), info.created, info.state.last_seq],
        );
      });
      if (known !== undefined)
        this.logger.warn(
          `Le flux ${streamOf(service)} a été perdu en partie : ce qui y manque est envoyé à nouveau.`,
        );
    }
    this.lastSeq = info.state.last_seq;
    this.suspect = false;
    this.checkedAt = Date.now();
  }

  private async publishSome(connection: Connection, client: JetStreamClient): Promise<number> {
    const rows = await connection.query<OutboxRow>(
      `SELECT id, event_id, subject, aggregate_id, aggregate_version, recorded_at, traceparent, data FROM (
         SELECT *, sum(length(data)) OVER (ORDER BY id) - length(data) AS before
         FROM (SELECT * FROM outbox WHERE stream_seq IS NULL ORDER BY id LIMIT ${BATCH}) AS next
       ) AS sized WHERE before < ${BATCH_BYTES} ORDER BY id`,
    );
    if (rows.length === 0) return 0;
    const answers = await Promise.allSettled(
      rows.map((row, index) =>
        client.publish(row.subject, row.data, {
          msgID: row.event_id,
          headers: cloudEvent(this.database.service, row),
          expect: { lastSequence: this.lastSeq + index },
        }),
      ),
    );
    const ids: string[] = [];
    const sequences: number[] = [];
    answers.forEach((answer, index) => {
      if (answer.status === 'rejected') return;
      ids.push(rows[index]?.id ?? '');
      sequences.push(answer.value.seq);
      if (answer.value.duplicate) this.suspect = true;
    });
    if (ids.length < rows.length) this.suspect = true;
    if (ids.length > 0) await this.markPublished(connection, ids, sequences);
    const refused = answers.find((answer) => answer.status === 'rejected');
    if (refused !== undefined && ids.length === 0) throw refused.reason;
    return ids.length;
  }

  private async markPublished(
    connection: Connection,
    ids: string[],
    sequences: number[],
  ): Promise<void> {
    this.lastSeq = Math.max(this.lastSeq, ...sequences);
    await connection.query(
      `WITH marked AS (
         UPDATE outbox SET stream_seq = sent.seq
         FROM unnest($1::bigint[], $2::bigint[]) AS sent (id, seq) WHERE outbox.id = sent.id
       )
       UPDATE relay_state SET last_seq = greatest(last_seq, $3) WHERE stream = $4`,
      [ids, sequences, this.lastSeq, streamOf(this.database.service)],
    );
  }
}
