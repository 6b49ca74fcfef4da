import type { Message } from '@maillage/kernel';
import { hoursFromWords } from '../proposition/hours.js';

/** A time of the week: a day, Monday 0, and minutes since its midnight. */
export interface Slot {
  readonly day: number;
  readonly from: number;
  readonly to: number;
}

/** Weekly times as OpenStreetMap writes them, and what they come to. */
export interface Week {
  readonly text: string;
  readonly slots: readonly Slot[];
}

/** Why a text says no weekly times. */
export interface WeekFault {
  readonly code: 'invalid_hours' | 'hour_out_of_range' | 'across_midnight' | 'empty_time';
  readonly detail: Message;
}

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const DAY = `(?:${DAYS.join('|')}|PH)`;
const RULE = new RegExp(`^(?:(${DAY}(?:-${DAY})?(?:,${DAY}(?:-${DAY})?)*) ?)?(off|[\\d:,\\s-]+)$`);
const TIME = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/;
const WHOLE_DAY = 24 * 60;

/**
 * Reads weekly times: `opening_hours` of OpenStreetMap with days and hours, or the same in words. A later rule holds for its
 * days in place of an earlier one.
 */
export function readWeek(given: string): Week | WeekFault {
  const text = hoursFromWords(given);
  const days = new Map<number, readonly Slot[]>();
  for (const rule of text.split(';').map((part) => part.trim())) {
    const [, named, hours = ''] = RULE.exec(rule) ?? [];
    if (hours === '') return invalid(rule);
    const times = hours === 'off' ? [] : hours.split(',').map((time) => readTime(time.trim()));
    const fault = times.find((time) => 'code' in time);
    if (fault !== undefined && 'code' in fault) return fault;
    for (const day of named === undefined ? DAYS.keys() : daysOf(named))
      days.set(
        day,
        times.flatMap((time) => ('code' in time ? [] : [{ day, ...time }])),
      );
  }
  return { text, slots: [...days.values()].flat() };
}

/** Whether two weeks have a time in common. */
export const meet = (a: readonly Slot[], b: readonly Slot[]): boolean =>
  a.some((one) =>
    b.some((other) => one.day === other.day && one.from < other.to && other.from < one.to),
  );

/** Public holidays are no day of the week. */
function daysOf(named: string): number[] {
  return named.split(',').flatMap((part) => {
    const [first = '', last = first] = part.split('-');
    const [from, to] = [DAYS.indexOf(first), DAYS.indexOf(last)];
    if (from < 0 || to < 0) return [];
    const length = ((to - from + DAYS.length) % DAYS.length) + 1;
    return Array.from({ length }, (_, index) => (from + index) % DAYS.length);
  });
}

function readTime(text: string): Omit<Slot, 'day'> | WeekFault {
  const [, ...parts] = TIME.exec(text) ?? [];
  const [fromHour, fromMinute, toHour, toMinute] = parts.map(Number);
  if (
    fromHour === undefined ||
    fromMinute === undefined ||
    toHour === undefined ||
    toMinute === undefined
  )
    return invalid(text);
  const [from, to] = [fromHour * 60 + fromMinute, toHour * 60 + toMinute];
  if (fromMinute > 59 || toMinute > 59 || from >= WHOLE_DAY || to > WHOLE_DAY)
    return {
      code: 'hour_out_of_range',
      detail: {
        fr: `« ${text} » : une heure va de 00:00 à 24:00.`,
        en: `"${text}": an hour is from 00:00 to 24:00.`,
      },
    };
  if (from === to)
    return {
      code: 'empty_time',
      detail: {
        fr: `« ${text} » finit quand il commence.`,
        en: `"${text}" ends when it begins.`,
      },
    };
  if (to < from)
    return {
      code: 'across_midnight',
      detail: {
        fr: `« ${text} » passe minuit : une présence finit le jour où elle commence ; écrivez deux jours.`,
        en: `"${text}" goes across midnight: a presence ends on the day it begins; write two days.`,
      },
    };
  return { from, to };
}

const invalid = (text: string): WeekFault => ({
  code: 'invalid_hours',
  detail: {
    fr: `« ${text.slice(0, 60)} » : attendu, des jours et des heures, comme « Mo-Fr 09:00-12:00,14:00-17:00; Sa 09:00-12:00 ».`,
    en: `"${text.slice(0, 60)}": expected days and hours, like "Mo-Fr 09:00-12:00,14:00-17:00; Sa 09:00-12:00".`,
  },
});
