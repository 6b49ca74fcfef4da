import { type DescMessage, fromBinary, type Message, type MessageShape } from '@bufbuild/protobuf';
import { schemaOf } from '@maillage/contracts';
import type { Transaction } from '../db/connection.js';

/** An event as it came from the bus or from the dead letters, not yet decoded. */
export interface RawEvent {
  readonly id: string;
  readonly subject: string;
  readonly aggregateId: string;
  readonly version: number;
  readonly at: Date;
  /** W3C span that recorded it (CloudEvents, Distributed Tracing extension); none where nobody asked for it. */
  readonly traceparent?: string | undefined;
  readonly data: Uint8Array;
}

/** A decoded event. */
export interface ReceivedEvent extends Omit<RawEvent, 'data'> {
  readonly schema: DescMessage;
  readonly message: Message;
}

/** What a consumer is given: events in order, to be applied in one transaction. */
export interface EventBatch {
  readonly tx: Transaction;
  readonly events: readonly ReceivedEvent[];
}

/** The event's message when it is of `schema`, else undefined. */
export function messageOf<S extends DescMessage>(
  event: ReceivedEvent,
  schema: S,
): MessageShape<S> | undefined {
  return event.schema.typeName === schema.typeName ? (event.message as MessageShape<S>) : undefined;
}

/** An event that no later try can make acceptable. */
export class Undecodable extends Error {}

/**
 * Decodes by subject.
 * @throws Undecodable when the subject is unknown or the bytes are not of its message.
 */
export function decode(raw: RawEvent): ReceivedEvent {
  const schema = schemaOf(raw.subject);
  if (schema === undefined) throw new Undecodable(`sujet inconnu : ${raw.subject}`);
  try {
    return { ...raw, schema, message: fromBinary(schema, raw.data) };
  } catch (error) {
    throw new Undecodable(`contenu illisible pour ${schema.typeName} : ${String(error)}`);
  }
}
