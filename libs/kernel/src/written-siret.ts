import type { Findings } from './faults.js';
import type { Message } from './message.js';
import { isSiren, isSiret } from './siret.js';

const REMARKS = {
  blanks_in_number: {
    fr: 'Ce qui sépare les chiffres de ce numéro (espaces, points, tirets) n’a pas été repris.',
    en: 'What parts the digits of this number (blanks, dots, hyphens) was left out.',
  },
  lost_zero: {
    fr: 'Il manquait un zéro au début de ce numéro, sans doute ôté par un tableur : il a été remis.',
    en: 'A zero was missing in front of this number, probably taken by a spreadsheet: it was put back.',
  },
  siren_for_siret: {
    fr: 'Neuf chiffres : c’est le SIREN de l’organisme, qui ne dit pas lequel de ses établissements. Donnez les 14 chiffres du SIRET.',
    en: 'Nine digits: this is the SIREN of the organisation, which does not say which of its establishments. Give the 14 digits of the SIRET.',
  },
  siret_length: {
    fr: 'Un SIRET a 14 chiffres : il en manque, ou il y en a trop.',
    en: 'A SIRET has 14 digits: some are missing, or there are too many.',
  },
  siret_checksum: {
    fr: 'La clé de contrôle de ce SIRET est fausse : vérifiez-le.',
    en: 'The check digit of this SIRET is wrong: check it.',
  },
  siren_checksum: {
    fr: 'La clé de contrôle du SIREN (les neuf premiers chiffres) est fausse : vérifiez ce numéro.',
    en: 'The check digit of the SIREN (the first nine digits) is wrong: check this number.',
  },
} as const satisfies Record<string, Message>;

/** What is to be said of a number as it is written. */
export type SiretRemark = keyof typeof REMARKS;

/** A number of the register of companies as it was meant. */
export interface WrittenSiret {
  readonly number: string;
  readonly remarks: readonly SiretRemark[];
}

/**
 * The one reading of a SIRET as people and spreadsheets write it: blanks, dots and hyphens mean nothing; zeros in front
 * are put back where this makes keys right that tell of it. What is no number of digits is given back without blanks.
 */
export function readSiret(text: string): WrittenSiret {
  const bare = text.replace(/[\s.-]/g, '');
  const blanks: SiretRemark[] = bare === text ? [] : ['blanks_in_number'];
  const read = (number: string, ...remarks: SiretRemark[]): WrittenSiret => ({
    number,
    remarks: [...blanks, ...remarks],
  });
  if (!/^\d+$/.test(bare) || /^0+$/.test(bare)) return read(bare);
  const whole = bare.padStart(14, '0');
  if (/^\d{12,13}$/.test(bare) && isSiret(whole) && isSiren(whole.slice(0, 9)))
    return read(whole, 'lost_zero');
  if (/^\d{8}$/.test(bare) && isSiren(`0${bare}`))
    return read(`0${bare}`, 'lost_zero', 'siren_for_siret');
  if (bare.length === 9) return read(bare, isSiren(bare) ? 'siren_for_siret' : 'siren_checksum');
  if (bare.length !== 14) return read(bare, 'siret_length');
  if (!isSiret(bare)) return read(bare, 'siret_checksum');
  return isSiren(bare.slice(0, 9)) ? read(bare) : read(bare, 'siren_checksum');
}

/** Notes what is to be said of a number. */
export function saySiret(
  found: Findings,
  field: string,
  remarks: readonly SiretRemark[],
  written: string,
): void {
  for (const kind of remarks) found.remark(field, kind, REMARKS[kind], written);
}
