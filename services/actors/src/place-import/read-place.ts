import { type Fault, Findings, holdsSecret, plainId, type Remark } from '@maillage/kernel';
import { type FileRecord, readList, sayLiberty } from '@maillage/files';
import { countryOfCommune, zoneOfCommune } from '@maillage/territories';
import { locate, type Location } from './locate.js';
import {
  checkEmail,
  checkUrl,
  readCoordinate,
  readDate,
  readPhone,
  readPivot,
  readSummary,
} from './place-fields.js';
import { checkHours, checkPoint } from './check-hours-and-point.js';
import { type CodedColumn, codedColumns, readCodes } from './read-codes.js';
import { type Column, COLUMNS, type Place, REQUIRED_COLUMNS } from '../place/place.js';

export type ReadRow =
  | { readonly place: Place; readonly commune: string; readonly remarks: readonly Remark[] }
  | { readonly faults: readonly Fault[]; readonly remarks: readonly Remark[] };

/** Real identifiers have at most 46 characters; an index must hold it. */
const MAX_ID = 200;

/** Columns of free text, kept to the last character as they are written. */
const FREE_COLUMNS = [
  'nom',
  'commune',
  'adresse',
  'complement_adresse',
  'horaires',
  'presentation_detail',
  'source',
  'structure_parente',
] as const satisfies readonly Column[];
/** Columns of which the text is the value. */
const PLAIN_COLUMNS = [
  'id',
  ...FREE_COLUMNS,
  'fiche_acces_libre',
  'prise_rdv',
] as const satisfies readonly Column[];
const multiple = new Set<Column>([
  ...codedColumns,
  'courriels',
  'site_web',
  'autres_formations_labels',
]);
/** What stands around the others is left out, and said. Lists are cut by their reader, which says so itself. */
const whole = new Set<Column>([...FREE_COLUMNS, 'presentation_resume', ...multiple]);
const numeric = new Set<Column>(['latitude', 'longitude']);

/**
 * Reads one row of the national standard.
 *
 * @param now dates after it are refused, by the clock of the territory.
 * @returns the place and the current commune it counts in, or every fault of the row; in both cases the remarks:
 *   what was understood otherwise than written, or deserves a look.
 */
export function readStandardRow(row: FileRecord, now: Date): ReadRow {
  const found = new Findings('actors');
  const text: Partial<Record<Column, string>> = {};
  for (const column of COLUMNS) {
    const value = asText(column, row[column], found);
    if (value !== undefined) text[column] = value;
    else if (isEmpty(row[column]) && (REQUIRED_COLUMNS as readonly Column[]).includes(column)) {
      found.fault(column, 'required', {
        fr: 'Ce champ est obligatoire et il est vide.',
        en: 'This field is required and it is empty.',
      });
    }
  }
  const read = <T>(column: Column, reader: (value: string) => T | undefined): T | undefined => {
    const value = text[column];
    return value === undefined ? undefined : reader(value);
  };

  const location = locate(
    { codeInsee: text.code_insee, codePostal: text.code_postal, commune: text.commune },
    found,
  );

  const coded: { [C in CodedColumn]?: readonly string[] | undefined } = {};
  for (const column of codedColumns)
    coded[column] = read(column, (value) => readCodes(column, value, found));

  const latitude = read('latitude', (value) => readCoordinate('latitude', value, found));
  const longitude = read('longitude', (value) => readCoordinate('longitude', value, found));
  checkPoint(text, latitude, longitude, location?.commune, found);

  read('horaires', (value) => checkHours(value, found));

  const courriels = read('courriels', (value) => readList('courriels', value, /[|;]/, found));
  for (const courriel of courriels ?? []) checkEmail(courriel, found);
  // A semicolon may belong to an address: it separates only before another one.
  const siteWeb = read('site_web', (value) =>
    readList('site_web', value, /\||;\s*(?=https?:|www\.)/, found),
  );
  for (const url of siteWeb ?? []) checkUrl('site_web', url, found);
  for (const field of ['fiche_acces_libre', 'prise_rdv'] as const)
    read(field, (value) => checkUrl(field, value, found));

  if (holdsSecret(text.id ?? ''))
    found.fault('id', 'secret_in_id', {
      fr: 'Cet identifiant contient ce qui ressemble à une clé ou à un jeton. Si c’est une clé, faites-la révoquer.',
      en: 'This id holds what looks like a key or a token. If it is a key, have it revoked.',
    });
  if ((text.id?.length ?? 0) > MAX_ID)
    found.fault(
      'id',
      'too_long',
      { fr: `${MAX_ID} caractères au plus.`, en: `${MAX_ID} characters at most.` },
      text.id,
    );

  const draft: Draft = {
    ...pick(text, PLAIN_COLUMNS),
    ...coded,
    pivot: read('pivot', (value) => readPivot(value, isCaledonian(location), found)),
    code_postal: location?.codePostal,
    code_insee: location?.codeInsee,
    latitude,
    longitude,
    telephone: read('telephone', (value) =>
      readPhone(value, countryOfCommune(location?.commune), found),
    ),
    courriels,
    site_web: siteWeb,
    presentation_resume: read('presentation_resume', (value) => readSummary(value, found)),
    date_maj: read('date_maj', (value) =>
      readDate(value, zoneOfCommune(location?.commune), now, found),
    ),
    autres_formations_labels: read('autres_formations_labels', (value) =>
      readList('autres_formations_labels', value, /\|/, found),
    ),
  };
  if (found.faults.length > 0 || !location || !isComplete(draft))
    return { faults: found.faults, remarks: found.remarks };
  return { place: defined(draft), commune: location.commune, remarks: found.remarks };
}

const isCaledonian = (location: Location | undefined): boolean =>
  location?.commune.startsWith('988') === true;

/** One text per cell, blanks alone being none; lists of a JSON row are joined as the standard's CSV joins them. */
function asText(column: Column, value: unknown, found: Findings): string | undefined {
  if (isEmpty(value)) return undefined;
  const parts: unknown[] = multiple.has(column) && Array.isArray(value) ? value : [value];
  const texts: string[] = [];
  for (const part of parts) {
    if (typeof part === 'number' && numeric.has(column)) texts.push(String(part));
    else if (typeof part !== 'string')
      return found.fault(
        column,
        'wrong_type',
        { fr: 'Attendu : du texte.', en: 'Expected: text.' },
        JSON.stringify(part) ?? '',
      );
    else texts.push(part);
  }
  if (Array.isArray(value) && texts.some((one) => one.includes('|')))
    sayLiberty(found, column, 'separator_in_value', texts.join('|'));
  const text = tidy(column, texts.join('|'), found);
  // PostgreSQL cannot hold NUL, no reader shows the others, and a half surrogate is no character: the file is damaged here.
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/.test(text) || /\p{Surrogate}/u.test(text)) {
    return found.fault(
      column,
      'control_character',
      {
        fr: 'Ce champ contient un caractère illisible (octet nul ou caractère de contrôle) : le fichier est abîmé à cet endroit.',
        en: 'This field holds an unreadable character (a NUL byte or a control character): the file is damaged here.',
      },
      text,
    );
  }
  if (text.includes('\uFFFD'))
    found.remark(
      column,
      'damaged_text',
      {
        fr: 'Des accents ont été perdus avant l’envoi (caractère �) : renvoyez le fichier d’origine.',
        en: 'Accents were lost before the file was sent (character �): send the original file.',
      },
      text,
    );
  return text;
}

/**
 * A text without the blanks around it, where they mean nothing. An id is compared: it has one spelling (NFC), whoever
 * writes it. What changes is said.
 */
function tidy(column: Column, written: string, found: Findings): string {
  if (whole.has(column)) return written;
  const text = written.trim();
  if (text !== written) sayLiberty(found, column, 'blanks_around_value', written);
  if (column !== 'id' || text === plainId(text)) return text;
  found.remark(
    column,
    'respelled',
    {
      fr: 'Les accents de cet identifiant ont été composés (Unicode NFC).',
      en: 'The accents of this id were composed (Unicode NFC).',
    },
    text,
  );
  return plainId(text);
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.length === 0)
  );
}

type Draft = { readonly [C in Column]?: Place[C] | undefined };

function isComplete(
  draft: Draft,
): draft is Draft & Pick<Place, (typeof REQUIRED_COLUMNS)[number] | 'code_insee'> {
  return (
    draft.code_insee !== undefined &&
    REQUIRED_COLUMNS.every((column) => draft[column] !== undefined)
  );
}

function pick<K extends Column>(
  text: Partial<Record<Column, string>>,
  columns: readonly K[],
): { [C in K]?: string | undefined } {
  return Object.fromEntries(columns.map((column) => [column, text[column]])) as {
    [C in K]?: string | undefined;
  };
}

/** The same object without its undefined properties. */
function defined<T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
