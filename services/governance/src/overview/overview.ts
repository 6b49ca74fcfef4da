import { type Action, isLate, isSilent } from '../action/action.js';
import { promisedOf } from '../plan/promised-of.js';
import { calendarOf } from '../sequence/calendar.js';
import { sequenceOf } from '../sequence/sequence.js';

/** An action that wants a look. */
export interface Alert {
  readonly id: string;
  readonly action: Action;
  /** Days, counted from the day on which it began to want one; working days for a promise that can't be held. */
  readonly days: number | undefined;
}

/** What wants a look in a governance: each list with what has waited longest first. */
export interface Overview {
  readonly late: readonly Alert[];
  readonly blocked: readonly Alert[];
  readonly silent: readonly Alert[];
  /** Promises that can't be held, by what they wait for. */
  readonly broken: readonly Alert[];
  readonly total: number;
}

const DAY_MS = 86_400_000;
const daysBetween = (from: string | undefined, to: string): number | undefined =>
  from === undefined ? undefined : Math.max((Date.parse(to) - Date.parse(from)) / DAY_MS, 0);

/** What of some actions wants a look on a day. */
export function overviewOf(
  actions: readonly { readonly id: string; readonly action: Action }[],
  today: string,
): Overview {
  const promised = actions.map(({ id, action }) => promisedOf(id, action));
  const { actions: sequenced } = sequenceOf(promised, calendarOf('ouvres'), today);
  const missing = new Map(
    sequenced.flatMap(({ id, proposal, room = 0 }) =>
      proposal === undefined ? [] : [[id, -room]],
    ),
  );
  const those = (
    holds: (action: Action, id: string) => boolean,
    daysOf: (action: Action, id: string) => number | undefined,
  ): Alert[] =>
    actions
      .filter(({ id, action }) => holds(action, id))
      .map(({ id, action }) => ({ id, action, days: daysOf(action, id) }))
      .toSorted((one, other) => (other.days ?? 0) - (one.days ?? 0));
  return {
    late: those(
      (action) => isLate(action, today),
      ({ fin }) => daysBetween(fin, today),
    ),
    blocked: those(
      ({ statut }) => statut.code === 'bloquee',
      ({ statut }) => daysBetween(statut.depuis, today),
    ),
    silent: those(
      (action) => isSilent(action, today),
      ({ nouvelle, debut }) => daysBetween(nouvelle?.le ?? debut, today),
    ),
    broken: those(
      (_, id) => missing.has(id),
      (_, id) => missing.get(id),
    ),
    total: actions.length,
  };
}
