import type { FileRecord } from '@maillage/files';
import { type Fault, Findings, isSiret, readSiret, type Remark, saySiret } from '@maillage/kernel';
import { type Identity, readIdentity } from '../identity/read-identity.js';
import { readId, readText } from '../structure/structure-texts.js';
import {
  COOP_STRUCTURE,
  ENTRY_COLUMNS,
  IDENTITY_COLUMNS,
  POST_COLUMNS,
} from './professional-file.js';

/** How a line names a structure. */
export interface StructureName {
  readonly field: 'structure_id' | 'siret' | typeof COOP_STRUCTURE;
  readonly value: string;
}

/** A line: somebody, a post, or both. Members are in the API's shape, and not read yet. */
export interface ProfessionalLine {
  /** Absent on the line of a vacant post. */
  readonly person?: {
    /** The id that the source gives. */
    readonly id?: string;
    readonly identity?: Identity;
    readonly entry: Readonly<Record<string, unknown>>;
  };
  readonly structure?: StructureName;
  readonly post?: { readonly id?: string; readonly said: Readonly<Record<string, unknown>> };
}

/** A line that was read, or every fault that it has by itself. */
export type ReadLine = { readonly remarks: readonly Remark[] } & (
  { readonly line: ProfessionalLine } | { readonly faults: readonly Fault[] }
);

/** Reads a row of a file of professionals. */
export function readProfessionalRow(row: FileRecord): ReadLine {
  const found = new Findings('actors');
  const given = Object.fromEntries(Object.entries(row).filter(([, value]) => !isEmpty(value)));
  const id = readText('id', textOf(given['id']), found, 200);
  const postId = readText('poste_id', textOf(given['poste_id']), found, 200);
  const who = of(given, IDENTITY_COLUMNS);
  const identity = Object.keys(who).length === 0 ? undefined : readIdentity(who, '');
  const faults = identity !== undefined && 'faults' in identity ? identity.faults : [];
  const structure = readStructureName(given, found);
  const said = shaped(of(given, POST_COLUMNS));
  const hasPost = postId !== undefined || Object.keys(said).length > 0;
  const entry = shaped(of(given, ENTRY_COLUMNS));
  const isSomebody = id !== undefined || identity !== undefined || Object.keys(entry).length > 0;
  const courriel =
    identity !== undefined && 'identity' in identity ? identity.identity.courriel : undefined;
  if (isSomebody && id === undefined && courriel === undefined && faults.length === 0)
    found.fault('id', 'required', {
      fr: 'Sans identifiant chez vous ni courriel, cette personne ne serait pas reconnue la fois suivante : donnez l’un ou l’autre.',
      en: 'With neither an id of yours nor an e-mail, this person would not be known again: give one of both.',
    });
  if (!isSomebody && postId === undefined)
    found.fault('poste_id', 'required', {
      fr: 'Cette ligne ne nomme personne : un poste vacant a un identifiant chez vous (poste_id).',
      en: 'This line names nobody: a vacant post has an id of yours (poste_id).',
    });
  if (hasPost && structure === undefined && !found.faults.some(isOfStructure))
    found.fault('siret', 'required', {
      fr: 'Un poste est dans une structure : donnez son SIRET (siret) ou son identifiant (structure_id).',
      en: 'A post is in a structure: give its SIRET (siret) or its id (structure_id).',
    });
  const all = [...found.faults, ...faults];
  const { remarks } = found;
  if (all.length > 0) return { faults: all, remarks };
  return {
    line: {
      ...(isSomebody
        ? {
            person: {
              ...(id === undefined ? {} : { id }),
              ...(identity !== undefined && 'identity' in identity
                ? { identity: identity.identity }
                : {}),
              entry,
            },
          }
        : {}),
      ...(structure === undefined ? {} : { structure }),
      ...(hasPost ? { post: { ...(postId === undefined ? {} : { id: postId }), said } } : {}),
    },
    remarks,
  };
}

const isOfStructure = ({ pointer }: Fault): boolean =>
  pointer === '/siret' || pointer === '/structure_id';

function readStructureName(given: FileRecord, found: Findings): StructureName | undefined {
  const id = readId('structure_id', textOf(given['structure_id']), found);
  if (id !== undefined) return { field: 'structure_id', value: id };
  const source = readText(COOP_STRUCTURE, textOf(given[COOP_STRUCTURE]), found, 200);
  if (source !== undefined) return { field: COOP_STRUCTURE, value: source };
  const written = readText('siret', textOf(given['siret']), found, 40);
  if (written === undefined) return undefined;
  const { number, remarks } = readSiret(written);
  if (!isSiret(number))
    return found.fault(
      'siret',
      'invalid_siret',
      {
        fr: 'Ce SIRET n’en est pas un : il a 14 chiffres, dont une clé de contrôle.',
        en: 'This is no SIRET: it has 14 digits, with a check digit.',
      },
      written,
    );
  saySiret(found, 'siret', remarks, written);
  return { field: 'siret', value: number };
}

const of = (given: FileRecord, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(names.flatMap((name) => (name in given ? [[name, given[name]]] : [])));

/** Cells as the API's shape has them; what a cell cannot say stays as it is, for its fault. */
function shaped(said: Record<string, unknown>): Record<string, unknown> {
  const { profils, langues, certifications, joignable, quotite } = said;
  return {
    ...said,
    ...(typeof profils === 'string' ? { profils: listOf(profils) } : {}),
    ...(typeof langues === 'string' ? { langues: listOf(langues) } : {}),
    ...(typeof certifications === 'string'
      ? { certifications: listOf(certifications).map(certified) }
      : {}),
    ...(typeof joignable === 'string' ? { joignable: flagOf(joignable) } : {}),
    ...(typeof quotite === 'string' ? { quotite: shareOf(quotite) } : {}),
  };
}

const listOf = (text: string): string[] =>
  text
    .split(/[|;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** `pix 2025-06-30 GIP Pix`. */
function certified(text: string): object {
  const [, code = text, delivree_le, par] = /^(.+?)\s+(\d{4}-\d\d-\d\d)\s+(.+)$/.exec(text) ?? [];
  return { code, ...(delivree_le === undefined ? {} : { delivree_le, par }) };
}

const FLAGS = new Map([
  ['oui', true],
  ['true', true],
  ['non', false],
  ['false', false],
]);
const flagOf = (text: string): boolean | string => FLAGS.get(text.trim().toLowerCase()) ?? text;

/** `0,5`, `0.5` or `50 %`. */
function shareOf(text: string): number | string {
  const [, digits, percent] = /^(\d+(?:[.,]\d+)?)\s*(%?)$/.exec(text.trim()) ?? [];
  if (digits === undefined) return text;
  const number = Number(digits.replace(',', '.'));
  return percent === '%' ? number / 100 : number;
}

/** An id may be a number in JSON. */
const textOf = (value: unknown): unknown => (typeof value === 'number' ? String(value) : value);

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);
