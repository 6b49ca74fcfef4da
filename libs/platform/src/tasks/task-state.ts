/** Where a task stands. `receiving`: its bytes are still coming in. */
export type State = 'receiving' | 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** What is told of a task. PostgreSQL's bigint comes as text. */
export interface TaskState {
  readonly id: string;
  readonly service: string;
  readonly nature: string;
  readonly caller_id: string;
  readonly state: State;
  readonly done: string;
  readonly total: string | null;
  /** Done by second since it was last taken up. */
  readonly rate: number | null;
  readonly rejects: string;
  readonly result: object | null;
  readonly error: TaskError | null;
  /** Number of its last event. */
  readonly last_event: string;
  readonly cancel_asked: boolean;
  readonly created_at: Date;
  readonly started_at: Date | null;
  readonly ended_at: Date | null;
}

/** Why a task failed. */
export interface TaskError {
  readonly code: string;
  readonly fr: string;
  readonly en: string;
}

/** One thing a task told, by its number. */
export interface TaskEvent {
  readonly seq: string;
  readonly kind: 'progress' | 'reject' | 'end';
  readonly data: Readonly<Record<string, unknown>>;
}

/** How far a task is, as it is told. */
export interface Progress {
  readonly fait: number;
  readonly total?: number;
  readonly par_seconde?: number;
  readonly reste_secondes?: number;
}

/**
 * @param rate done by second, null while unknown.
 * @returns with what is left in whole seconds, rounded up, as far as total and rate tell.
 */
export function progressOf(done: number, total: number | null, rate: number | null): Progress {
  const left = total === null ? undefined : Math.max(0, total - done);
  return {
    fait: done,
    ...(total === null ? {} : { total }),
    ...(rate === null ? {} : { par_seconde: Math.round(rate * 100) / 100 }),
    ...(left === undefined || rate === null || rate <= 0
      ? {}
      : { reste_secondes: Math.ceil(left / rate) }),
  };
}
