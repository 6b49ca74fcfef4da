import type { Action, Part } from '../action/action.js';
import { isLate, isSilent, progressOf } from '../action/action.js';
import { promisedOf } from '../plan/promised-of.js';
import type { Axis, Roadmap } from '../roadmap/roadmap.js';
import { calendarOf } from '../sequence/calendar.js';
import { type Sequenced, sequenceOf } from '../sequence/sequence.js';

/** An action as a publication reads it. */
export interface PublishedAction {
  readonly id: string;
  readonly action: Action;
  readonly parts: readonly (Part & { readonly id: string; readonly intitule: string })[];
}

/** Promised days of actions when the roadmap was adopted; an action that is missing came later. */
export type AdoptedPromises = ReadonlyMap<string, Pick<Action, 'debut' | 'fin'>>;

/** An action as everybody may read it. */
export interface ActionLine {
  readonly id: string;
  readonly title: string;
  readonly objective: string | undefined;
  readonly action: Action;
  readonly isLate: boolean;
  readonly isSilent: boolean;
  readonly progress: number;
  readonly parts: PublishedAction['parts'];
  /** Its place in the sequence, where it has both days. */
  readonly sequenced: Sequenced | undefined;
}

/** What an axis holds; actions outside of any axis stand in a group without one. */
export interface AxisGroup {
  readonly axis: Axis | undefined;
  readonly lines: readonly ActionLine[];
  readonly confidential: number;
}

export interface Counts {
  readonly total: number;
  readonly done: number;
  readonly underWay: number;
  readonly toCome: number;
  readonly late: number;
  readonly blocked: number;
  readonly confidential: number;
}

/** A promise that is not what it was when the roadmap was adopted. */
export interface Moved {
  readonly title: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** A roadmap as everybody may read it. */
export interface Publication {
  readonly roadmap: Roadmap;
  readonly groups: readonly AxisGroup[];
  readonly counts: Counts;
  readonly moved: readonly Moved[];
  readonly added: number;
  /** First and last day of what is drawn; undefined where nothing has days. */
  readonly span: readonly [from: string, to: string] | undefined;
  readonly today: string;
}

/**
 * A roadmap as everybody may read it on a day: counts of all its actions, and the names of those that are not confidential.
 * Parts are counted with the action that they are a part of.
 */
export function publicationOf(
  id: string,
  roadmap: Roadmap,
  actions: readonly PublishedAction[],
  adopted: AdoptedPromises | undefined,
  today: string,
): Publication {
  const whole = actions.filter(({ action }) => action.parent_id === undefined);
  const hidden = new Set(
    actions.filter(({ action }) => action.confidentielle === true).map((one) => one.id),
  );
  const open = whole.filter((one) => !hidden.has(one.id));
  const promised = actions.map((one) => promisedOf(one.id, one.action));
  const sequence = sequenceOf(promised, calendarOf('ouvres'), today);
  const sequenced = new Map(sequence.actions.map((one) => [one.id, one]));
  const lineOf = (one: PublishedAction): ActionLine => ({
    id: one.id,
    title: one.action.intitule,
    objective: objectiveOf(id, roadmap, one.action),
    action: one.action,
    isLate: isLate(one.action, today),
    isSilent: isSilent(one.action, today),
    progress: progressOf(one.action, one.parts),
    parts: one.parts.filter((part) => !hidden.has(part.id)),
    sequenced: sequenced.get(one.id),
  });
  const axisOf = ({ action }: PublishedAction): string | undefined =>
    action.feuilles.find((one) => one.feuille_id === id)?.axe_id;
  const groupOf = (axis: Axis | undefined): AxisGroup => {
    const inside = whole.filter((one) => axisOf(one) === axis?.id);
    const lines = inside.filter((one) => !hidden.has(one.id)).map(lineOf);
    return { axis, lines: lines.toSorted(byDays), confidential: inside.length - lines.length };
  };
  const groups = [...(roadmap.axes ?? []).map(groupOf), groupOf(undefined)];
  return {
    roadmap,
    groups: groups.filter(
      ({ axis, lines, confidential }) => axis !== undefined || lines.length + confidential > 0,
    ),
    counts: countsOf(whole, today),
    ...changesOf(open, adopted),
    span: spanOf(roadmap, open, today),
    today,
  };
}

const byDays = (one: ActionLine, other: ActionLine): number => {
  const keyOf = ({ action, id }: ActionLine): string =>
    `${action.debut ?? action.fin ?? '9999'}${action.fin ?? '9999'}${id}`;
  return keyOf(one) < keyOf(other) ? -1 : 1;
};

function objectiveOf(id: string, { axes = [] }: Roadmap, action: Action): string | undefined {
  const placing = action.feuilles.find((one) => one.feuille_id === id);
  return axes
    .find((one) => one.id === placing?.axe_id)
    ?.objectifs?.find((one) => one.id === placing?.objectif_id)?.titre;
}

function countsOf(whole: readonly PublishedAction[], today: string): Counts {
  const many = (holds: (action: Action) => boolean): number =>
    whole.filter(({ action }) => holds(action)).length;
  return {
    total: whole.length,
    done: many(({ statut }) => statut.code === 'realisee'),
    underWay: many(({ statut }) => statut.code === 'en_cours'),
    toCome: many(({ statut }) => statut.code === 'a_venir'),
    late: many((action) => isLate(action, today)),
    blocked: many(({ statut }) => statut.code === 'bloquee'),
    confidential: many(({ confidentielle }) => confidentielle === true),
  };
}

function changesOf(
  open: readonly PublishedAction[],
  adopted: AdoptedPromises | undefined,
): { readonly moved: readonly Moved[]; readonly added: number } {
  if (adopted === undefined) return { moved: [], added: 0 };
  const known = open.filter(({ id }) => adopted.has(id));
  return {
    moved: known.flatMap(({ id, action }) => {
      const { fin: from } = adopted.get(id) ?? {};
      return from === action.fin ? [] : [{ title: action.intitule, from, to: action.fin }];
    }),
    added: open.length - known.length,
  };
}

/** From the first to the last day that anything has, today included. */
function spanOf(
  { debut, fin }: Roadmap,
  open: readonly PublishedAction[],
  today: string,
): Publication['span'] {
  const promised = open.flatMap(({ action }) => [action.debut, action.fin]);
  const days = [debut, fin, ...promised].filter((day) => day !== undefined).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return [first < today ? first : today, last > today ? last : today];
}
