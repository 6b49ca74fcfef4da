import { lengthOf, type Span, STEPS, type Step } from '../figure/calendar.js';
import type { Definition } from '../definitions/definition.js';
import { crossesOf, DIMENSION_IDS, type DimensionId } from '../definitions/dimensions.js';
import { badQuestion } from '../figure/indicators.errors.js';

/** How long a span may be, by step: a series of days for three years, everything else for thirty. */
const LONGEST: Readonly<Record<Step | 'aucun', readonly [days: number, text: string]>> = {
  jour: [1097, '3 ans'],
  mois: [10_958, '30 ans'],
  trimestre: [10_958, '30 ans'],
  annee: [10_958, '30 ans'],
  aucun: [10_958, '30 ans'],
};

/** The span asked for; what is left out is the current civil year's. @throws DomainError invalid. */
export function spanOf(
  du: string | undefined,
  au: string | undefined,
  step: Step | undefined,
  today: string,
): Span {
  const year = today.slice(0, 4);
  const span = { du: du ?? `${year}-01-01`, au: au ?? `${year}-12-31` };
  if (span.au < span.du) {
    throw badQuestion(
      '/au',
      'bad_span',
      `« au » (${span.au}) vient avant « du » (${span.du}).`,
      `"au" (${span.au}) comes before "du" (${span.du}).`,
    );
  }
  const [days, text] = LONGEST[step ?? 'aucun'];
  if (lengthOf(span) > days) {
    throw badQuestion(
      '/au',
      'span_too_long',
      `Du ${span.du} au ${span.au}, c'est plus de ${text}${step === undefined ? '' : ` par ${step}`} ; raccourcissez, ou prenez un pas plus long (${STEPS.join(', ')}).`,
      `From ${span.du} to ${span.au} is longer than allowed; shorten it, or take a longer step (${STEPS.join(', ')}).`,
    );
  }
  return span;
}

/** The dimensions asked for, in the order asked. @throws DomainError invalid, with the crossings there are. */
export function crossOf(definition: Definition, asked: readonly string[]): DimensionId[] {
  const crosses = crossesOf(definition.dimensions);
  const par = DIMENSION_IDS.filter((one) => asked.includes(one));
  const isPossible =
    par.length === asked.length &&
    crosses.some((cross) => cross.length === par.length && cross.every((one) => par.includes(one)));
  if (isPossible) return asked.flatMap((one) => DIMENSION_IDS.filter((id) => id === one));
  const possible = crosses.filter((cross) => cross.length > 0).map((cross) => cross.join(','));
  throw badQuestion(
    '/par',
    'unknown_breakdown',
    `« ${definition.id} » ne se ventile pas par « ${asked.join(',').slice(0, 120)} ». Ventilations possibles : ${possible.join(' ; ')}.`,
    `"${definition.id}" can't be broken down by "${asked.join(',').slice(0, 120)}". Possible breakdowns: ${possible.join('; ')}.`,
  );
}
