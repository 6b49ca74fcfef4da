import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer, Person } from './person.js';

/** The columns of the national standard 1.0.2, in its order (interop.md, annex C). */
export const COLUMNS = [
  'id',
  'pivot',
  'nom',
  'commune',
  'code_postal',
  'code_insee',
  'adresse',
  'complement_adresse',
  'latitude',
  'longitude',
  'typologie',
  'telephone',
  'courriels',
  'site_web',
  'horaires',
  'presentation_resume',
  'presentation_detail',
  'source',
  'itinerance',
  'structure_parente',
  'date_maj',
  'services',
  'publics_specifiquement_adresses',
  'prise_en_charge_specifique',
  'frais_a_charge',
  'dispositif_programmes_nationaux',
  'formations_labels',
  'autres_formations_labels',
  'modalites_acces',
  'modalites_accompagnement',
  'fiche_acces_libre',
  'prise_rdv',
] as const;

export type Row = Readonly<Partial<Record<(typeof COLUMNS)[number], string>>>;

export interface Place {
  readonly id: string;
  readonly identifiants: readonly { readonly source: string; readonly id: string }[];
  readonly nom: string;
  readonly commune: string;
  readonly code_insee: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly typologie?: readonly string[];
  readonly services?: readonly string[];
  readonly territoires: {
    readonly commune: string;
    readonly epci: string | null;
    readonly departement: string;
    readonly region: string;
  };
  readonly qualite: {
    readonly score: number;
    readonly fraicheur: string;
    readonly manques: readonly string[];
  };
  readonly version: number;
}

export interface Finding {
  readonly ligne: number;
  readonly champ: string;
  readonly code: string;
  readonly detail: string;
}

export interface ImportOutcome {
  readonly recus: number;
  readonly crees: number;
  readonly modifies: number;
  readonly inchanges: number;
  readonly rejetes: number;
  readonly encodage?: string;
  readonly rejets: readonly Finding[];
  readonly remarques: readonly Finding[];
}

const ARRAS: Row = {
  pivot: '43493312300029',
  nom: 'Médiathèque',
  commune: 'Arras',
  code_postal: '62000',
  code_insee: '62041',
  adresse: '1 rue de l’Église',
  date_maj: '2025-05-01',
};

/** A good place in Arras; what is given replaces. */
export const place = (id: string, change: Row = {}): Row => ({ id, ...ARRAS, ...change });

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** Rows as a file of the standard; the header is line 1. */
export function csvOf(rows: readonly Row[], separator = ','): string {
  return [
    COLUMNS.join(separator),
    ...rows.map((row) => COLUMNS.map((column) => quoted(row[column] ?? '')).join(separator)),
    '',
  ].join('\n');
}

export function importFile(
  person: Person,
  file: string | Buffer,
  query = '',
  type = 'text/csv',
): Promise<Answer<ImportOutcome>> {
  return person.send<ImportOutcome>(`/v1/lieux/imports${query}`, file, type);
}

/** Imports a file that must be answered, and gives the outcome. */
export async function imported(
  person: Person,
  file: string | Buffer,
  query = '',
  type = 'text/csv',
): Promise<ImportOutcome> {
  const { status, body, text } = await importFile(person, file, query, type);
  if (status !== 200) throw new Error(`imports: ${status} ${text.slice(0, 500)}`);
  return body;
}

export const told = (findings: readonly Finding[]): string[] =>
  findings.map(({ ligne, champ, code }) => `${ligne} ${champ} ${code.replace(/^\w+\./, '')}`);

/** The names of the places a person is given, sorted. */
export async function namesOf(person: Person, query: string): Promise<string[]> {
  return (await person.walk(`/v1/lieux?limite=500&${query}`)).map(({ nom }) => nom).sort();
}

/** All that the feed of places holds now, told in the order of the feed. */
export async function placeChanges(person: Person) {
  const changes = [];
  for (let next = '/v1/lieux/changements?limite=500'; ;) {
    const { data, links } = await person.read(next as '/v1/lieux/changements');
    if (data.length === 0) return changes;
    changes.push(...data);
    next = links.suivant;
  }
}

const REAL = join(process.env['REAL_DATA_DIR'] ?? '../shared/data', 'lieux/standard-v1.0.2');

/** Where the real files of the standard lie, or undefined on a machine without them. */
export const realFolder = existsSync(REAL) ? REAL : undefined;
export const realFile = (name: string): Buffer => readFileSync(join(REAL, name));
