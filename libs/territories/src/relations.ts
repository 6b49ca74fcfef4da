import { type Area, atlas } from './atlas.js';
import { resolveCommune } from './communes.js';
import type { Territory, TerritoryRef, TerritoryType } from './territory.js';

/** Reads a typed reference of a territory that exists today; a bare code is none. */
export function parseTerritoryRef(text: string): TerritoryRef | undefined {
  const { areas, communes } = atlas();
  if (areas.has(text as TerritoryRef)) return text as TerritoryRef;
  return text.startsWith('commune-') && communes.has(text.slice(8))
    ? (text as TerritoryRef)
    : undefined;
}

/**
 * The present communes that another reference leads to: the commune of an arrondissement, of a commune déléguée or associée, the
 * successor of one that is no more, every heir of one that was split.
 *
 * @returns none for a reference that never was, and for one of today.
 */
export function heirsOf(ref: string): readonly TerritoryRef[] {
  if (!ref.startsWith('commune-') || parseTerritoryRef(ref) !== undefined) return [];
  const today = resolveCommune(ref.slice('commune-'.length));
  if (today === undefined) return [];
  const codes = 'ambiguous' in today ? today.ambiguous : [today.code];
  return codes.map((code) => `commune-${code}` as const);
}

/** A territory by its reference, or undefined. */
export function findTerritory(ref: string): Territory | undefined {
  const { areas, communes } = atlas();
  const area = areas.get(ref as TerritoryRef);
  if (area !== undefined) {
    const { type, code, nom, population } = area;
    const parents = knownParents.get(area.ref) ?? parentsOf(area);
    knownParents.set(area.ref, parents);
    return { ref: area.ref, type, code, nom, population, parents };
  }
  const commune = ref.startsWith('commune-') ? communes.get(ref.slice(8)) : undefined;
  if (commune === undefined) return undefined;
  const { code, nom, population, place, postal } = commune;
  const parents = [
    ...(place.epci === null ? [] : [place.epci]),
    place.departement,
    place.region,
    'france' as const,
  ];
  return {
    ref: place.commune,
    type: 'commune',
    code,
    nom,
    population,
    parents,
    codesPostaux: postal.split(' ').filter(Boolean),
  };
}

/** Found by walking all communes of an area, and the same for ever. */
const knownParents = new Map<TerritoryRef, readonly TerritoryRef[]>();

/** Areas that hold every commune of this one, narrow to wide. */
function parentsOf(area: Area): TerritoryRef[] {
  const { areas } = atlas();
  const around = areasAround(area);
  const wider: TerritoryType[] =
    area.type === 'epci'
      ? ['departement', 'region', 'france']
      : area.type === 'departement'
        ? ['region', 'france']
        : area.type === 'region'
          ? ['france']
          : [];
  return wider.flatMap((type) => {
    const candidates = [...around].filter((ref) => areas.get(ref)?.type === type);
    return candidates.length === 1 ? candidates : [];
  });
}

/** References of all areas that share a commune with this one. */
function areasAround(area: Area): Set<TerritoryRef> {
  const { communes } = atlas();
  const around = new Set<TerritoryRef>(['france']);
  for (const code of area.communes) {
    const place = communes.get(code)?.place;
    if (place === undefined) continue;
    around.add(place.departement).add(place.region);
    if (place.epci !== null) around.add(place.epci);
  }
  return around;
}

/** INSEE codes of the present communes of a territory, sorted; empty for an unknown one. */
export function communesOf(ref: TerritoryRef): readonly string[] {
  const { areas, communes } = atlas();
  const area = areas.get(ref);
  if (area !== undefined) return area.communes;
  const code = ref.slice(8);
  return ref.startsWith('commune-') && communes.has(code) ? [code] : [];
}

/** Whether every commune of `inner` lies in `outer`; a territory contains itself. */
export function contains(outer: TerritoryRef, inner: TerritoryRef): boolean {
  if (outer === inner) return parseTerritoryRef(outer) !== undefined;
  return findTerritory(inner)?.parents.includes(outer) ?? false;
}

/** Whether two territories share a commune: an EPCI on two départements overlaps both and lies in neither. */
export function overlaps(a: TerritoryRef, b: TerritoryRef): boolean {
  const other = new Set(communesOf(b));
  return communesOf(a).some((code) => other.has(code));
}

/** Territories of a type that lie in `ref` or share communes with it, sorted by code. */
export function below(ref: TerritoryRef, type: TerritoryType): readonly TerritoryRef[] {
  const { areas } = atlas();
  if (type === 'commune') return communesOf(ref).map((code) => `commune-${code}` as const);
  const area = areas.get(ref);
  if (area === undefined) return [];
  return [...areasAround(area)]
    .filter((one) => one !== ref && areas.get(one)?.type === type)
    .sort();
}
