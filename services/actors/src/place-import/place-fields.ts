import { readDay, readDecimal, sayLiberty } from '@maillage/files';
import { type Findings, isCivilDate, isSiret } from '@maillage/kernel';
import { UNKNOWN_DATE, UNKNOWN_PIVOT } from '../place/place.js';

const PHONE = /^(\+33|\+590|\+594|\+262|\+596|\+269|\+687|\+689|\+508|\+681)(\d){6,9}$/;

export function readPivot(text: string, found: Findings): string | undefined {
  const pivot = text.replace(/[\s\u00A0]/g, '');
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
  if (pivot !== text) sayLiberty(found, 'pivot', 'blanks_in_number', text);
  if (pivot === UNKNOWN_PIVOT)
    found.remark('pivot', 'unknown_pivot', {
      fr: 'Identifiant de la structure inconnu.',
      en: 'The identifier of the structure is unknown.',
    });
  // A wrong key is a typing error in a number that no figure depends on: not worth refusing a place.
  else if (/^\d{14}$/.test(pivot) && !isSiret(pivot))
    found.remark(
      'pivot',
      'siret_checksum',
      {
        fr: 'La clé de contrôle de ce SIRET est fausse : vérifiez-le.',
        en: 'The check digit of this SIRET is wrong: check it.',
      },
      pivot,
    );
  return pivot;
}

export function readPostalCode(text: string, found: Findings): string | undefined {
  return /^\d{5}$/.test(text)
    ? text
    : found.fault(
        'code_postal',
        'invalid_postal_code',
        {
          fr: 'Attendu : cinq chiffres (un zéro en tête a pu être perdu par un tableur).',
          en: 'Expected: five digits (a spreadsheet may have lost a leading zero).',
        },
        text,
      );
}

export function readInseeCode(text: string, found: Findings): string | undefined {
  if (/^([013-9]\d|2[AB1-9])\d{3}$/.test(text)) return text;
  return found.fault(
    'code_insee',
    'invalid_insee_code',
    {
      fr: 'Attendu : un code INSEE de commune, cinq caractères, par exemple 62041 ou 2A004 (ce n’est pas le code postal).',
      en: 'Expected: the INSEE code of a commune, five characters, for example 62041 or 2A004 (it is not the postal code).',
    },
    text,
  );
}

/** Spaces, dots, hyphens and brackets are left out; a number without its international prefix is not completed by a guess. */
export function readPhone(text: string, found: Findings): string | undefined {
  const phone = text.replace(/[\s\u00A0\u202F.()-]/g, '');
  if (!PHONE.test(phone))
    return found.fault(
      'telephone',
      'invalid_phone',
      {
        fr: 'Attendu : un numéro avec son indicatif, par exemple +33321000000.',
        en: 'Expected: a number with its international prefix, for example +33321000000.',
      },
      text,
    );
  if (phone !== text) sayLiberty(found, 'telephone', 'blanks_in_number', text);
  return phone;
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

/** @param today civil date in Europe/Paris; a place cannot have been updated after it. */
export function readDate(text: string, today: string, found: Findings): string | undefined {
  const day = readDay('date_maj', text, found);
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
