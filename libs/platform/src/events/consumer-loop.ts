import {
  AckPolicy,
  type ConsumerMessages,
  DeliverPolicy,
  type JetStreamManager,
  type JsMsg,
} from '@nats-io/jetstream';
import type { Logger } from '@nestjs/common';
import { DomainError } from '@maillage/kernel';
import type { Transaction } from '../db/connection.js';
import type { Database } from '../db/database.js';
import type { Lease } from '../db/lease.js';
import { inTrace } from '../request/request-context.js';
import { readTraceparent } from '../request/traceparent.js';
import { Loop } from '../runtime/loop.js';
import type { Bus } from './connection.js';
import type { Subscription } from './consumes.js';
import { bury } from './dead-letters.js';
import { decode, type EventBatch, type RawEvent, Undecodable } from './event.js';
import { deduplicate } from './inbox.js';
import { findStream, isMissing, streamOf } from './stream.js';

/** How many events are fetched ahead and one transaction applies at most. */
const BATCH = 64;
/** …and how many bytes of them, save that one event is always taken: decoded, they are about ten times larger. */
const BATCH_BYTES = 512 * 1024;
/** What is fetched and not yet applied waits in memory: a batch of activities is an event of some 300 KiB. */
const MAX_ACK_PENDING = 64;
const RETRY_MS = 250;
/** An event that came before its predecessor is looked at again with the next delivery, and after this at the latest. */
const EARLY_MS = 100;
/** Events of a consumer that died are delivered again after this; a living one says meanwhile that it is at work. */
const ACK_WAIT_MS = 6_000;
/** A failure that is not the database's absence is tried this often before the event is put aside. */
const TRIES = 5;

type Handler = (batch: EventBatch) => Promise<unknown>;

interface Delivered {
  readonly message: JsMsg;
  readonly event: RawEvent;
}

/**
 * Runs one durable consumer: pulls, applies in order and exactly once, acknowledges after the commit. One process at a time
 * pulls (a lease): the server deals events out to all that ask, and two would have the predecessors of each other's.
 */
export class ConsumerLoop {
  private readonly queue: JsMsg[] = [];
  private current: readonly JsMsg[] = [];
  /** What waits for a predecessor. */
  private readonly early: JsMsg[] = [];
  private messages: ConsumerMessages | undefined;
  private readonly loop: Loop;

  constructor(
    readonly subscription: Subscription,
    private readonly handler: Handler,
    private readonly database: Database,
    private readonly bus: Bus,
    private readonly logger: Logger,
  ) {
    this.loop = new Loop(subscription.durable, logger);
  }

  get durable(): string {
    return this.subscription.durable;
  }

  start(): void {
    this.loop.start(() => this.round(), RETRY_MS);
  }

  async stop(): Promise<void> {
    const stopped = this.loop.stop();
    this.messages?.stop();
    await stopped;
  }

  /** Applies a dead letter again, in the transaction that marks it replayed; throws when it is refused again. */
  async replay(tx: Transaction, event: RawEvent): Promise<void> {
    await this.handler({ tx, events: [decode(event)] });
  }

  /** Consumes until the stream, the server or the lease is lost. */
  private async round(): Promise<void> {
    const manager = await this.bus.manager();
    const lease = await this.database.leases.take(this.durable);
    if (lease === undefined) return;
    try {
      await this.consume(manager, lease);
    } catch (error) {
      if (!isMissing(error)) throw error;
    } finally {
      this.queue.length = this.early.length = 0;
      await lease.release();
    }
  }

  private async consume(manager: JetStreamManager, lease: Lease): Promise<void> {
    const source = this.subscription.subjects.split('.')[0] ?? '';
    // The stream is made by the relay of the service that publishes it; until then there is nothing to read.
    if ((await findStream(manager, source)) === undefined) return;
    const name = this.durable;
    await manager.consumers.add(streamOf(source), {
      durable_name: name,
      filter_subject: this.subscription.subjects,
      ack_policy: AckPolicy.Explicit,
      deliver_policy: DeliverPolicy.All,
      ack_wait: ACK_WAIT_MS * 1_000_000,
      max_ack_pending: MAX_ACK_PENDING,
    });
    const client = await this.bus.client();
    const consumer = await client.consumers.get(streamOf(source), name);
    let over = false;
    this.messages = await consumer.consume({
      max_messages: BATCH,
      expires: 5_000,
      idle_heartbeat: 1_000,
      abort_on_missing_resource: true,
      callback: (message) => {
        this.queue.push(message);
        this.loop.wake();
      },
    });
    const end = (): void => {
      over = true;
      this.loop.wake();
    };
    void this.messages.closed().then(end);
    void lease.over.then(end);
    void this.watch(this.messages);
    const atWork = setInterval(
      () => this.pending().forEach((message) => message.working()),
      ACK_WAIT_MS / 3,
    );
    try {
      while (!this.loop.isStopping && !over) await this.turn();
      // What was not applied need not wait for the end of its time: the next process to hold the lease gets it at once.
      if (this.loop.isStopping) for (const message of this.pending()) message.nak();
    } finally {
      clearInterval(atWork);
      this.messages.stop();
    }
  }

  private async turn(): Promise<void> {
    this.current = this.takeSome();
    if (this.current.length === 0) {
      await this.loop.rest(this.early.length === 0 ? 1_000 : EARLY_MS);
      this.queue.push(...this.early.splice(0));
      return;
    }
    const early = await this.applyNext(this.current);
    this.early.push(...early);
    // Where something was applied, successors may be due.
    if (early.length < this.current.length) this.queue.push(...this.early.splice(0));
    this.current = [];
  }

  private pending(): JsMsg[] {
    return [...this.current, ...this.queue, ...this.early];
  }

  /** In the order of the stream, whatever the order of their delivery. */
  private takeSome(): JsMsg[] {
    this.queue.sort((a, b) => a.seq - b.seq);
    let bytes = 0;
    const over = this.queue.findIndex(
      (message, index) => (bytes += message.data.length) > BATCH_BYTES && index > 0,
    );
    return this.queue.splice(0, over === -1 ? BATCH : Math.min(over, BATCH));
  }

  /** A stream that was lost takes its consumers with it: missed heartbeats or a direct word end this round. */
  private async watch(messages: ConsumerMessages): Promise<void> {
    for await (const status of messages.status()) {
      if (
        [
          'heartbeats_missed',
          'consumer_deleted',
          'consumer_not_found',
          'stream_not_found',
        ].includes(status.type)
      )
        messages.stop();
    }
  }

  /** Applies what is due; gives what has to wait for a predecessor. */
  private async applyNext(messages: readonly JsMsg[]): Promise<JsMsg[]> {
    const delivered: Delivered[] = [];
    for (const message of messages) {
      const event = read(message);
      // Without CloudEvents attributes nothing can be said of it, not even in the dead letters.
      if (event === undefined) message.term();
      else delivered.push({ message, event });
    }
    if (delivered.length === 0) return [];
    try {
      return await inTraceOf(delivered, () => this.applyTogether(delivered));
    } catch (error) {
      // One of them, or a passing failure: each on its own tells which.
      this.logger.debug(
        `${this.durable} : lot de ${delivered.length} repris un à un : ${String(error)}`,
      );
      const early: JsMsg[] = [];
      for (const one of delivered)
        early.push(...(await inTraceOf([one], () => this.applyAlone(one))));
      return early;
    }
  }

  private async applyTogether(delivered: readonly Delivered[]): Promise<JsMsg[]> {
    const ids = await this.database.transaction(async (tx) => {
      const sorted = await deduplicate(
        tx,
        this.durable,
        delivered.map((one) => one.event),
      );
      if (sorted.due.length > 0) await this.handler({ tx, events: sorted.due.map(decode) });
      return new Set(sorted.early.map((event) => event.id));
    });
    const early = delivered.filter(({ event }) => ids.has(event.id));
    for (const one of delivered) if (!ids.has(one.event.id)) one.message.ack();
    return early.map(({ message }) => message);
  }

  private async applyAlone(one: Delivered): Promise<JsMsg[]> {
    try {
      return await this.applyTogether([one]);
    } catch (error) {
      const isFinal =
        error instanceof Undecodable ||
        (error instanceof DomainError && error.kind !== 'unavailable');
      const isAway = error instanceof DomainError && error.kind === 'unavailable';
      if (isAway || (!isFinal && one.message.info.deliveryCount < TRIES)) {
        one.message.nak(Math.min(100 * 2 ** one.message.info.deliveryCount, 10_000));
        return [];
      }
      await this.putAside(one, String(error)).catch(() => one.message.nak(1_000));
      return [];
    }
  }

  /** Into the dead letters; its place in the aggregate's order counts as taken, so that its successors go on. */
  private async putAside({ message, event }: Delivered, reason: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { due } = await deduplicate(tx, this.durable, [event]);
      if (due.length > 0) await bury(tx, this.durable, event, reason, new Date());
    });
    this.logger.error(
      `${this.durable} : l'événement ${event.id} (${event.subject}) est mis de côté : ${reason}`,
    );
    message.ack();
  }
}

/** Does `work` in the trace of the events it is for. Those of several traces that are applied together have none in common. */
function inTraceOf<T>(delivered: readonly Delivered[], work: () => T): T {
  const [first, ...others] = new Set(delivered.map(({ event }) => event.traceparent));
  return first === undefined || others.length > 0 ? work() : inTrace(first, work);
}

function read(message: JsMsg): RawEvent | undefined {
  const id = message.headers?.get('ce-id');
  const version = Number(message.headers?.get('ce-aggregateversion'));
  if (!id || !Number.isInteger(version)) return undefined;
  return {
    id,
    subject: message.subject,
    aggregateId: message.headers?.get('ce-subject') ?? '',
    version,
    at: new Date(message.headers?.get('ce-time') ?? 0),
    traceparent: readTraceparent(message.headers?.get('ce-traceparent')),
    data: message.data,
  };
}
