import { dayInWords, isCivilDate, type Message } from '@maillage/kernel';

/** A morning or an afternoon of a civil date, as `2026-11-03:am`; the order of texts is the order of time. */
export type HalfDay = string;

/** Tells whether a text is a half-day of the calendar. */
export const isHalfDay = (text: string): text is HalfDay =>
  /:(am|pm)$/.test(text) && isCivilDate(text.slice(0, -3));

/** The civil date of a half-day, `YYYY-MM-DD`. */
export const dayOf = (halfDay: HalfDay): string => halfDay.slice(0, -3);

/** Writing a date takes longer than checking a seat, and a plan has few half-days. */
const written = new Map<HalfDay, Message>();

/** A half-day as people write it. */
export function halfDayInWords(halfDay: HalfDay): Message {
  const words = written.get(halfDay) ?? write(halfDay);
  written.set(halfDay, words);
  return words;
}

function write(halfDay: HalfDay): Message {
  const isMorning = halfDay.endsWith(':am');
  return {
    fr: `${dayInWords(dayOf(halfDay), 'fr')} ${isMorning ? 'matin' : 'après-midi'}`,
    en: `${isMorning ? 'the morning' : 'the afternoon'} of ${dayInWords(dayOf(halfDay), 'en')}`,
  };
}
