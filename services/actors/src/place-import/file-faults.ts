import type { CsvItem, CsvProblem, JsonItemFault } from '@maillage/files';
import { type Fault, type Message, shorten } from '@maillage/kernel';
import { COLUMNS, REQUIRED_COLUMNS } from '../place/place.js';

export const LINE_TOO_LONG: Message = {
  fr: 'Cette ligne est trop longue pour être un lieu (plus d’un million de caractères).',
  en: 'This line is too long to be a place (more than a million characters).',
};

/** What is wrong with an element of a JSON array, or with the array. */
export const JSON_FAULTS: Readonly<Record<JsonItemFault, Message>> = {
  not_an_array: {
    fr: 'Attendu : un tableau JSON de lieux, [ { … }, { … } ].',
    en: 'Expected: a JSON array of places, [ { … }, { … } ].',
  },
  truncated: {
    fr: 'Le document JSON s’arrête avant sa fin : l’envoi a sans doute été interrompu, ou un guillemet ou une accolade n’est pas fermé.',
    en: 'The JSON document stops before its end: sending was probably cut off, or a quotation mark or brace is not closed.',
  },
  too_long: {
    fr: 'Cet élément est trop long pour être un lieu (plus d’un million de caractères).',
    en: 'This element is too long to be a place (more than a million characters).',
  },
  after_end: {
    fr: 'Du texte suit la fin du tableau JSON : il n’a pas été lu.',
    en: 'Text follows the end of the JSON array: it was not read.',
  },
};

/** A fault of a line, or of the file as a whole. */
export function whole(code: string, detail: Message): Fault {
  return { pointer: '', code: `actors.${code}`, detail };
}

/** What keeps a first line from naming the columns. */
export function headerFaults(columns: readonly string[]): Fault[] {
  const missing = REQUIRED_COLUMNS.filter((column) => !columns.includes(column)).map((field) => ({
    pointer: `/${field}`,
    code: 'actors.missing_column',
    detail: {
      fr: `La première ligne ne nomme pas la colonne obligatoire « ${field} » : les colonnes sont celles du standard national.`,
      en: `The first line does not name the required column "${field}": the columns are those of the national standard.`,
    },
    value: shorten(columns.join(', ')),
  }));
  const twice = COLUMNS.filter(
    (column) => columns.filter((name) => name === column).length > 1,
  ).map((field) => ({
    pointer: `/${field}`,
    code: 'actors.duplicate_column',
    detail: {
      fr: `La première ligne nomme deux fois la colonne « ${field} ».`,
      en: `The first line names the column "${field}" twice.`,
    },
  }));
  return [...missing, ...twice];
}

/** What is wrong with a line of CSV that should have `expected` columns. */
export function csvFault(item: Extract<CsvItem, { problem: CsvProblem }>, expected: number): Fault {
  const details: Record<CsvProblem, Message> = {
    unclosed_quote: {
      fr: 'Un guillemet ouvert sur cette ligne n’est pas fermé : fermez-le, ou doublez-le ("") s’il fait partie du texte.',
      en: 'A quotation mark opened on this line is not closed: close it, or double it ("") if it belongs to the text.',
    },
    misplaced_quote: {
      fr: 'Un guillemet est mal placé : un texte qui en contient s’écrit entre guillemets, les siens doublés ("").',
      en: 'A quotation mark is misplaced: a text that holds one is written between quotation marks, its own doubled ("").',
    },
    column_count: {
      fr: `Cette ligne a ${item.columns} colonnes au lieu de ${expected} : un texte qui contient le séparateur doit être entre guillemets.`,
      en: `This line has ${item.columns} columns instead of ${expected}: a text that holds the separator must stand between quotation marks.`,
    },
    truncated: {
      fr: `Le fichier s’arrête au milieu de cette ligne (${item.columns} colonnes sur ${expected}) : l’envoi a sans doute été interrompu.`,
      en: `The file stops in the middle of this line (${item.columns} columns of ${expected}): sending was probably cut off.`,
    },
    too_long: LINE_TOO_LONG,
  };
  return { ...whole(item.problem, details[item.problem]), value: shorten(item.text) };
}
