import { dayInWords, type Language } from '@maillage/kernel';

const locale = (language: Language): string => (language === 'fr' ? 'fr-FR' : 'en-GB');

/** A number as it is read: grouped, with one decimal where it is small and has any. */
export const numberIn = (value: number, language: Language): string =>
  value
    .toLocaleString(locale(language), { maximumFractionDigits: Math.abs(value) < 100 ? 1 : 0 })
    .replaceAll('\u202f', '\u00a0')
    .replace('-', '\u2212');

/** A number with all decimals that its definition gives. */
export const exactIn = (value: number, language: Language): string =>
  value
    .toLocaleString(locale(language), { maximumFractionDigits: 4 })
    .replaceAll('\u202f', '\u00a0');

/** How far something moved, as a share of what it was: in per cent, or by how many times it grew where that is more than twice. */
export const growthIn = (by: number, language: Language): string =>
  by < 1 ? shareIn(by, 1, language) : `×\u00a0${numberIn(1 + by, language)}`;

/** A part of a whole in per cent; small parts with a decimal, so that nothing that is there reads 0. */
export function shareIn(part: number, whole: number, language: Language): string {
  if (whole === 0) return '–';
  const percent = (100 * part) / whole;
  const rounded = percent > 0 && percent < 1 ? Math.max(0.1, percent) : Math.round(percent);
  return `${numberIn(rounded, language)}${language === 'fr' ? '\u00a0' : ''}%`;
}

/** A day in full; the first of a month is « 1er » in French. */
export const dayIn = (day: string, language: Language): string =>
  dayInWords(day, language).replace(/^1 /, language === 'fr' ? '1er ' : '1 ');

/** A period of a series, in full. */
export function periodIn(period: string, language: Language): string {
  if (period.length === 10) return dayIn(period, language);
  if (period.length !== 7) return period;
  return monthIn(period, language, 'long');
}

/** The same where there is little room: a day of the month, a month without its year. */
export function shortPeriodIn(period: string, language: Language): string {
  if (period.length === 10) return `${period.slice(8)}/${period.slice(5, 7)}`;
  if (period.length !== 7) return period;
  const name = monthIn(period, language, 'short').split(' ')[0] ?? '';
  return period.endsWith('-01') ? `${name} ${period.slice(2, 4)}` : name;
}

const monthIn = (month: string, language: Language, length: 'long' | 'short'): string =>
  new Date(`${month}-15T12:00:00Z`).toLocaleDateString(locale(language), {
    ...{ month: length, year: 'numeric', timeZone: 'Europe/Paris' },
  });

/** An instant by the clock of Paris. */
export const instantIn = (instant: string, language: Language): string =>
  new Date(instant)
    .toLocaleString(locale(language), {
      ...{ dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Paris' },
    })
    .replace(/^1 /, language === 'fr' ? '1er ' : '1 ');
