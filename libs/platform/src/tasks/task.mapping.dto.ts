import { type RejectsDto, STATES, type TaskDto } from './task.dto.js';
import { progressOf, type TaskEvent, type TaskState } from './task-state.js';

/**
 * A task as its caller reads it.
 * @param first the first rejects; undefined where only their number is told.
 */
export function toDto(
  state: TaskState,
  language: 'fr' | 'en',
  first?: readonly TaskEvent[],
): TaskDto {
  const { id, nature, result, error, created_at, started_at, ended_at } = state;
  const rejects: RejectsDto = {
    nombre: Number(state.rejects),
    ...(first === undefined ? {} : { premiers: first.map(({ data }) => data) }),
  };
  return {
    id,
    nature,
    etat: STATES[state.state],
    progression: progressOf(
      Number(state.done),
      state.total === null ? null : Number(state.total),
      state.rate,
    ),
    ...(result === null ? {} : { resultat: result }),
    ...(rejects.nombre === 0 ? {} : { rejets: rejects }),
    ...(error === null ? {} : { erreur: { code: error.code, detail: error[language] } }),
    ...(state.cancel_asked && ended_at === null ? { annulation_demandee: true } : {}),
    creation: created_at.toISOString(),
    ...(started_at === null ? {} : { debut: started_at.toISOString() }),
    ...(ended_at === null ? {} : { fin: ended_at.toISOString() }),
  };
}

/** Name and data of an event of the stream; `end` tells the task as it stands. */
export function eventToDto(
  { kind, data }: TaskEvent,
  end: TaskDto | undefined,
): { name: string; data: object } {
  if (kind === 'reject') return { name: 'rejet', data };
  if (kind === 'end') return { name: 'fin', data: end ?? {} };
  const { done, total, rate } = data as { done: number; total: number | null; rate: number | null };
  return { name: 'progression', data: progressOf(done, total, rate) };
}
