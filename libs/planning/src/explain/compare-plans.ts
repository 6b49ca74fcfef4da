import { type Message } from '@maillage/kernel';
import { type Measures, measurePlan } from '../plan/measure-plan.js';
import { type Plan } from '../plan/plan.js';
import { type Directory, sessionInWords } from '../problem/directory.js';

/** Somebody whose sessions are others in another plan. */
export interface Move {
  readonly person: string;
  /** Sessions that are in one plan and not in the other. */
  readonly leaves: readonly string[];
  readonly joins: readonly string[];
}

/** What one plan has that another has not. */
export interface Comparison {
  readonly opened: readonly string[];
  readonly closed: readonly string[];
  readonly moves: readonly Move[];
  /** Each measure of the second plan, less that of the first. */
  readonly difference: Measures;
  readonly words: readonly Message[];
}

/** How a plan differs from another of the same problem. */
export function comparePlans(directory: Directory, before: Plan, after: Plan): Comparison {
  const opened = after.opens.filter((id) => !before.opens.includes(id));
  const closed = before.opens.filter((id) => !after.opens.includes(id));
  const moves = movesBetween(before, after);
  const difference = differenceOf(measurePlan(directory, before), measurePlan(directory, after));
  const say = (ids: readonly string[], fr: string, en: string): Message[] =>
    ids.map((id) => {
      const which = inWords(directory, id);
      return { fr: `${fr} ${which.fr}.`, en: `${en} ${which.en}.` };
    });
  return {
    opened,
    closed,
    moves,
    difference,
    words: [
      ...say(opened, 'S’ouvre :', 'Opens:'),
      ...say(closed, 'Ne s’ouvre plus :', 'No longer opens:'),
      ...moves.map((move) => moveInWords(directory, move)),
      differenceInWords(difference),
    ],
  };
}

function movesBetween(before: Plan, after: Plan): Move[] {
  const sessionsIn = ({ seats }: Plan, person: string): string[] =>
    seats.filter((seat) => seat.person === person).map(({ session }) => session);
  const people = new Set([...before.seats, ...after.seats].map(({ person }) => person));
  return [...people].flatMap((person) => {
    const [old, now] = [sessionsIn(before, person), sessionsIn(after, person)];
    const leaves = old.filter((id) => !now.includes(id));
    const joins = now.filter((id) => !old.includes(id));
    return leaves.length + joins.length === 0 ? [] : [{ person, leaves, joins }];
  });
}

/** Each measure of the second, less that of the first. */
export const differenceOf = (before: Measures, after: Measures): Measures => ({
  shortfall: after.shortfall - before.shortfall,
  gapClosed: after.gapClosed - before.gapClosed,
  kilometres: after.kilometres - before.kilometres,
  travelAndCover: after.travelAndCover - before.travelAndCover,
  spent: after.spent - before.spent,
});

function inWords(directory: Directory, id: string): Message {
  const session = directory.sessions.get(id);
  return session === undefined ? { fr: id, en: id } : sessionInWords(directory, session);
}

function moveInWords(directory: Directory, { person, leaves, joins }: Move): Message {
  const list = (ids: readonly string[], language: keyof Message): string =>
    ids.map((id) => inWords(directory, id)[language]).join(', ');
  if (leaves.length === 0)
    return {
      fr: `${person} gagne ${list(joins, 'fr')}.`,
      en: `${person} gains ${list(joins, 'en')}.`,
    };
  if (joins.length === 0)
    return {
      fr: `${person} perd ${list(leaves, 'fr')}.`,
      en: `${person} loses ${list(leaves, 'en')}.`,
    };
  return {
    fr: `${person} passe de ${list(leaves, 'fr')} à ${list(joins, 'fr')}.`,
    en: `${person} moves from ${list(leaves, 'en')} to ${list(joins, 'en')}.`,
  };
}

/** A number with its sign, in the writing of a language. */
const signed = (value: number, language: 'fr' | 'en'): string =>
  value.toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB', {
    signDisplay: 'exceptZero',
    maximumFractionDigits: 2,
  });

/** A difference of measures, as people would say it. */
export function differenceInWords(difference: Measures): Message {
  const { gapClosed, kilometres, travelAndCover, spent, shortfall } = difference;
  const of = (value: number): Message => ({ fr: signed(value, 'fr'), en: signed(value, 'en') });
  return {
    fr: `Écart comblé ${of(gapClosed).fr} ; manque des petites communes ${of(shortfall).fr} ; ${of(kilometres).fr} km ; trajets et remplacements ${of(travelAndCover).fr} € ; budget ${of(spent).fr} €.`,
    en: `Gap closed ${of(gapClosed).en}; shortfall of small communes ${of(shortfall).en}; ${of(kilometres).en} km; travel and replacements ${of(travelAndCover).en} €; budget ${of(spent).en} €.`,
  };
}
