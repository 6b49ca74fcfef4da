import { readDay, readDecimal, sayLiberty } from '@maillage/files';
import { civilDate, type Findings, isCivilDate, readSiret, saySiret } from '@maillage/kernel';
import {
  type CountryCode,
  parsePhoneNumberFromString as parsePhoneNumber,
} from 'libphonenumber-js/min';
import { UNKNOWN_DATE, UNKNOWN_PIVOT } from '../place/place.js';

const PHONE = /^(\+33|\+590|\+594|\+262|\+596|\+269|\+687|\+689|\+508|\+681)(\d){6,9}$/;

/**
 * The number of the structure behind a place. A wrong key is a typing error in a number that no figure depends on: not worth
 * refusing a place.
 * @param isCaledonian the place lies in New Caledonia, whose register gives RIDET numbers of 9 or 10 digits.
 */
export function readPivot(
  text: string,
  isCaledonian: boolean,
  found: Findings,
): string | undefined {
  const { number: pivot, remarks } = readSiret(text);
  if (!/^[a-zA-Z0-9]{9,14}$/.test(pivot)) {
    return found.fault(
      'pivot',
      'invalid_pivot',
      {
        fr: `Attendu : un SIRET, un RNA ou un RIDET (9 à 14 lettres ou chiffres), ou ${UNKNOWN_PIVOT} s’il est inconnu.`,
        en: `Expected: a SIRET, an RNA or a RIDET (9 to 14 letters or digits), or ${UNKNOWN_PIVOT} when it is unknown.`,
      },
      text,
    );
  }
  const isRidet = isCaledonian && /^\d{9,10}$/.test(pivot);
  saySiret(
    found,
    'pivot',
    remarks.filter((kind) => !isRidet || kind === 'blanks_in_number'),
    text,
  );
  if (pivot === UNKNOWN_PIVOT)
    found.remark('pivot', 'unknown_pivot', {
      fr: 'Identifiant de la structure inconnu.',
      en: 'The identifier of the structure is unknown.',
    });
  return pivot;
}

/** The international form of a number that is written for a country; undefined for what is none. */
function completed(text: string, country: string): string | undefined {
  const read = parsePhoneNumber(text, { defaultCountry: country as CountryCode, extract: false });
  return read?.isValid() === true && read.ext === undefined ? read.number : undefined;
}

/**
 * A telephone number, as people write it where the place is. What is no number, or none that the standard can hold, costs the
 * number and not the place.
 * @param country ISO 3166-1 code under which numbers without an international prefix are read.
 */
export function readPhone(text: string, country: string, found: Findings): string | undefined {
  const bare = text.replace(/[\s.()-]/g, '');
  // The library knows some blanks, not the narrow one that French typography puts between pairs.
  const number = PHONE.test(bare) ? bare : completed(text.replace(/\s/g, ' '), country);
  if (number === undefined || !PHONE.test(number)) {
    found.remark(
      'telephone',
      'invalid_phone',
      {
        fr: 'Ce n’est pas un numéro de téléphone que la fiche peut porter : il n’a pas été repris. Attendu, par exemple : +33321000000.',
        en: 'This is no telephone number that the place can bear: it was left out. Expected, for example: +33321000000.',
      },
      text,
    );
    return undefined;
  }
  if (number !== bare)
    found.remark(
      'telephone',
      'phone_completed',
      {
        fr: 'Ce numéro a été repris sous sa forme internationale, avec l’indicatif du territoire.',
        en: 'This number was taken in its international form, with the prefix of the territory.',
      },
      text,
    );
  else if (number !== text) sayLiberty(found, 'telephone', 'blanks_in_number', text);
  return number;
}

/** The standard's tools count UTF-16 units; so do we, to never export what they would refuse. */
export function readSummary(text: string, found: Findings): string | undefined {
  return text.length <= 280
    ? text
    : found.fault(
        'presentation_resume',
        'too_long',
        {
          fr: `280 caractères au plus, ${text.length} reçus : mettez la suite dans presentation_detail.`,
          en: `280 characters at most, ${text.length} received: put the rest into presentation_detail.`,
        },
        text,
      );
}

/**
 * @param zone IANA name of the clock that the place lives by.
 * @param now a place cannot have been updated after it.
 */
export function readDate(
  text: string,
  zone: string,
  now: Date,
  found: Findings,
): string | undefined {
  const day = readDay('date_maj', text, zone, found);
  const today = civilDate(now, zone);
  if (!isCivilDate(day))
    return found.fault(
      'date_maj',
      'invalid_date',
      {
        fr: 'Attendu : une date du calendrier écrite AAAA-MM-JJ.',
        en: 'Expected: a day of the calendar, written YYYY-MM-DD.',
      },
      text,
    );
  if (day > today)
    return found.fault(
      'date_maj',
      'future_date',
      {
        fr: `Cette date est dans le futur (nous sommes le ${today}).`,
        en: `This date is in the future (today is ${today}).`,
      },
      text,
    );
  if (day === UNKNOWN_DATE)
    found.remark('date_maj', 'unknown_date', {
      fr: 'Le 1970-01-01 signifie « date inconnue » : la fraîcheur de ce lieu est inconnue.',
      en: '1970-01-01 means "unknown date": nobody can tell how fresh this place is.',
    });
  return day;
}

export function readCoordinate(
  field: 'latitude' | 'longitude',
  text: string,
  found: Findings,
): number | undefined {
  const limit = field === 'latitude' ? 90 : 180;
  const degrees = readDecimal(field, text, found);
  if (Number.isNaN(degrees))
    return found.fault(
      field,
      'not_a_number',
      {
        fr: 'Attendu : des degrés décimaux, par exemple 50.4291.',
        en: 'Expected: decimal degrees, for example 50.4291.',
      },
      text,
    );
  if (Math.abs(degrees) > limit)
    return found.fault(
      field,
      'out_of_range',
      {
        fr: `Attendu : entre -${limit} et ${limit} degrés.`,
        en: `Expected: between -${limit} and ${limit} degrees.`,
      },
      text,
    );
  return degrees;
}

/**
 * A malformed address is a remark and the text is kept: the standard sets no pattern, the place itself is real, and
 * its coordinator is the one who can mend it. An address of another scheme (`javascript:`, `data:`) is a fault,
 * since somebody will turn it into a link.
 */
export function checkUrl(field: string, text: string, found: Findings): void {
  const scheme = /^([a-z][a-z0-9+-]*):/i.exec(text.replace(/\s/g, ''))?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') {
    found.fault(
      field,
      'forbidden_scheme',
      {
        fr: 'Seules les adresses http:// et https:// sont admises.',
        en: 'Only http:// and https:// addresses are allowed.',
      },
      text,
    );
  } else if (scheme === undefined || /\s/.test(text) || !URL.canParse(text)) {
    found.remark(
      field,
      'invalid_url',
      {
        fr: 'Cette adresse ne s’ouvrira pas : elle devrait commencer par https:// et ne pas contenir d’espace.',
        en: 'This address will not open: it should begin with https:// and hold no space.',
      },
      text,
    );
  }
}

/** A remark too, for the same reason: a wrong letter in an e-mail must not hide a place. */
export function checkEmail(text: string, found: Findings): void {
  if (!/^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/.test(text))
    found.remark(
      'courriels',
      'invalid_email',
      {
        fr: 'Cette adresse électronique semble incorrecte.',
        en: 'This e-mail address looks wrong.',
      },
      text,
    );
}
