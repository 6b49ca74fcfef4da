import type { Message } from '@maillage/kernel';

/** How a code was read that is not written as it should be. */
export type CodeLiberty = 'blanks_in_code' | 'respelled_code' | 'lost_zero';

/** A code of five characters, as it was meant. */
export interface ReadCode {
  readonly code: string;
  /** Absent where it is written as it should be. */
  readonly liberty?: CodeLiberty;
}

export const CODE_LIBERTIES: Readonly<Record<CodeLiberty, (read: string) => Message>> = {
  blanks_in_code: (read) => ({
    fr: `A été lu « ${read} » : les espaces ne comptent pas dans un code.`,
    en: `Was read "${read}": blanks mean nothing in a code.`,
  }),
  respelled_code: (read) => ({ fr: `A été lu « ${read} ».`, en: `Was read "${read}".` }),
  lost_zero: (read) => ({
    fr: `A été lu « ${read} » : un tableur a ôté le zéro de tête.`,
    en: `Was read "${read}": a spreadsheet took its leading zero.`,
  }),
};

const INSEE = /^([013-9]\d|2[AB1-9])\d{3}$/;
const POSTAL = /^\d{5}$/;

/** The INSEE code of a commune; undefined for what has no reading as one. */
export const readInseeCode = (text: string): ReadCode | undefined => readCode(text, INSEE);

/** A postal code; undefined for what has no reading as one. */
export const readPostalCode = (text: string): ReadCode | undefined => readCode(text, POSTAL);

/**
 * Blanks of any kind, small letters and the `.0` of a number mean nothing in a code. Four digits have lost the zero in front:
 * only codes that begin with one become shorter as a number.
 */
function readCode(text: string, form: RegExp): ReadCode | undefined {
  const bare = text.replace(/\s/g, '');
  const code = bare.toUpperCase().replace(/^(\d{4,5})[.,]0$/, '$1');
  if (form.test(code))
    return code === text
      ? { code }
      : { code, liberty: code === bare ? 'blanks_in_code' : 'respelled_code' };
  return /^[1-9]\d{3}$/.test(code) && form.test(`0${code}`)
    ? { code: `0${code}`, liberty: 'lost_zero' }
    : undefined;
}
