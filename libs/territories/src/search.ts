import { foldCommuneName, foldText } from '@maillage/kernel';
import { atlas } from './atlas.js';
import { formerNames } from './communes.js';
import { findTerritory } from './relations.js';
import type { Territory, TerritoryRef, TerritoryType } from './territory.js';

interface Candidate {
  readonly ref: TerritoryRef;
  readonly type: TerritoryType;
  readonly key: string;
  readonly population: number;
}

let candidates: Candidate[] | undefined;

/** All territories, most populated first. */
function all(): Candidate[] {
  if (candidates !== undefined) return candidates;
  const { areas, communes } = atlas();
  candidates = [];
  for (const { ref, type, code, nom, population } of areas.values())
    candidates.push({
      ref,
      type,
      key: ` ${foldText(nom)} ${code.toLowerCase()}`,
      population: population ?? 0,
    });
  for (const { code, nom, population, place, postal } of communes.values()) {
    candidates.push({
      ref: place.commune,
      type: 'commune',
      key: ` ${[nom, ...formerNames(code)].map(foldText).join(' ')} ${code.toLowerCase()} ${postal}`,
      population: population ?? 0,
    });
  }
  return candidates.sort((a, b) => b.population - a.population || (a.ref < b.ref ? -1 : 1));
}

/** Territories with a word of their name (for a commune also of those it bore, and of its parts), their code or a postal code that begins like `q`, larger ones first. */
export function searchTerritories(
  q: string,
  type: TerritoryType | undefined,
  limit: number,
): Territory[] {
  const wanted = ` ${foldText(q)}`;
  const found: Territory[] = [];
  for (const candidate of all()) {
    if (found.length >= limit) break;
    if ((type !== undefined && candidate.type !== type) || !candidate.key.includes(wanted))
      continue;
    const territory = findTerritory(candidate.ref);
    if (territory !== undefined) found.push(territory);
  }
  return found;
}

let byName: Map<string, string[]> | undefined;

/** INSEE codes of the present communes of a name, whatever its accents, capitals and article. */
export function communesNamed(name: string): readonly string[] {
  if (byName === undefined) {
    byName = new Map();
    for (const { code, nom } of atlas().communes.values()) {
      const key = foldCommuneName(nom);
      byName.set(key, [...(byName.get(key) ?? []), code]);
    }
  }
  return byName.get(foldCommuneName(name)) ?? [];
}
