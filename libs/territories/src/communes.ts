import { atlas } from './atlas.js';
import type { CommunePlace, ResolvedCommune } from './territory.js';

const KINDS = { m: 'arrondissement', d: 'deleguee', a: 'associee' } as const;

/**
 * What an INSEE commune code means today: a present commune, an arrondissement of Paris, Lyon or Marseille, a commune
 * déléguée or associée, or a commune that has been (since 1943).
 *
 * @returns undefined for a code that no commune has or had; the candidates where a former commune was split.
 */
export function resolveCommune(code: string): ResolvedCommune | undefined {
  const { communes, parts, former } = atlas();
  const present = communes.get(code);
  if (present !== undefined) return { code, nom: present.nom, via: 'actuelle' };
  const part = parts.get(code);
  if (part !== undefined)
    return {
      code: part.commune,
      nom: communes.get(part.commune)?.nom ?? part.nom,
      via: KINDS[part.kind],
    };
  const [successor, ...others] = former.get(code)?.codes ?? [];
  if (successor === undefined) return undefined;
  if (others.length > 0) return { ambiguous: [successor, ...others] };
  return { code: successor, nom: communes.get(successor)?.nom ?? '', via: 'ancienne' };
}

/**
 * Where a present commune lies.
 * @throws Error when the code is not of a present commune: resolve it first.
 */
export function placeOfCommune(code: string): CommunePlace {
  const commune = atlas().communes.get(code);
  if (commune === undefined) throw new Error(`${code} is not a present commune`);
  return commune.place;
}

let byPostalCode: Map<string, string[]> | undefined;

/** Made on first use: most processes never ask for it. */
function postalIndex(): Map<string, string[]> {
  if (byPostalCode !== undefined) return byPostalCode;
  const index = new Map<string, string[]>();
  const add = (postal: string, commune: string): void => {
    for (const code of postal.split(' ')) {
      const known = index.get(code);
      if (code === '') continue;
      if (known === undefined) index.set(code, [commune]);
      else if (!known.includes(commune)) known.push(commune);
    }
  };
  const { communes, parts } = atlas();
  for (const { code, postal } of communes.values()) add(postal, code);
  for (const { commune, postal } of parts.values()) add(postal, commune);
  return (byPostalCode = index);
}

/** Present communes that use a postal code, by INSEE code; several share most codes. */
export function communesOfPostalCode(postalCode: string): readonly string[] {
  return postalIndex().get(postalCode) ?? [];
}

/** Codes of the arrondissements of Paris, Lyon and Marseille that use a postal code. */
export function arrondissementsOfPostalCode(postalCode: string): readonly string[] {
  return arrondissements()
    .filter(({ postal }) => postal.split(' ').includes(postalCode))
    .map(({ code }) => code);
}

interface Arrondissement {
  readonly code: string;
  /** The commune it is a part of. */
  readonly commune: string;
  readonly nom: string;
  readonly postal: string;
}

let knownArrondissements: readonly Arrondissement[] | undefined;

/** The arrondissements that are codes of their own. */
export function arrondissements(): readonly Arrondissement[] {
  return (knownArrondissements ??= [...atlas().parts].flatMap(([code, { kind, ...part }]) =>
    kind === 'm' ? [{ code, ...part }] : [],
  ));
}

let names: Map<string, string[]> | undefined;

/** Other names of a present commune: those it bore, and those of its parts (communes déléguées, associées, former ones). */
export function formerNames(code: string): readonly string[] {
  if (names === undefined) {
    names = new Map();
    const { parts, former, names: borne } = atlas();
    const add = (commune: string, nom: string): void => {
      names?.set(commune, [...(names.get(commune) ?? []), nom]);
    };
    for (const { commune, nom } of parts.values()) add(commune, nom);
    for (const { nom, codes } of former.values()) for (const commune of codes) add(commune, nom);
    for (const [commune, nom] of borne) add(commune, nom);
  }
  return names.get(code) ?? [];
}
