import { setTimeout as pause } from 'node:timers/promises';
import { DomainError } from '@maillage/kernel';
import type { TaskEvent } from './task-state.js';

/** How often what happened is asked for; more than once in between is told at once. */
const LOOK_MS = 500;
/** A reader comes again after this time: then it is asked anew whether it may. */
const LONGEST_MS = 900_000;
const AT_ONCE = 500;

/** What a stream of events is made from. */
export interface EventSource {
  /** Events after a number, in order. */
  eventsAfter(seq: string, limit: number): Promise<readonly TaskEvent[]>;
  /** Number of the last event; undefined when there are to be none. */
  lastEvent(): Promise<string | undefined>;
  /** Name and data of an event, as its reader knows them. */
  tell(event: TaskEvent): Promise<{ readonly name: string; readonly data: object }>;
  /** A comment is sent after so long without an event, so that nothing between here and the reader takes the connection for dead. */
  readonly heartbeatMs: number;
  /** True when this process ends: the reader finds another. */
  isLeaving(): boolean;
}

/**
 * Server-sent events (HTML Living Standard, 9.2) of a task, until it ends. Each bears its number: a reader that comes back
 * with the last one it had misses none. Without the database the stream ends, and its reader comes back.
 *
 * @param after number of the last event that the reader has.
 */
export async function* eventStream(source: EventSource, after: string): AsyncGenerator<string> {
  const began = Date.now();
  let [seen, told] = [after, began];
  yield 'retry: 1000\n\n';
  try {
    while (!source.isLeaving() && Date.now() - began < LONGEST_MS) {
      const last = await source.lastEvent();
      if (last === undefined) return;
      if (BigInt(last) > BigInt(seen)) {
        for (const event of await source.eventsAfter(seen, AT_ONCE)) {
          const { name, data } = await source.tell(event);
          yield `id: ${event.seq}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
          if (event.kind === 'end') return;
          [seen, told] = [event.seq, Date.now()];
        }
      } else {
        if (Date.now() - told >= source.heartbeatMs) {
          yield ':\n\n';
          told = Date.now();
        }
        await pause(LOOK_MS);
      }
    }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}

/**
 * The number of the last event that a reader says it has; 0 without one.
 * @throws DomainError malformed for what was never such a number.
 */
export function lastEventId(header: string | string[] | undefined): string {
  if (header === undefined || header === '') return '0';
  if (typeof header === 'string' && /^\d{1,18}$/.test(header)) return header;
  throw new DomainError('platform.bad_last_event_id', 'malformed', {
    fr: "Last-Event-ID est le numéro du dernier événement reçu, tel que le flux l'a donné dans « id ». Sans lui, le flux reprend au début.",
    en: 'Last-Event-ID is the number of the last event received, as the stream gave it in "id". Without it the stream begins again.',
  });
}
