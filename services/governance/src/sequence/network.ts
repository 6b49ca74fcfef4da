import type { Edges } from './find-cycle.js';

/** Something that takes time, on a count of days. */
export interface Task {
  readonly id: string;
  /** Day on which it is promised to begin. */
  readonly start: number;
  readonly duration: number;
  /** What it waits for, and so many days more after its end. */
  readonly waits: readonly { readonly id: string; readonly lag: number }[];
}

/** When a task may be done. */
export interface Times {
  readonly earliestStart: number;
  /** Days it may still slip without the end slipping; negative when the end can't be held. */
  readonly slack: number;
}

/** What follows from a network of tasks. */
export interface NetworkTimes {
  readonly times: ReadonlyMap<string, Times>;
  /** The longest chain, first task first; the one of the smallest ids where there are several. */
  readonly criticalPath: readonly string[];
  /** First day after everything, at the earliest. */
  readonly end: number;
}

/** Tasks in an order in which each comes after what it waits for. @throws Error for a ring. */
export function inOrder<T extends Pick<Task, 'id' | 'waits'>>(tasks: readonly T[]): T[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const open = new Map<string, number>();
  const followers = new Map<string, T[]>();
  for (const task of tasks) {
    const waits = task.waits.filter(({ id }) => byId.has(id));
    open.set(task.id, waits.length);
    for (const { id } of waits) followers.set(id, [...(followers.get(id) ?? []), task]);
  }
  const ready = tasks.filter(({ id }) => open.get(id) === 0);
  for (const task of ready)
    for (const follower of followers.get(task.id) ?? []) {
      const left = (open.get(follower.id) ?? 0) - 1;
      open.set(follower.id, left);
      if (left === 0) ready.push(follower);
    }
  if (ready.length < tasks.length) throw new Error('a ring of tasks');
  return ready;
}

/**
 * Earliest starts, slack and the critical path (critical path method): a task that waits for nothing begins as promised,
 * any other as soon as it may.
 * @param deadline first day after the last promised one; slack is counted to it.
 * @throws Error for a ring.
 */
export function timesOf(tasks: readonly Task[], deadline: number): NetworkTimes {
  const order = inOrder(tasks);
  const starts = new Map<string, number>();
  const byId = new Map(order.map((task) => [task.id, task]));
  const finish = (id: string): number => (starts.get(id) ?? 0) + (byId.get(id)?.duration ?? 0);
  for (const { id, start, waits } of order) {
    const allowed = waits.filter((one) => byId.has(one.id)).map((one) => finish(one.id) + one.lag);
    starts.set(id, allowed.length === 0 ? start : Math.max(...allowed));
  }
  const latest = new Map<string, number>();
  for (const { id, duration, waits } of order.toReversed()) {
    const last = (latest.get(id) ?? deadline) - duration;
    latest.set(id, last);
    for (const one of waits)
      latest.set(one.id, Math.min(latest.get(one.id) ?? deadline, last - one.lag));
  }
  const times = new Map(
    tasks.map(({ id }) => {
      const earliestStart = starts.get(id) ?? 0;
      return [id, { earliestStart, slack: (latest.get(id) ?? 0) - earliestStart }];
    }),
  );
  const end = Math.max(...tasks.map(({ id }) => finish(id)), -Infinity);
  return { times, criticalPath: chainTo(tasks, finish, starts, end), end };
}

/** The chain of tasks by which the end is where it is. */
function chainTo(
  tasks: readonly Task[],
  finish: (id: string) => number,
  starts: ReadonlyMap<string, number>,
  end: number,
): string[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const least = (ids: readonly string[]): string | undefined => ids.toSorted()[0];
  const path: string[] = [];
  let at = least(tasks.filter(({ id }) => finish(id) === end).map(({ id }) => id));
  while (at !== undefined) {
    path.push(at);
    const begins = starts.get(at);
    const driving = (byId.get(at)?.waits ?? []).filter(
      (one) => byId.has(one.id) && finish(one.id) + one.lag === begins,
    );
    at = least(driving.map(({ id }) => id));
  }
  return path.reverse();
}

/** What tasks wait for, as a graph. */
export const edgesOf = (tasks: readonly Pick<Task, 'id' | 'waits'>[]): Edges =>
  new Map(tasks.map(({ id, waits }) => [id, waits.map((one) => one.id)]));
