import { isCivilDate, isSiret } from '@maillage/kernel';
import { type Finding, shorten, UNKNOWN_DATE, UNKNOWN_PIVOT } from '../place/place.js';

/** Collects what is wrong or remarkable in one row, field by field. */
export class Findings {
  readonly faults: Finding[] = [];
  readonly remarks: Finding[] = [];

  fault(field: string, code: string, detail: string, value?: string): undefined {
    this.faults.push(finding(field, code, detail, value));
  }

  remark(field: string, code: string, detail: string, value?: string): void {
    this.remarks.push(finding(field, code, detail, value));
  }
}

function finding(field: string, code: string, detail: string, value?: string): Finding {
  return {
    field,
    code: `actors.${code}`,
    detail,
    ...(value === undefined ? {} : { value: shorten(value) }),
  };
}

const PHONE = /^(\+33|\+590|\+594|\+262|\+596|\+269|\+687|\+689|\+508|\+681)(\d){6,9}$/;

export function readPivot(text: string, found: Findings): string | undefined {
  const pivot = text.replace(/[\s\u00A0]/g, '');
  if (!/^[a-zA-Z0-9]{9,14}$/.test(pivot)) {
    return found.fault(
      'pivot',
      'invalid_pivot',
      `Attendu : un SIRET, un RNA ou un RIDET (9 à 14 lettres ou chiffres), ou ${UNKNOWN_PIVOT} s’il est inconnu.`,
      text,
    );
  }
  if (pivot === UNKNOWN_PIVOT)
    found.remark('pivot', 'unknown_pivot', 'Identifiant de la structure inconnu.');
  // A wrong key is a typing error in a number that no figure depends on: not worth refusing a place.
  else if (/^\d{14}$/.test(pivot) && !isSiret(pivot))
    found.remark(
      'pivot',
      'siret_checksum',
      'La clé de contrôle de ce SIRET est fausse : vérifiez-le.',
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
        'Attendu : cinq chiffres (un zéro en tête a pu être perdu par un tableur).',
        text,
      );
}

export function readInseeCode(text: string, found: Findings): string | undefined {
  if (/^([013-9]\d|2[AB1-9])\d{3}$/.test(text)) return text;
  return found.fault(
    'code_insee',
    'invalid_insee_code',
    'Attendu : un code INSEE de commune, cinq caractères, par exemple 62041 ou 2A004 (ce n’est pas le code postal).',
    text,
  );
}

/** Spaces, dots, hyphens and brackets are dropped; a number without its international prefix is not completed by a guess. */
export function readPhone(text: string, found: Findings): string | undefined {
  const phone = text.replace(/[\s\u00A0\u202F.()-]/g, '');
  if (PHONE.test(phone)) return phone;
  return found.fault(
    'telephone',
    'invalid_phone',
    'Attendu : un numéro avec son indicatif, par exemple +33321000000.',
    text,
  );
}

/** The standard's tools count UTF-16 units; so do we, to never export what they would refuse. */
export function readSummary(text: string, found: Findings): string | undefined {
  return text.length <= 280
    ? text
    : found.fault(
        'presentation_resume',
        'too_long',
        `280 caractères au plus, ${text.length} reçus : mettez la suite dans presentation_detail.`,
        text,
      );
}

/** @param today civil date in Europe/Paris; a place cannot have been updated after it. */
export function readDate(text: string, today: string, found: Findings): string | undefined {
  const day = text.replace(/T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/, '');
  if (!isCivilDate(day))
    return found.fault(
      'date_maj',
      'invalid_date',
      'Attendu : une date du calendrier écrite AAAA-MM-JJ.',
      text,
    );
  if (day > today)
    return found.fault(
      'date_maj',
      'future_date',
      `Cette date est dans le futur (nous sommes le ${today}).`,
      text,
    );
  if (day === UNKNOWN_DATE)
    found.remark(
      'date_maj',
      'unknown_date',
      'Le 1970-01-01 signifie « date inconnue » : la fraîcheur de ce lieu est inconnue.',
    );
  return day;
}

export function readCoordinate(
  field: 'latitude' | 'longitude',
  text: string,
  found: Findings,
): number | undefined {
  const limit = field === 'latitude' ? 90 : 180;
  // A decimal comma is how French spreadsheets write numbers: one reading only, so no fault.
  const degrees = /^[+-]?\d+([.,]\d+)?(e[+-]?\d+)?$/i.test(text)
    ? Number(text.replace(',', '.'))
    : NaN;
  if (Number.isNaN(degrees))
    return found.fault(
      field,
      'not_a_number',
      'Attendu : des degrés décimaux, par exemple 50.4291.',
      text,
    );
  if (Math.abs(degrees) > limit)
    return found.fault(
      field,
      'out_of_range',
      `Attendu : entre -${limit} et ${limit} degrés.`,
      text,
    );
  return degrees + 0; // -0 and 0 are one place
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
      'Seules les adresses http:// et https:// sont admises.',
      text,
    );
  } else if (scheme === undefined || /\s/.test(text) || !URL.canParse(text)) {
    found.remark(
      field,
      'invalid_url',
      'Cette adresse ne s’ouvrira pas : elle devrait commencer par https:// et ne pas contenir d’espace.',
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
      'Cette adresse électronique semble incorrecte.',
      text,
    );
}
