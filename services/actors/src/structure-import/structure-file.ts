import {
  type FileFormat,
  type FileItem,
  type FileRecord,
  readRecords,
  type RecordShape,
} from '@maillage/files';
import { tellNewColumns } from '../place-import/new-columns.js';
import { withNamedMembers } from './named-members.js';
import { FIELDS } from '../structure/structure.js';

/** Columns of a file of structures. */
export const FILE_COLUMNS = ['id', ...FIELDS, 'successeur_id'] as const;

/** Columns as the field names them: the list of Aidants Connect, and La Coop's structures. */
const ALIASES = new Map<string, string>([
  ['data pass id', 'id'],
  ['name', 'nom'],
  ['raison sociale', 'nom'],
  ['code postal', 'code_postal'],
  ['code insee', 'code_insee'],
  ['siret', 'siret'],
  ['code commune insee', 'code_insee'],
  ['site_web', 'sites'],
  ['site web', 'sites'],
]);

/** Columns that hold digits and no number. */
const CODES = ['siret', 'code_postal', 'code_insee'];

/** What La Coop says of a structure and is turned into a field of ours. */
const TURNED = ['typologies', 'suppression'];

const STRUCTURES: RecordShape = {
  service: 'actors',
  noun: { fr: 'une structure', en: 'an organisation' },
  origin: {
    fr: 'du modèle (/v1/structures/imports/modele.xlsx)',
    en: 'of the template (/v1/structures/imports/modele.xlsx)',
  },
  columns: FILE_COLUMNS,
  required: ['nom'],
  aliases: ALIASES,
  envelope: 'data',
  isRecord: ({ nom = '', siret = '' }) => nom !== '' && /^\d{14}$/.test(siret.replace(/\s/g, '')),
};

/** Reads a file of structures as `readRecords` does; columns that are left out are told once each. */
export async function* readStructureFile(
  bytes: AsyncIterable<Uint8Array>,
  format: FileFormat,
): AsyncGenerator<FileItem> {
  yield* tellNewColumns(
    ours(readRecords(withNamedMembers(bytes, format, 'nom'), format, STRUCTURES)),
    [...FILE_COLUMNS, ...TURNED],
    {
      fr: 'Cette colonne n’est pas du modèle des structures : elle n’est pas reprise. Les moyens de joindre une personne ne le sont jamais.',
      en: 'This column is not of the template of structures: it is left out. Means of reaching a person always are.',
    },
  );
}

/** Rows under our names of columns; those of La Coop's API stand in `attributes`. */
async function* ours(items: AsyncIterable<FileItem>): AsyncGenerator<FileItem> {
  for await (const item of items)
    yield 'row' in item ? { ...item, row: renamed(unwrapped(item.row)) } : item;
}

function unwrapped(row: FileRecord): FileRecord {
  const { id, attributes } = row;
  return typeof attributes === 'object' && attributes !== null && !Array.isArray(attributes)
    ? { id, ...attributes }
    : row;
}

const renamed = (row: FileRecord): FileRecord =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      const column = ALIASES.get(name.toLowerCase()) ?? name;
      // A number that is a code has lost its zeros in front, and is read as one that was written so.
      return [column, typeof value === 'number' && CODES.includes(column) ? String(value) : value];
    }),
  );
