import { frais, services, typesStructure, type Nomenclature } from '@maillage/nomenclatures';
import type { Place } from '../place/place.js';
import { hoursInWords } from '../proposition/hours.js';
import { CORRECTABLE } from '../proposition/proposition.js';
import { inPairs } from '../proposition/telephone.js';
import { NUMBERS, type Structure } from '../structure/structure.js';
import { LABELS } from './card-words.js';

type Language = 'fr' | 'en';

/** A line of a card: what it is about, and what is said of it; nothing where nothing is. */
export interface CardRow {
  readonly label: string;
  readonly lines: readonly string[];
}

/** The lines of a structure. */
export function structureRows(structure: Structure, language: Language): CardRow[] {
  const { nom, type, sites = [], antennes = [] } = structure;
  const number = NUMBERS.find((name) => structure[name] !== undefined);
  return shown(
    [
      row('nom', language, [nom]),
      row('type', language, labelsOf(typesStructure, type === undefined ? [] : [type], language)),
      ...(number === undefined ? [] : [row(number, language, [structure[number]])]),
      row('adresse', language, addressOf(structure)),
      row('sites', language, sites),
      ...(antennes.length === 0
        ? []
        : [
            row(
              'antennes',
              language,
              antennes.map((one) => one.nom),
            ),
          ]),
    ],
    CORRECTABLE.structure,
  );
}

/** The lines of a place, its name apart. */
export function placeRows(place: Omit<Place, 'id'>, language: Language): CardRow[] {
  return shown(
    [
      row('adresse', language, addressOf(place)),
      row('telephone', language, [place.telephone && inPairs(place.telephone)]),
      row('courriels', language, place.courriels ?? []),
      row('site_web', language, place.site_web ?? []),
      row(
        'horaires',
        language,
        place.horaires === undefined ? [] : hoursInWords(place.horaires, language),
      ),
      row('services', language, labelsOf(services, place.services ?? [], language)),
      row('frais_a_charge', language, labelsOf(frais, place.frais_a_charge ?? [], language)),
      row('presentation_resume', language, [place.presentation_resume]),
    ],
    CORRECTABLE.lieu,
  );
}

type Name = keyof typeof LABELS;

const row = (
  name: Name,
  language: Language,
  lines: readonly (string | undefined)[],
): CardRow & { readonly name: Name } => ({
  name,
  label: LABELS[name][language],
  lines: lines.filter((one) => one !== undefined),
});

/** What says something, or can be completed by the form of corrections. */
const shown = (
  rows: readonly (CardRow & { readonly name: Name })[],
  correctable: readonly string[],
): CardRow[] =>
  rows
    .filter(({ name, lines }) => lines.length > 0 || correctable.includes(name))
    .map(({ label, lines }) => ({ label, lines }));

function addressOf(written: {
  readonly adresse?: string;
  readonly complement_adresse?: string;
  readonly code_postal?: string;
  readonly commune?: string;
}): string[] {
  const { adresse, complement_adresse: more, code_postal: code, commune } = written;
  const town = [code, commune].filter(Boolean).join(' ');
  return [adresse, more, town].filter((line) => line !== undefined && line !== '') as string[];
}

const labelsOf = (list: Nomenclature, codes: readonly string[], language: Language): string[] =>
  codes.map((code) => list.valeurs.find((one) => one.code === code)?.libelle[language] ?? code);
