import { type Fault, type Message, pointerPart, shorten } from '@maillage/kernel';
import type { CsvItem, CsvProblem } from '../csv-records.js';
import type { JsonItemFault } from '../json-elements.js';
import { lettersOf } from '../xlsx/workbook.js';
import type { FileItem, RecordShape } from './record-file.js';

/** A fault or remark on a line, on one of its columns, or on a file as a whole. */
export function finding(
  { service }: RecordShape,
  code: string,
  detail: Message,
  { column, value }: { readonly column?: string; readonly value?: string } = {},
): Fault {
  return {
    pointer: column === undefined ? '' : `/${pointerPart(shorten(column))}`,
    code: `${service}.${code}`,
    detail,
    ...(value === undefined ? {} : { value: shorten(value) }),
  };
}

export const emptyFile = (shape: RecordShape): Fault =>
  finding(shape, 'empty_file', {
    fr: `Le fichier ne contient rien qui soit ${shape.noun.fr}.`,
    en: `The file holds nothing that is ${shape.noun.en}.`,
  });

/** What keeps a first line from naming the columns. */
export function headerFaults(columns: readonly string[], shape: RecordShape): Fault[] {
  const { origin, required, columns: known } = shape;
  const missing = required
    .filter((column) => !columns.includes(column))
    .map((column) =>
      finding(
        shape,
        'missing_column',
        {
          fr: `La première ligne ne nomme pas la colonne obligatoire « ${column} » : les colonnes sont celles ${origin.fr}.`,
          en: `The first line does not name the required column "${column}": the columns are those ${origin.en}.`,
        },
        { column, value: columns.join(', ') },
      ),
    );
  const twice = known
    .filter((column) => columns.filter((name) => name === column).length > 1)
    .map((column) =>
      finding(
        shape,
        'duplicate_column',
        {
          fr: `La première ligne nomme deux fois la colonne « ${column} ».`,
          en: `The first line names the column "${column}" twice.`,
        },
        { column },
      ),
    );
  return [...missing, ...twice];
}

/** What a number that a spreadsheet has rounded tells of its whole line, whatever else is wrong there. */
export const spoiltBySpreadsheet = (column: string, value: string, shape: RecordShape): Fault =>
  finding(
    shape,
    'spoilt_by_spreadsheet',
    {
      fr: `Ce fichier a été enregistré par un tableur, qui a arrondi les longs numéros (ici « ${shorten(value)} ») et peut-être ôté des zéros : ces chiffres sont perdus. Repartez du fichier d’origine, ou envoyez un classeur XLSX dont les colonnes sont au format Texte.`,
      en: `This file was saved by a spreadsheet, which rounded long numbers (here "${shorten(value)}") and may have dropped zeros: these digits are lost. Go back to the original file, or send an XLSX workbook whose columns are formatted as Text.`,
    },
    { column, value },
  );

export const lineTooLong = (shape: RecordShape): Fault =>
  finding(shape, 'too_long', {
    fr: `Cette ligne est trop longue pour être ${shape.noun.fr} (plus d’un million de caractères).`,
    en: `This line is too long to be ${shape.noun.en} (more than a million characters).`,
  });

/** What is wrong with a line of CSV that should have `expected` columns. */
export function csvFault(
  item: Extract<CsvItem, { problem: CsvProblem }>,
  expected: number,
  shape: RecordShape,
): Fault {
  if (item.problem === 'too_long') return lineTooLong(shape);
  const details: Record<Exclude<CsvProblem, 'too_long'>, Message> = {
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
  };
  return finding(shape, item.problem, details[item.problem], { value: item.text });
}

/** What is wrong with an element of a JSON array, or with the array. */
export function jsonFault(problem: JsonItemFault, shape: RecordShape): Fault {
  const { noun } = shape;
  const details: Readonly<Record<JsonItemFault, Message>> = {
    not_an_array: {
      fr: `Attendu : un tableau JSON, [ { … }, { … } ], dont chaque élément est ${noun.fr}.`,
      en: `Expected: a JSON array, [ { … }, { … } ], of which each element is ${noun.en}.`,
    },
    truncated: {
      fr: 'Le document JSON s’arrête avant sa fin : l’envoi a sans doute été interrompu, ou un guillemet ou une accolade n’est pas fermé.',
      en: 'The JSON document stops before its end: sending was probably cut off, or a quotation mark or brace is not closed.',
    },
    too_long: {
      fr: `Cet élément est trop long pour être ${noun.fr} (plus d’un million de caractères).`,
      en: `This element is too long to be ${noun.en} (more than a million characters).`,
    },
    after_end: {
      fr: 'Du texte suit la fin du tableau JSON : il n’a pas été lu.',
      en: 'Text follows the end of the JSON array: it was not read.',
    },
  };
  return finding(shape, problem, details[problem]);
}

/** Columns that hold something and have no name: each is told once. */
export class UnnamedColumns {
  private readonly told = new Set<number>();

  constructor(private readonly shape: RecordShape) {}

  *tell(line: number, column: number, text: string): Generator<FileItem> {
    if (text.trim() === '' || this.told.has(column) || this.told.size > 200) return;
    this.told.add(column);
    const detail = {
      fr: 'Cette colonne n’a pas de nom : elle n’est pas reprise.',
      en: 'This column has no name: it is left out.',
    };
    const where = { column: lettersOf(column), value: text };
    yield { line, remark: finding(this.shape, 'unnamed_column', detail, where) };
  }
}
