import {
  type FileFormat,
  type FileItem,
  type FileRecord,
  readRecords,
  type RecordShape,
} from '@maillage/files';
import { parisDate } from '@maillage/kernel';
import { tellNewColumns } from '../place-import/new-columns.js';
import { withNamedMembers } from '../structure-import/named-members.js';

/** Columns that say who somebody is. */
export const IDENTITY_COLUMNS = ['nom', 'prenom', 'courriel', 'telephone'] as const;
/** Columns of the entry of a professional. */
export const ENTRY_COLUMNS = ['profils', 'certifications', 'langues', 'joignable', 'fin'] as const;
/** Columns of a post, beside its structure. */
export const POST_COLUMNS = [
  'du',
  'au',
  'quotite',
  'contrat',
  'dispositif',
  'financement',
] as const;
/** Columns of a file of professionals; a line is one of them, with one post at most. */
export const FILE_COLUMNS = [
  'id',
  ...IDENTITY_COLUMNS,
  ...ENTRY_COLUMNS,
  'structure_id',
  'siret',
  'poste_id',
  ...POST_COLUMNS,
] as const;

const ALIASES = new Map<string, string>([
  ['email', 'courriel'],
  ['e-mail', 'courriel'],
  ['mail', 'courriel'],
  ['prénom', 'prenom'],
  ['téléphone', 'telephone'],
  ['profil', 'profils'],
  ['langue', 'langues'],
  ['début', 'du'],
  ['debut', 'du'],
  ['quotité', 'quotite'],
]);

const PROFESSIONALS: RecordShape = {
  service: 'actors',
  noun: { fr: 'un professionnel', en: 'a professional' },
  origin: {
    fr: 'du modèle (/v1/professionnels/imports/modele.xlsx)',
    en: 'of the template (/v1/professionnels/imports/modele.xlsx)',
  },
  columns: FILE_COLUMNS,
  required: [],
  aliases: ALIASES,
  envelope: 'data',
  isRecord: ({ courriel = '', profils = '' }) => courriel.includes('@') && profils !== '',
};

/** Counts of the list of posts of conseillers numériques. */
const [GRANTED, RECRUITED] = ['Nb de conseillers attribués', 'Nb de conseillers recrutés'] as const;
/** What that list says beside them, and La Coop of its users; none of it is of a professional or a post. */
const LEFT_OUT = new Set([
  'nom_structure',
  'Nb de conseillers en formation',
  'Nb de conseillers formés',
  'Code postal',
  'Code commune Insee',
  "Investissement estimatif de l'état",
  'Label France Services',
  'Postes attribués en QPV',
  'ZRR',
]);

/** Where La Coop names a structure by its own id. */
export const COOP_STRUCTURE = 'structure_source_id';

/** Reads a file of professionals as `readRecords` does; columns that are left out are told once each. */
export async function* readProfessionalFile(
  bytes: AsyncIterable<Uint8Array>,
  format: FileFormat,
): AsyncGenerator<FileItem> {
  const items = readRecords(
    withNamedMembers(bytes, format, 'nom_structure'),
    format,
    PROFESSIONALS,
  );
  yield* tellNewColumns(ours(items), [...FILE_COLUMNS, COOP_STRUCTURE], {
    fr: 'Cette colonne n’est pas du modèle des professionnels : elle n’est pas reprise.',
    en: 'This column is not of the template of professionals: it is left out.',
  });
}

/** Rows under our names of columns, one for each post. */
async function* ours(items: AsyncIterable<FileItem>): AsyncGenerator<FileItem> {
  for await (const item of items)
    if ('row' in item) for (const row of rowsOf(item.row)) yield { ...item, row };
    else yield item;
}

function rowsOf(row: FileRecord): FileRecord[] {
  if (typeof row[GRANTED] === 'number') return postsOfAdvisers(row);
  const { attributes } = row;
  const isCoop =
    'emplois' in row ||
    (typeof attributes === 'object' && attributes !== null && 'emplois' in attributes);
  return isCoop ? postsOfUser(row) : [renamed(row)];
}

/** The posts that a structure was granted, as many of them filled as it recruited advisers; nobody is named. */
function postsOfAdvisers(row: FileRecord): FileRecord[] {
  const siret = String(row['Siret']);
  const { [GRANTED]: granted, [RECRUITED]: recruited, Siret: _, ...others } = row;
  const rest = Object.fromEntries(Object.entries(others).filter(([name]) => !LEFT_OUT.has(name)));
  const count = Math.max(Number(granted), Number(recruited) || 0);
  return Array.from({ length: Math.min(count, 500) }, (_unused, index) => {
    const id = `${siret}-${index + 1}`;
    const isFilled = index < (Number(recruited) || 0);
    return {
      ...rest,
      siret,
      poste_id: id,
      dispositif: 'conum',
      ...(isFilled ? { id, profils: ['conseiller_numerique'] } : {}),
    };
  });
}

interface Employment {
  readonly id?: unknown;
  readonly structure_id?: unknown;
  readonly debut?: unknown;
  readonly fin?: unknown;
  readonly suppression?: unknown;
}

/** A user of La Coop, once for each employment that was not taken back. */
function postsOfUser(row: FileRecord): FileRecord[] {
  const { attributes } = row;
  const user: FileRecord = {
    id: row['id'],
    ...(typeof attributes === 'object' && attributes !== null ? attributes : row),
  };
  const isAdviser =
    (user['conseiller_numerique'] as { is_conseiller_numerique?: unknown } | null | undefined)
      ?.is_conseiller_numerique === true;
  const isLed = isObject(user['coordinateur']);
  const profils = [
    ...(isAdviser ? ['conseiller_numerique'] : isObject(user['mediateur']) ? ['mediateur'] : []),
    ...(isLed ? ['coordinateur'] : []),
  ];
  const person: FileRecord = {
    id: user['id'],
    nom: user['nom'],
    prenom: user['prenom'],
    courriel: user['email'],
    telephone: user['telephone'],
    profils: profils.length === 0 ? ['autre'] : profils,
    fin: dayOf(user['suppression']),
  };
  const employments = Array.isArray(user['emplois']) ? (user['emplois'] as Employment[]) : [];
  const posts = employments
    .filter((one) => isObject(one) && dayOf(one.suppression) === undefined)
    .map((one) => ({
      ...person,
      poste_id: one.id,
      [COOP_STRUCTURE]: one.structure_id,
      du: dayOf(one.debut),
      au: dayOf(one.fin),
      ...(isAdviser ? { dispositif: 'conum' } : {}),
    }));
  return posts.length === 0 ? [person] : posts;
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The day of an instant, by the clock of Paris; what is none stays as it is, for its fault. */
function dayOf(value: unknown): unknown {
  if (value === undefined || value === null || value === '') return undefined;
  const at = typeof value === 'string' && value.includes('T') ? new Date(value) : undefined;
  return at === undefined || Number.isNaN(at.getTime()) ? value : parisDate(at);
}

const renamed = (row: FileRecord): FileRecord =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [ALIASES.get(name.toLowerCase()) ?? name, value]),
  );
