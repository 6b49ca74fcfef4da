import { foldCommuneName, shorten } from '@maillage/kernel';
import { arrondissementNamed } from './arrondissement-label.js';
import { communeByCode } from './commune-by-code.js';
import { communeByPostalCode } from './commune-by-postal-code.js';
import { nameOf, namesOf } from './commune-names.js';
import { communesOfPostalCode } from './communes.js';
import { CODE_LIBERTIES, type ReadCode, readInseeCode, readPostalCode } from './written-code.js';
import {
  type CommuneFault,
  type CommuneRemark,
  type FoundCommune,
  type LocatedCommune,
  refused,
  type WrittenCommune,
} from './written-commune.js';

/**
 * The commune of today that was meant: by INSEE code, else by postal code and name, else by a postal code that one commune
 * alone has. One possible reading is taken, and said where it is not what was written; of several none is chosen.
 * A former commune that was split is found by the name, if that names one of its parts.
 */
export function locateCommune(written: WrittenCommune): LocatedCommune {
  const codes = readCodes(written);
  if ('faults' in codes) return { ...codes, remarks: [] };
  const { insee, postal } = codes;
  const { commune } = written;
  const found =
    insee !== undefined
      ? communeByCode(insee.code, commune)
      : postal !== undefined
        ? communeByPostalCode(postal.code, commune)
        : refused('missing', commune ?? '', {
            fr: 'La commune manque : donnez son code INSEE, ou son code postal et son nom.',
            en: 'The commune is missing: give its INSEE code, or its postal code and name.',
          });
  if (!('faults' in found)) return agreed(found, codes, written);
  return { ...found, ...kept(postal), remarks: said('codePostal', written.codePostal, postal) };
}

interface Codes {
  readonly insee?: ReadCode;
  readonly postal?: ReadCode;
}

function readCodes({ codeInsee, codePostal }: WrittenCommune): Codes | { faults: CommuneFault[] } {
  const insee = codeInsee === undefined ? undefined : readInseeCode(codeInsee);
  const postal = codePostal === undefined ? undefined : readPostalCode(codePostal);
  const faults = [
    ...(codeInsee !== undefined && insee === undefined ? [invalidInsee(codeInsee)] : []),
    ...(codePostal !== undefined && postal === undefined ? [invalidPostal(codePostal)] : []),
  ];
  if (faults.length > 0) return { faults };
  return { ...(insee && { insee }), ...(postal && { postal }) };
}

/** What was found, where the codes as they were read agree with it and with the name; with what was read otherwise, and what does not agree. */
function agreed(
  found: FoundCommune,
  { insee, postal }: Codes,
  { codeInsee, codePostal, commune: name }: WrittenCommune,
): LocatedCommune {
  const { commune } = found;
  const isNamed =
    name === undefined ||
    namesOf(commune).includes(foldCommuneName(name)) ||
    arrondissementNamed(name) === found.codeInsee;
  const served = postal === undefined ? [] : communesOfPostalCode(postal.code);
  const isServed = served.length === 0 || served.includes(commune);
  if (insee?.liberty === 'lost_zero' && !(isNamed && isServed))
    return { faults: [contradicted(codeInsee ?? '', insee.code)], remarks: [] };
  if (postal?.liberty === 'lost_zero' && (served.length === 0 || !isServed))
    return { faults: [invalidPostal(codePostal ?? '')], remarks: [] };
  const remarks = [
    ...said('codeInsee', codeInsee, insee),
    ...said('codePostal', codePostal, postal),
    ...found.remarks,
  ];
  if (postal !== undefined && !isServed && !/\bcedex\b/i.test(name ?? ''))
    remarks.push({
      field: 'codePostal',
      kind: 'postal_code_mismatch',
      detail: {
        fr: `Le code postal ${postal.code} ne dessert pas ${nameOf(commune)} : c’est le code INSEE qui est retenu.`,
        en: `Postal code ${postal.code} does not serve ${nameOf(commune)}: the INSEE code counts.`,
      },
      value: postal.code,
    });
  return { ...found, ...kept(postal), remarks };
}

const kept = (postal: ReadCode | undefined): { codePostal?: string } =>
  postal === undefined ? {} : { codePostal: postal.code };

/** The remark on a code that is not written as it was read. */
function said(
  field: 'codeInsee' | 'codePostal',
  written: string | undefined,
  read: ReadCode | undefined,
): CommuneRemark[] {
  if (read?.liberty === undefined) return [];
  const detail = CODE_LIBERTIES[read.liberty](read.code);
  return [{ field, kind: read.liberty, detail, value: written ?? '' }];
}

const contradicted = (value: string, code: string): CommuneFault => ({
  field: 'codeInsee',
  kind: 'contradiction',
  detail: {
    fr: `« ${shorten(value)} » a perdu son zéro de tête ; or ${code} est ${nameOf(code)}, ce que le reste de l’adresse contredit. Vérifiez le code INSEE.`,
    en: `"${shorten(value)}" has lost its leading zero; but ${code} is ${nameOf(code)}, which the rest of the address contradicts. Check the INSEE code.`,
  },
  value,
});

const invalidInsee = (value: string): CommuneFault => ({
  field: 'codeInsee',
  kind: 'invalid_insee_code',
  detail: {
    fr: 'Attendu : un code INSEE de commune, cinq caractères, par exemple 62041 ou 2A004 (ce n’est pas le code postal).',
    en: 'Expected: the INSEE code of a commune, five characters, for example 62041 or 2A004 (it is not the postal code).',
  },
  value,
});

const invalidPostal = (value: string): CommuneFault => ({
  field: 'codePostal',
  kind: 'invalid_postal_code',
  detail: {
    fr: 'Attendu : cinq chiffres (un zéro en tête a pu être perdu par un tableur ; ici, le remettre ne donne pas un code de cette commune).',
    en: 'Expected: five digits (a spreadsheet may have lost a leading zero; here, putting it back gives no code of this commune).',
  },
  value,
});
