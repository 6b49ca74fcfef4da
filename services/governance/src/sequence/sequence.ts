import { type Calendar } from './calendar.js';
import { findCycle } from './find-cycle.js';
import { edgesOf, inOrder, type Task, timesOf } from './network.js';

/** What a sequence needs to know of an action. */
export interface Promised {
  readonly id: string;
  readonly debut?: string;
  readonly fin?: string;
  /** Length in counted days, where it is not that of the promise. */
  readonly duree?: number;
  readonly depend_de?: readonly { readonly action_id: string; readonly delai?: number }[];
  /** The day it was done. */
  readonly doneOn?: string;
  /** Nothing is awaited of it any more. */
  readonly isOver: boolean;
}

interface Span {
  readonly debut?: string;
  readonly fin?: string;
}

/** An action in its sequence. The promise stays as it is, whatever else is said. */
export interface Sequenced {
  readonly id: string;
  readonly promise: Required<Span>;
  readonly duration: number;
  readonly earliest: Span;
  /** Counted days until the end of the whole slips; negative when it can't be held. */
  readonly slack: number;
  readonly isCritical: boolean;
  /** Counted days between what it waits for and its promise; negative when the promise can't be held. Absent where it waits for nothing. */
  readonly room?: number;
  /** Days that could be promised instead, where the promise can't be held. */
  readonly proposal?: Span;
  /** Actions whose promise can't be held because of this one. */
  readonly delays: readonly string[];
}

/** A sequence, or the ring that makes one impossible. */
export interface Sequence {
  readonly actions: readonly Sequenced[];
  readonly criticalPath: readonly string[];
  /** Actions without both days: they take no part. */
  readonly undated: readonly string[];
  readonly cycle?: readonly string[];
}

/** An action with its days counted. */
interface Counted extends Task {
  readonly promise: Required<Span>;
  /** First day after its end as it is known today. */
  readonly ended: number;
  readonly isOver: boolean;
}

/** The sequence of actions on a day: promised days beside what follows from dependencies. */
export function sequenceOf(
  promised: readonly Promised[],
  calendar: Calendar,
  today: string,
): Sequence {
  const counted = promised.flatMap((one) => countedOf(one, calendar, today));
  const dated = new Set(counted.map(({ id }) => id));
  const undated = promised.filter(({ id }) => !dated.has(id)).map(({ id }) => id);
  const cycle = findCycle(edgesOf(counted));
  if (cycle !== undefined) return { actions: [], criticalPath: [], undated, cycle };
  if (counted.length === 0) return { actions: [], criticalPath: [], undated };
  const deadline = Math.max(...counted.map(({ promise }) => endOf(promise.fin, calendar)));
  const { times, criticalPath } = timesOf(counted, deadline);
  const held = holdPromises(counted);
  const critical = new Set(criticalPath);
  const spanOf = (start: number, duration: number): Span => {
    const debut = calendar.dayAt(start);
    const fin = calendar.dayAt(start + Math.max(duration, 1) - 1);
    return { ...(debut === undefined ? {} : { debut }), ...(fin === undefined ? {} : { fin }) };
  };
  return {
    actions: counted.map(({ id, promise, duration }) => {
      const { earliestStart = 0, slack = 0 } = times.get(id) ?? {};
      const { room, proposed, delays = [] } = held.get(id) ?? {};
      return {
        ...{ id, promise, duration, slack, delays },
        earliest: spanOf(earliestStart, duration),
        isCritical: critical.has(id),
        ...(room === undefined ? {} : { room }),
        ...(proposed === undefined ? {} : { proposal: spanOf(proposed, duration) }),
      };
    }),
    criticalPath,
    undated,
  };
}

/** The first counted day after a last one. */
const endOf = (last: string, calendar: Calendar): number => {
  const index = calendar.indexOf(last);
  return calendar.dayAt(index) === last ? index + 1 : index;
};

function countedOf(one: Promised, calendar: Calendar, today: string): Counted[] {
  const { id, debut, fin, duree, depend_de: waits = [], doneOn, isOver } = one;
  if (debut === undefined || fin === undefined) return [];
  const start = calendar.indexOf(debut);
  const promisedEnd = endOf(fin, calendar);
  // What is late ends today at the earliest.
  const known = !isOver && fin < today ? endOf(today, calendar) : promisedEnd;
  return [
    {
      ...{ id, start, isOver, promise: { debut, fin } },
      duration: duree ?? Math.max(promisedEnd - start, 0),
      waits: waits.map(({ action_id, delai = 0 }) => ({ id: action_id, lag: delai })),
      ended: doneOn === undefined ? known : endOf(doneOn, calendar),
    },
  ];
}

interface Held {
  readonly room: number | undefined;
  readonly proposed: number | undefined;
  readonly delays: string[];
}

/** Which promises can be held when the others are, each judged after those it waits for; what can't be is proposed anew. */
function holdPromises(counted: readonly Counted[]): ReadonlyMap<string, Held> {
  const held = new Map<string, Held>();
  const ends = new Map<string, number>();
  for (const { id, start, duration, waits, ended, isOver } of inOrder(counted)) {
    const bounds = waits.flatMap((one) => {
      const end = ends.get(one.id);
      return end === undefined ? [] : [{ id: one.id, from: end + one.lag }];
    });
    const from = bounds.length === 0 ? undefined : Math.max(...bounds.map((one) => one.from));
    const isBroken = from !== undefined && from > start && !isOver;
    if (isBroken) for (const one of bounds) if (one.from > start) held.get(one.id)?.delays.push(id);
    ends.set(id, isBroken ? Math.max(ended, from + duration) : ended);
    held.set(id, {
      room: from === undefined ? undefined : start - from,
      proposed: isBroken ? from : undefined,
      delays: [],
    });
  }
  return held;
}
