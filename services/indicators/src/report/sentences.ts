import { NOT_STATED } from '../definitions/dimensions.js';
import type { Language } from '@maillage/kernel';
import { growthIn, numberIn, periodIn, shareIn } from './numbers.js';
import { levelName } from './report-words.js';
import type { KeyFigure, Series, ToldReport } from './told-report.js';

/** What is not known of somebody or something: counted apart, never among what is. */
export const isUndisclosed = (code: string): boolean =>
  ['non_communique', 'inconnue', NOT_STATED.code].includes(code);

const sumOf = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0);

/** How a figure moved: by how much of what it was. */
export function changeOf({ value, before }: Pick<KeyFigure, 'value' | 'before'>): {
  readonly way: 'up' | 'down' | 'same' | 'unknown';
  readonly by: number;
} {
  if (value === null || before === null || before === 0)
    return { way: value === 0 && before === 0 ? 'same' : 'unknown', by: 0 };
  if (value === before) return { way: 'same', by: 0 };
  return { way: value > before ? 'up' : 'down', by: Math.abs(value - before) / before };
}

/** What is seen of activities over time. */
export function seriesSentence({ moments }: Series, language: Language): string {
  const totals = moments.map(({ counts }) => sumOf(counts));
  const whole = sumOf(totals);
  if (whole === 0)
    return language === 'fr'
      ? 'Aucune activité n’est inscrite sur la période.'
      : 'No activity is entered in the period.';
  const most = Math.max(...totals);
  const top = moments[totals.indexOf(most)]?.period ?? '';
  const past = moments.map(({ yearBefore }) => yearBefore);
  const then = past.every((one) => one !== null) ? sumOf(past) : 0;
  const { way, by } = changeOf({ value: whole, before: then });
  const number = (value: number): string => numberIn(value, language);
  const change = growthIn(by, language);
  const moved = way === 'up' || way === 'down';
  const sign = way === 'up' ? '+' : '\u2212';
  const against = by < 1 ? `${sign}${change}` : change;
  return language === 'fr'
    ? `${number(whole)} ${whole > 1 ? 'activités' : 'activité'} en tout${moved ? ` (${against} en un an)` : ''}\u00a0; le plus en ${inTime(top, language)} (${number(most)}).`
    : `${number(whole)} ${whole > 1 ? 'activities' : 'activity'} in all${moved ? ` (${against} in a year)` : ''}; most in ${inTime(top, language)} (${number(most)}).`;
}

const inTime = (period: string, language: Language): string =>
  period.length === 10
    ? `${language === 'fr' ? 'un jour, le ' : 'a day, '}${periodIn(period, language)}`
    : periodIn(period, language);

/** What is seen of a breakdown: what comes first, what follows, what is not known. */
export function blockSentence(
  lines: readonly {
    readonly code: string;
    readonly label: string;
    readonly value: number | null;
  }[],
  areParts: boolean,
  language: Language,
): string {
  const known = lines
    .filter(({ code, value }) => !isUndisclosed(code) && value !== null && value > 0)
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const unknown = sumOf(
    lines.filter(({ code }) => isUndisclosed(code)).map(({ value }) => value ?? 0),
  );
  const told = sumOf(known.map(({ value }) => value ?? 0));
  const [first, second] = known;
  const isFrench = language === 'fr';
  if (first === undefined)
    return isFrench ? 'Rien n’est renseigné sur la période.' : 'Nothing is known for the period.';
  const share = (value: number | null): string =>
    areParts ? shareIn(value ?? 0, told, language) : numberIn(value ?? 0, language);
  const quoted = (label: string): string => (isFrench ? `«\u00a0${label}\u00a0»` : `“${label}”`);
  const leads = isFrench
    ? `${quoted(first.label)} vient en tête (${share(first.value)}${areParts && unknown > 0 ? ' de ce qui est renseigné' : ''})`
    : `${quoted(first.label)} comes first (${share(first.value)}${areParts && unknown > 0 ? ' of what is known' : ''})`;
  const follows =
    second === undefined
      ? ''
      : isFrench
        ? `, puis ${quoted(second.label)} (${share(second.value)})`
        : `, then ${quoted(second.label)} (${share(second.value)})`;
  const hidden = shareIn(unknown, told + unknown, language);
  const missing =
    unknown === 0
      ? ''
      : isFrench
        ? `\u00a0; non renseigné\u00a0: ${hidden}`
        : `; not known: ${hidden}`;
  return `${leads}${follows}${missing}.`;
}

/** What is seen of the territories below. */
export function partsSentence(
  { level, lines }: NonNullable<ToldReport['parts']>,
  language: Language,
): string {
  const active = lines.filter(({ activities }) => activities > 0);
  const whole = sumOf(lines.map(({ activities }) => activities));
  const [first] = active;
  const name = (isMany: boolean): string => levelName(level, isMany, language);
  const [some, all] = [active.length, lines.length].map((count) => numberIn(count, language));
  if (first === undefined)
    return language === 'fr'
      ? `Aucune activité dans ${all} ${name(lines.length > 1)}.`
      : `No activity in ${all} ${name(lines.length > 1)}.`;
  const share = shareIn(first.activities, whole, language);
  return language === 'fr'
    ? `${some} ${name(active.length > 1)} sur ${all} ${active.length > 1 ? 'ont' : 'a'} eu au moins une activité\u00a0; ${first.name} en réunit ${share}.`
    : `${some} of ${all} ${name(lines.length > 1)} had at least one activity; ${first.name} has ${share} of all.`;
}
