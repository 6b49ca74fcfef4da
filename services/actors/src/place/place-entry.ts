import type { SearchEntry, Surroundings, Towns } from '@maillage/platform';
import {
  below,
  communesNamed,
  findTerritory,
  placeOfCommune,
  resolveCommune,
  type TerritoryRef,
} from '@maillage/territories';
import type { Place } from './place.js';

/** A place as it is looked for: by its words, by where it lies, by its source and by its codes. */
export function placeEntry(
  id: string,
  source: string,
  commune: string,
  place: Omit<Place, 'id'>,
): SearchEntry {
  const { nom, structure_parente, adresse, complement_adresse, code_postal } = place;
  return {
    id,
    name: nom,
    town: townName(commune),
    texts: [structure_parente, adresse, complement_adresse, code_postal, place.commune],
    codes: [
      ...whereCodes(commune),
      `source-${source}`,
      ...(place.services ?? []).map((code) => `service-${code}`),
      ...(place.typologie ?? []).map((code) => `typologie-${code}`),
    ],
  };
}

/** Name of a present commune. */
export function townName(commune: string): string | undefined {
  const found = resolveCommune(commune);
  return found !== undefined && 'nom' in found ? found.nom : undefined;
}

/** By what territories something in a commune is found. */
export function whereCodes(commune: string): string[] {
  const place = placeOfCommune(commune);
  return [place.commune, place.departement];
}

/** The same codes for all that lies in a territory: a few départements, or the communes of an EPCI. */
export function codesIn(ref: TerritoryRef): readonly string[] {
  if (ref.startsWith('departement-')) return [ref];
  return below(ref, ref.startsWith('region-') ? 'departement' : 'commune');
}

/** Whether a word is the name of a commune: one where nothing is yet is no typing error. */
const isTown = (word: string): boolean => communesNamed(word).length > 0;

const populationOf = (code: string): number => findTerritory(`commune-${code}`)?.population ?? 0;

/** What surrounds the largest two communes of a name: their EPCI and their département; none where no commune has it. */
function surroundingsOf(words: readonly string[]): Surroundings[] {
  const communes = [...communesNamed(words.join(' '))]
    .sort((a, b) => populationOf(b) - populationOf(a))
    .slice(0, 2);
  const refs = communes.flatMap((code) => {
    const { epci, departement } = placeOfCommune(code);
    return [...(epci === null ? [] : [epci]), departement];
  });
  return [...new Set(refs)].map((ref) => ({
    ref,
    nom: findTerritory(ref)?.nom ?? ref,
    codes: codesIn(ref),
  }));
}

/** What the atlas knows of towns. */
export const towns: Towns = { isTown, around: surroundingsOf };
