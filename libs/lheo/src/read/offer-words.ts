import { type Message, shorten } from '@maillage/kernel';
import type { ElementRule } from '../grammar/grammar.js';

/** What is told of one element of an offer: its code and words. */
export interface Saying {
  readonly code: string;
  readonly detail: Message;
}

const say = (code: string, fr: string, en: string): Saying => ({ code, detail: { fr, en } });

export const missing = (name: string, { label }: ElementRule): Saying =>
  say(
    'missing_element',
    `Le standard demande ici <${name}> (${label}) : il n’y est pas.`,
    `The standard asks for <${name}> here (${label}): it is not there.`,
  );

export const noTitle = say(
  'missing_title',
  'Cette offre n’a pas d’intitulé (<intitule-formation>) : donnez-lui en un.',
  'This offer has no title (<intitule-formation>): give it one.',
);

export const tooMany = (name: string, max: number, count: number): Saying =>
  say(
    'too_many',
    `<${name}> y est ${count} fois, le standard en admet ${max} : tous sont gardés.`,
    `<${name}> stands here ${count} times, the standard admits ${max}: all are kept.`,
  );

export const wrongOrder = (name: string): Saying =>
  say(
    'wrong_order',
    `<${name}> n’est pas à sa place : l’ordre des éléments est fixé par le standard. Il est lu tout de même, et sera écrit à sa place.`,
    `<${name}> is not in its place: the standard fixes the order of elements. It is read all the same, and will be written in its place.`,
  );

export const unknownElement = (name: string): Saying =>
  say(
    'unknown_element',
    `Le standard ne connaît pas <${shorten(name)}> à cet endroit : il est gardé comme une extension.`,
    `The standard does not know <${shorten(name)}> in this place: it is kept as an extension.`,
  );

export const unexpectedText = say(
  'unexpected_text',
  'Du texte est écrit entre les éléments : il est gardé comme une extension.',
  'Text is written between the elements: it is kept as an extension.',
);

export const unexpectedMarkup = say(
  'unexpected_markup',
  'Cet élément ne devrait tenir que du texte : ses balises sont gardées comme du texte.',
  'This element should hold text only: its tags are kept as text.',
);

export const wrongLength = ({ length: { min, max }, label }: ElementRule, length: number): Saying =>
  say(
    length < min ? 'too_short' : 'too_long',
    `${label} : ${length} caractères, le standard en demande ${bounds(min, max, 'fr')}.`,
    `${label}: ${length} characters, the standard asks for ${bounds(min, max, 'en')}.`,
  );

const bounds = (min: number, max: number, language: 'fr' | 'en'): string =>
  min === max ? String(min) : `${min} ${language === 'fr' ? 'à' : 'to'} ${max}`;

export const unknownCode = ({ label, codes }: ElementRule): Saying => {
  const known = [...codes.keys()].join(', ');
  return say(
    'unknown_code',
    `${label} : ce code n’est pas de la liste du standard (${known}).`,
    `${label}: this code is not in the standard's list (${known}).`,
  );
};

export const notANumber = ({ label, length: { max } }: ElementRule): Saying =>
  say(
    'not_a_number',
    `${label} : attendu un nombre entier de ${max} chiffres au plus.`,
    `${label}: expected a whole number of ${max} digits at most.`,
  );

export const notADay = say(
  'not_a_day',
  'Cette date n’existe pas : attendu huit chiffres, AAAAMMJJ (00 pour un jour inconnu, 99999999 pour une fin ouverte).',
  'There is no such day: expected eight digits, YYYYMMDD (00 for an unknown day, 99999999 for an open end).',
);

export const lessPrecise = (precision: 'month' | 'year'): Saying =>
  precision === 'month'
    ? say(
        'month_precision',
        'Le jour est « 00 » : la date est lue comme un mois.',
        'The day is "00": the date is read as a month.',
      )
    : say(
        'year_precision',
        'Le mois et le jour sont « 00 » : la date est lue comme une année.',
        'Month and day are "00": the date is read as a year.',
      );

export const wrongDayOrder = (beginning: string): Saying =>
  say(
    'end_before_beginning',
    `Cette fin est avant le début (${beginning}) : corrigez l’une des deux dates.`,
    `This end is before the beginning (${beginning}): correct one of the two dates.`,
  );
