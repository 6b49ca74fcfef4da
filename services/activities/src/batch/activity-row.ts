import {
  type FileItem,
  readDecimal,
  readList,
  type RecordShape,
  sayLiberty,
} from '@maillage/files';
import { type Fault, Findings, pointerPart, type Remark } from '@maillage/kernel';
import { ACTIVITY_COLUMNS, type ActivityColumn } from '../activity/activity-columns.js';

/** A row of a file, as it was read. */
export type ActivityRow = Extract<FileItem, { readonly row: unknown }>;

const BY_NAME: ReadonlyMap<string, ActivityColumn> = new Map(
  ACTIVITY_COLUMNS.map((column) => [column.name, column]),
);
/** Names of the columns that we write; whose an activity is is looked at. */
export const OURS = ACTIVITY_COLUMNS.filter(
  ({ isOurs, name }) => isOurs === true && name !== 'source',
).map(({ name }) => name);
const READ = ACTIVITY_COLUMNS.filter(({ isOurs }) => isOurs !== true);
const POINTERS: ReadonlyMap<string, string> = new Map(
  READ.map(({ name, path }) => [`/${path.join('/')}`, name]),
);

/** Files of activities: the columns are those of the export. */
export const ACTIVITIES: RecordShape = {
  service: 'activities',
  noun: { fr: 'une activité', en: 'an activity' },
  origin: { fr: 'de l’export des activités', en: 'of the export of activities' },
  columns: [...BY_NAME.keys()],
  required: ['source_id', 'type', 'date', 'duree', 'type_lieu'],
  isRecord: ({ type = '', date = '', duree = '' }) =>
    /^\w{1,20}$/.test(type) && /^\d{4}-\d{2}-\d{2}$/.test(date) && /^\d{1,4}$/.test(duree),
};

/** The id of the row that the template shows as an example. */
export const EXAMPLE_ID = 'EXEMPLE-A-EFFACER';

/** What a spreadsheet writes for true and false, and people do. */
const FLAGS: Readonly<Record<string, boolean>> = {
  true: true,
  vrai: true,
  oui: true,
  false: false,
  faux: false,
  non: false,
};

/**
 * A row as the JSON of an activity, for the reader of those: cells to numbers, flags and lists, and what was read
 * otherwise than written.
 *
 * @param source whose the batch is: an activity of another source is none of it.
 */
export function activityOf(
  { row, faults: inCells = [] }: ActivityRow,
  source: string,
): {
  readonly value: Readonly<Record<string, unknown>>;
  readonly faults: readonly Fault[];
  readonly remarks: readonly Remark[];
} {
  const found = new Findings('activities');
  const cells = row as Readonly<Record<string, string | undefined>>;
  const value: Record<string, unknown> = { beneficiaires: {} };
  for (const column of READ) {
    const text = cells[column.name] ?? '';
    if (text.trim() !== '') put(value, column.path, cellOf(column, text, found));
  }
  refuseUnknown(cells, found);
  const theirs = cells['source']?.trim() ?? '';
  if (theirs !== '' && theirs !== source)
    found.fault('source', 'foreign_source', {
      fr: `Cette activité est de la source « ${theirs.slice(0, 63)} » : vous écrivez sous la vôtre, « ${source} ».`,
      en: `This activity is of the source "${theirs.slice(0, 63)}": you write under your own, "${source}".`,
    });
  if (cells['source_id']?.trim() === EXAMPLE_ID)
    found.fault('source_id', 'example_row', {
      fr: 'Cette ligne est l’exemple du modèle : effacez-la. Si c’est une vraie activité, donnez-lui votre identifiant.',
      en: 'This row is the example of the template: take it out. If it is an activity indeed, give it an id of your own.',
    });
  const faults = inCells.map((fault) => ({ ...fault, pointer: pointerOf(fault.pointer.slice(1)) }));
  return { value, faults: [...faults, ...found.faults], remarks: found.remarks };
}

/** Where a column stands in an activity. */
const pointerOf = (name: string): string => `/${BY_NAME.get(name)?.path.join('/') ?? name}`;

/** The column that a pointer into an activity comes from, `''` when it comes from none alone. */
export function columnAt(pointer: string): string {
  const parts = pointer.split('/');
  for (let length = parts.length; length > 1; length--) {
    const name = POINTERS.get(parts.slice(0, length).join('/'));
    if (name !== undefined) return name;
  }
  return parts.length === 2 ? (parts[1] ?? '') : '';
}

function refuseUnknown(cells: Readonly<Record<string, string | undefined>>, found: Findings): void {
  for (const [name, text = ''] of Object.entries(cells))
    if (!BY_NAME.has(name) && text.trim() !== '')
      found.fault(
        pointerPart(name.slice(0, 100)),
        'unknown_field',
        {
          fr: `Il n'y a pas de colonne « ${name.slice(0, 60)} ». Vérifiez son nom, ou retirez-la du fichier.`,
          en: `There is no column "${name.slice(0, 60)}". Check its name, or take it out of the file.`,
        },
        text,
      );
}

/** A cell as the JSON of an activity holds it; what cannot be read is left as it is, for the field's reader to refuse. */
function cellOf({ path, kind }: ActivityColumn, written: string, found: Findings): unknown {
  const at = path.join('/');
  const text = written.trim();
  const isList = kind === 'codes' || kind === 'words';
  if (text !== written && !isList) sayLiberty(found, at, 'blanks_around_value', written);
  switch (kind) {
    case 'text':
    case 'instant':
    case 'day':
      return text;
    case 'number': {
      const number = readDecimal(at, text, found);
      return Number.isNaN(number) ? text : number;
    }
    case 'flag': {
      const flag = FLAGS[text.toLowerCase()];
      if (flag !== undefined && ![String(flag), 'oui', 'non'].includes(text))
        found.remark(
          at,
          'respelled',
          { fr: `A été lu « ${flag} ».`, en: `Was read "${flag}".` },
          text,
        );
      return flag ?? text;
    }
    case 'codes':
      return readList(at, text, /[|;]/, found) ?? [];
    case 'words':
      return readList(at, text, /\|/, found) ?? [];
  }
}

function put(object: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [first = '', ...rest] = path;
  if (rest.length === 0) object[first] = value;
  else put((object[first] ??= {}) as Record<string, unknown>, rest, value);
}
