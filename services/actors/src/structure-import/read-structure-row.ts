import type { FileRecord } from '@maillage/files';
import { Findings, type Message, parisDate, type Remark } from '@maillage/kernel';
import { locateCommune } from '@maillage/territories';
import { readStructure, type ReadStructure } from '../structure/read-structure.js';
import { FIELDS, NUMBERS } from '../structure/structure.js';
import { readNumber } from '../structure/structure-number.js';
import { readText } from '../structure/structure-texts.js';

/** Kinds of structure by typology of the national standard, as La Coop gives it. */
const TYPES: Readonly<Record<string, string>> = {
  ASSO: 'association',
  CAF: 'caf',
  CCAS: 'ccas',
  CIAS: 'ccas',
  CPAM: 'cpam',
  DEPT: 'departement',
  CD: 'departement',
  EPCI: 'epci',
  CC: 'epci',
  ESS: 'entreprise_sociale',
  FT: 'france_travail',
  LA_POSTE: 'la_poste',
  MSA: 'msa',
  MUNI: 'commune',
  PREF: 'etat',
  REG: 'region',
  RFS: 'france_services',
};

type Draft = Record<string, unknown>;

/**
 * Reads a row of a file of structures. What a file often lacks is no reason to refuse a structure: a number that is none,
 * or a commune that is not found, is told, and the rest is taken.
 *
 * @param today civil date in Europe/Paris.
 * @returns also the id of the row in its source: the one it gives, else its number.
 */
export function readStructureRow(
  row: FileRecord,
  today: string,
): { readonly key: string | undefined; readonly read: ReadStructure } {
  const found = new Findings('actors');
  const record = fieldsOf(row);
  takeNumbers(record, found);
  mendPostalCode(record, found);
  nameCommune(record);
  const given = typeof row['id'] === 'number' ? String(row['id']) : row['id'];
  const id = readText('id', given === null ? undefined : given, found, 200);
  const number = NUMBERS.map((name) => record[name]).find((one) => typeof one === 'string');
  const key = id ?? number;
  if (key === undefined && found.faults.length === 0)
    found.fault('id', 'required', {
      fr: 'Sans identifiant chez vous ni SIRET, cette ligne ne serait pas reconnue la fois suivante : donnez l’un ou l’autre.',
      en: 'With neither an id of yours nor a SIRET, this line would not be known again: give one of both.',
    });
  const read = readStructure(record, { today, isPlaceOptional: true });
  const remarks: Remark[] = [...found.remarks, ...read.remarks];
  const faults = [...found.faults, ...('faults' in read ? read.faults : [])];
  return {
    key,
    read: 'faults' in read || faults.length > 0 ? { faults, remarks } : { ...read, remarks },
  };
}

/** The fields of the API's shape, of cells and of what La Coop says otherwise; empty ones are left out. */
function fieldsOf(row: FileRecord): Draft {
  const record: Draft = {};
  for (const name of FIELDS) if (!isEmpty(row[name])) record[name] = row[name];
  const { sites, antennes, sans_identifiant: without, fermeture: closing } = record;
  if (typeof sites === 'string') record['sites'] = listOf(sites, /\||;\s*(?=https?:|www\.)/);
  if (typeof antennes === 'string')
    record['antennes'] = listOf(antennes, /\|/).map((nom) => ({ nom }));
  if (typeof without === 'string') record['sans_identifiant'] = { raison: without };
  if (typeof closing === 'string') {
    const successor = row['successeur_id'];
    record['fermeture'] = {
      date: closing,
      ...(isEmpty(successor) ? {} : { successeur_id: successor }),
    };
  }
  const { typologies, suppression } = row;
  const codes = Array.isArray(typologies)
    ? (typologies as unknown[])
    : typeof typologies === 'string'
      ? listOf(typologies, /[|;]/)
      : [];
  const [type] = codes.flatMap((code) => TYPES[String(code)] ?? []);
  if (record['type'] === undefined && type !== undefined) record['type'] = type;
  if (typeof suppression === 'string' && record['fermeture'] === undefined) {
    const at = new Date(suppression);
    record['fermeture'] = { date: Number.isNaN(at.getTime()) ? suppression : parisDate(at) };
  }
  return record;
}

/** Numbers that are none are told and left out. */
function takeNumbers(record: Draft, found: Findings): void {
  let isInvalid = false;
  for (const name of NUMBERS) {
    const text = record[name];
    if (typeof text !== 'string') continue;
    const tried = new Findings('actors');
    const number = readNumber(name, text, tried);
    for (const { pointer, code, detail, value } of tried.faults)
      found.remark(pointer.slice(1), code.slice('actors.'.length), notTaken(detail), value);
    if (number !== undefined) continue;
    isInvalid = true;
    record[name] = undefined;
  }
  const isNumbered = NUMBERS.some((name) => record[name] !== undefined);
  if (isNumbered || record['sans_identifiant'] !== undefined) return;
  record['sans_identifiant'] = { raison: isInvalid ? 'invalide' : 'inconnu' };
}

const notTaken = ({ fr, en }: Message): Message => ({
  fr: `${fr} Ce numéro n’est pas repris, le reste l’est.`,
  en: `${en} This number is not taken, the rest is.`,
});

/** A spreadsheet takes a postal code for a number, and its first zero away. */
function mendPostalCode(record: Draft, found: Findings): void {
  const text = record['code_postal'];
  if (typeof text !== 'string') return;
  const digits = text.replace(/\s/g, '');
  if (!/^\d{4}$/.test(digits)) {
    record['code_postal'] = digits;
    return;
  }
  record['code_postal'] = `0${digits}`;
  found.remark(
    'code_postal',
    'leading_zero_restored',
    {
      fr: `Lu comme 0${digits} : un tableur a sans doute ôté le premier zéro.`,
      en: `Read as 0${digits}: a spreadsheet has probably taken the first zero away.`,
    },
    text,
  );
}

/** An address that ends with postal code and commune names the commune, if there is one of that name there. */
function nameCommune(record: Draft): void {
  const { commune, code_insee: codeInsee, code_postal: postal, adresse } = record;
  if (commune !== undefined || codeInsee !== undefined) return;
  if (typeof adresse !== 'string' || typeof postal !== 'string') return;
  const name = new RegExp(`\\b${postal}[\\s,-]+([^\\d,]{2,50})$`).exec(
    adresse.replace(/\s*cedex.*$/i, '').trim(),
  )?.[1];
  if (name === undefined || !/^\d{5}$/.test(postal)) return;
  const located = locateCommune({ codePostal: postal, commune: name.trim() });
  if (!('fault' in located)) record['commune'] = name.trim();
}

const listOf = (text: string, separator: RegExp): string[] =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);
