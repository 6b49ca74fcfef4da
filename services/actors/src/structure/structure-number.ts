import { sayLiberty } from '@maillage/files';
import {
  type Findings,
  isSiren,
  isSiret,
  type Message,
  readSiret,
  saySiret,
} from '@maillage/kernel';
import type { NUMBERS } from './structure.js';

type NumberName = (typeof NUMBERS)[number];

/** What a number looks like once it is written without blanks, and whether it can be one. */
const CHECKS: Readonly<Record<NumberName, (number: string) => Message | undefined>> = {
  siret: (number) => {
    if (/^\d{9}$/.test(number))
      return {
        fr: 'Neuf chiffres : c’est un SIREN. Donnez les 14 chiffres du SIRET, ou mettez ce numéro dans « siren ».',
        en: 'Nine digits: this is a SIREN. Give the 14 digits of the SIRET, or put this number into "siren".',
      };
    if (!/^\d{14}$/.test(number))
      return {
        fr: `Un SIRET a 14 chiffres ; ${number.length} caractères reçus.`,
        en: `A SIRET has 14 digits; ${number.length} characters received.`,
      };
    return (
      isZero(number) ?? (isSiret(number) && isSiren(number.slice(0, 9)) ? undefined : WRONG_KEY)
    );
  },
  siren: (number) => {
    if (!/^\d{9}$/.test(number))
      return {
        fr: `Un SIREN a 9 chiffres ; ${number.length} caractères reçus.`,
        en: `A SIREN has 9 digits; ${number.length} characters received.`,
      };
    return isZero(number) ?? (isSiren(number) ? undefined : WRONG_KEY);
  },
  rna: (number) =>
    /^W[0-9AB]\d{8}$/.test(number)
      ? undefined
      : {
          fr: 'Un numéro RNA s’écrit W et neuf chiffres, par exemple W623001234.',
          en: 'An RNA number is written W and nine digits, for example W623001234.',
        },
  ridet: (number) =>
    /^\d{9,10}$/.test(number)
      ? isZero(number)
      : {
          fr: 'Un RIDET (Nouvelle-Calédonie) a 9 ou 10 chiffres.',
          en: 'A RIDET (New Caledonia) has 9 or 10 digits.',
        },
};

const WRONG_KEY: Message = {
  fr: 'La clé de contrôle de ce numéro est fausse : un chiffre est sans doute erroné. Vérifiez-le sur l’annuaire des entreprises.',
  en: 'The check digit of this number is wrong: a digit is probably mistaken. Check it in the register of companies.',
};

const isZero = (number: string): Message | undefined =>
  /^0+$/.test(number)
    ? {
        fr: 'Des zéros ne sont pas un numéro : laissez ce champ vide et dites pourquoi dans « sans_identifiant ».',
        en: 'Zeros are no number: leave this field empty and say why in "sans_identifiant".',
      }
    : undefined;

/** A number of a register; blanks, dots and hyphens are left out, lost zeros put back, and both told. What is none is a fault of its field. */
export function readNumber(name: NumberName, text: string, found: Findings): string | undefined {
  const read = readSiret(text);
  const number = (name === 'siret' ? read.number : text.replace(/[\s.-]/g, '')).toUpperCase();
  const wrong = CHECKS[name](number);
  if (wrong !== undefined) return found.fault(name, `invalid_${name}`, wrong, text);
  if (name === 'siret') saySiret(found, name, read.remarks, text);
  else if (number !== text.toUpperCase()) sayLiberty(found, name, 'blanks_in_number', text);
  return number;
}
