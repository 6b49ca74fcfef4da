import { type Fault, Findings, type Remark } from '@maillage/kernel';
import { raisonsSansIdentifiant, typesStructure } from '@maillage/nomenclatures';
import { checkUrl } from '../place-import/place-fields.js';
import {
  type Antenna,
  type Closing,
  inOrder,
  type LocatedStructure,
  NUMBERS,
  type Structure,
} from './structure.js';
import { readNumber } from './structure-number.js';
import { readWhere } from './structure-where.js';
import {
  type Members,
  readCivilDate,
  readCode,
  readForm,
  readId,
  readItems,
  readMembers,
  readText,
} from './structure-texts.js';

/** An antenna as it is written: without an id where it is new, or is known by its name. */
type AntennaDraft = Omit<Antenna, 'id'> & { readonly id?: string };

/** A structure as it is written. */
export interface StructureDraft extends Omit<LocatedStructure, 'structure'> {
  readonly structure: Omit<Structure, 'antennes'> & { readonly antennes?: readonly AntennaDraft[] };
}

export type ReadStructure =
  | { readonly draft: StructureDraft; readonly remarks: readonly Remark[] }
  | { readonly faults: readonly Fault[]; readonly remarks: readonly Remark[] };

/** How a structure is read. */
export interface Reader {
  /** Civil date in Europe/Paris: nothing has closed after it. */
  readonly today: string;
  /** Where a commune that is not found is only told. */
  readonly isPlaceOptional?: boolean;
}

const FIELD_NAMES = [
  ...NUMBERS,
  ...['sans_identifiant', 'nom', 'type', 'categorie', 'adresse', 'complement_adresse'],
  ...['code_postal', 'commune', 'code_insee', 'parent_id', 'antennes', 'sites', 'ouverture'],
  'fermeture',
];

/** Reads a structure of the API's shape: the structure, or every fault it has; in both cases the remarks. */
export function readStructure(record: unknown, { today, isPlaceOptional }: Reader): ReadStructure {
  const found = new Findings('actors');
  const fields = readMembers('', record, FIELD_NAMES, found);
  if (fields === undefined) return { faults: found.faults, remarks: found.remarks };
  const numbers = readNumbers(fields, found);
  const nom =
    readText('nom', fields['nom'], found, 300) ??
    (found.faults.some(({ pointer }) => pointer === '/nom')
      ? undefined
      : found.fault('nom', 'required', {
          fr: 'Le nom est obligatoire et il est vide.',
          en: 'The name is required and it is empty.',
        }));
  const where = {
    adresse: readText('adresse', fields['adresse'], found),
    complement_adresse: readText('complement_adresse', fields['complement_adresse'], found),
    commune: readText('commune', fields['commune'], found),
  };
  const [codeInsee, codePostal] = (['code_insee', 'code_postal'] as const).map((field) =>
    readText(field, fields[field], found),
  );
  const isWhereFaulty = found.faults.some(({ pointer }) =>
    /^\/(code_(postal|insee)|commune)$/.test(pointer),
  );
  const located = isWhereFaulty
    ? undefined
    : readWhere({ codeInsee, codePostal, commune: where.commune }, found, isPlaceOptional === true);
  const ouverture = readCivilDate('ouverture', fields['ouverture'], found);
  const structure = inOrder({
    ...numbers,
    nom,
    type: readCode('type', fields['type'], typesStructure, found),
    categorie: readForm('categorie', fields['categorie'], /^\d{4}$/, found, FOUR_DIGITS),
    ...where,
    code_postal: located?.codePostal,
    code_insee: located?.codeInsee,
    parent_id: readId('parent_id', fields['parent_id'], found),
    // Ids are given to those without one when it is known which the structure has.
    antennes: readAntennas(fields['antennes'], found) as readonly Antenna[] | undefined,
    sites: readSites(fields['sites'], found),
    ouverture,
    fermeture: readClosing(fields['fermeture'], { ouverture, today }, found),
  });
  if (found.faults.length > 0 || located === undefined)
    return { faults: found.faults, remarks: found.remarks };
  const { commune, departement } = located;
  return { draft: { structure, commune, departement }, remarks: found.remarks };
}

const FOUR_DIGITS = {
  fr: 'les quatre chiffres de la catégorie juridique de l’INSEE, par exemple 7210',
  en: 'the four digits of INSEE’s legal category, for example 7210',
};

/** The numbers of registers, or the reason for having none: one of both. */
function readNumbers(
  fields: Members,
  found: Findings,
): Pick<Structure, (typeof NUMBERS)[number] | 'sans_identifiant'> {
  const before = found.faults.length;
  const numbers: { [Name in (typeof NUMBERS)[number]]?: string } = {};
  for (const name of NUMBERS) {
    const text = readText(name, fields[name], found);
    const number = text === undefined ? undefined : readNumber(name, text, found);
    if (number !== undefined) numbers[name] = number;
  }
  const { siret, siren } = numbers;
  if (siret !== undefined && siren !== undefined) {
    if (!siret.startsWith(siren))
      found.fault(
        'siren',
        'siren_mismatch',
        {
          fr: 'Ce SIREN n’est pas le début du SIRET : l’un des deux est faux.',
          en: 'This SIREN is not the beginning of the SIRET: one of both is wrong.',
        },
        siren,
      );
    delete numbers.siren; // said by the SIRET
  }
  const without = readMembers('sans_identifiant', fields['sans_identifiant'], ['raison'], found);
  const raison =
    without &&
    readCode('raison', without['raison'], raisonsSansIdentifiant, found.inside('sans_identifiant'));
  const isNumbered = Object.keys(numbers).length > 0;
  if (found.faults.length > before) return {};
  if (isNumbered && without !== undefined)
    found.fault('sans_identifiant', 'identifier_and_reason', {
      fr: 'Cette structure a un identifiant : retirez la raison de son absence.',
      en: 'This structure has an identifier: leave out the reason for having none.',
    });
  if (!isNumbered && raison === undefined)
    found.fault('sans_identifiant', 'identifier_missing', {
      fr: 'Donnez un SIRET, un SIREN, un RNA ou un RIDET ; à défaut dites pourquoi : sans_identifiant { "raison" }.',
      en: 'Give a SIRET, SIREN, RNA or RIDET; failing that say why: sans_identifiant { "raison" }.',
    });
  return isNumbered ? numbers : raison === undefined ? {} : { sans_identifiant: { raison } };
}

function readAntennas(value: unknown, found: Findings): AntennaDraft[] | undefined {
  const items = readItems('antennes', value, found);
  const ids = new Set<string>();
  return items?.flatMap((item, index) => {
    const here = found.inside(`antennes/${index}`);
    const members = readMembers('', item, ['id', 'nom', 'adresse', 'source_id'], here);
    if (members === undefined) return [];
    const id = readId('id', members['id'], here);
    if (id !== undefined && ids.size === ids.add(id).size)
      here.fault(
        'id',
        'repeated_id',
        { fr: 'Deux antennes ont cet identifiant.', en: 'Two antennas have this id.' },
        id,
      );
    const nom = readText('nom', members['nom'], here, 300);
    const adresse = readText('adresse', members['adresse'], here);
    const sourceId = readText('source_id', members['source_id'], here, 200);
    if (nom === undefined) {
      here.fault('nom', 'required', {
        fr: 'Une antenne a un nom, pour qu’on la distingue des autres.',
        en: 'An antenna has a name, to be told from the others.',
      });
      return [];
    }
    return [
      {
        ...(id === undefined ? {} : { id }),
        nom,
        ...(adresse === undefined ? {} : { adresse }),
        ...(sourceId === undefined ? {} : { source_id: sourceId }),
      },
    ];
  });
}

function readSites(value: unknown, found: Findings): string[] | undefined {
  const texts = readItems('sites', value, found)?.flatMap(
    (item, index) => readText(`sites/${index}`, item, found) ?? [],
  );
  for (const [index, text] of (texts ?? []).entries()) checkUrl(`sites/${index}`, text, found);
  return texts?.length === 0 ? undefined : texts;
}

function readClosing(
  value: unknown,
  { ouverture, today }: { readonly ouverture: string | undefined; readonly today: string },
  found: Findings,
): Closing | undefined {
  const members = readMembers('fermeture', value, ['date', 'successeur_id'], found);
  if (members === undefined) return undefined;
  const here = found.inside('fermeture');
  const successor = readId('successeur_id', members['successeur_id'], here);
  const faults = found.faults.length;
  const date = readCivilDate('date', members['date'], here);
  if (date === undefined)
    return found.faults.length > faults
      ? undefined
      : here.fault('date', 'required', {
          fr: 'Une fermeture a une date.',
          en: 'A closing has a date.',
        });
  if (ouverture !== undefined && date < ouverture)
    here.fault(
      'date',
      'closed_before_opening',
      {
        fr: `Cette structure n’a ouvert que le ${ouverture} : elle n’a pas pu fermer avant.`,
        en: `This structure opened on ${ouverture}: it cannot have closed before.`,
      },
      date,
    );
  if (date > today)
    here.fault(
      'date',
      'future_date',
      {
        fr: `Cette date est dans le futur (nous sommes le ${today}).`,
        en: `This date is in the future (today is ${today}).`,
      },
      date,
    );
  return { date, ...(successor === undefined ? {} : { successeur_id: successor }) };
}
