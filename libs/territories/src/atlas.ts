import { readFileSync } from 'node:fs';
import type { CommunePlace, TerritoryRef, TerritoryType } from './territory.js';

type Part = 'm' | 'd' | 'a';

/** `gen/atlas.json`: rows of the official geographic code, sorted by code. */
interface AtlasFile {
  readonly regions: [code: string, nom: string][];
  readonly departements: [code: string, nom: string, region: number][];
  readonly epcis: [code: string, nom: string, type: string][];
  readonly communes: [code: string, nom: string, departement: number, epci: number, population: number, postal: string][];
  readonly parts: [code: string, nom: string, commune: string, kind: Part, postal: string][];
  readonly former: [code: string, nom: string, successors: string][];
}

/** A territory above the commune, with the communes it is made of. */
export interface Area {
  readonly ref: TerritoryRef;
  readonly type: TerritoryType;
  readonly code: string;
  readonly nom: string;
  population: number;
  readonly communes: string[];
}

export interface Commune {
  readonly code: string;
  readonly nom: string;
  readonly population: number | null;
  readonly postal: string;
  readonly place: CommunePlace;
}

/** The whole code in memory: read once, indexed, the file dropped. */
export interface Atlas {
  readonly areas: ReadonlyMap<TerritoryRef, Area>;
  readonly communes: ReadonlyMap<string, Commune>;
  readonly parts: ReadonlyMap<string, { readonly commune: string; readonly nom: string; readonly kind: Part }>;
  readonly former: ReadonlyMap<string, { readonly nom: string; readonly codes: readonly string[] }>;
  readonly byPostalCode: ReadonlyMap<string, readonly string[]>;
}

/** Collectivities whose "region" bears their own code and has no name in the source. */
const regionOf = (file: AtlasFile, index: number | undefined, code: string): { code: string; nom?: string } => {
  const row = index === undefined ? undefined : file.regions[index];
  return row === undefined ? { code } : { code: row[0], nom: row[1] };
};

function load(): Atlas {
  const file = JSON.parse(readFileSync(new URL('./gen/atlas.json', import.meta.url), 'utf8')) as AtlasFile;
  const areas = new Map<TerritoryRef, Area>();
  const area = (type: TerritoryType, code: string, nom: string): Area => {
    const ref: TerritoryRef = type === 'france' ? 'france' : `${type}-${code}`;
    const known = areas.get(ref) ?? { ref, type, code, nom, population: 0, communes: [] };
    areas.set(ref, known);
    return known;
  };
  const france = area('france', 'france', 'France');
  const epcis = file.epcis.map(([code, nom]) => area('epci', code, nom));
  const departements = file.departements.map(([code, nom, index]) => {
    const region = regionOf(file, index, code);
    return { departement: area('departement', code, nom), region: area('region', region.code, region.nom ?? nom) };
  });
  const communes = new Map<string, Commune>();
  const byPostalCode = new Map<string, string[]>();
  const addPostal = (codes: string, commune: string): void => {
    for (const code of codes.split(' ')) {
      const known = byPostalCode.get(code);
      if (code === '') continue;
      if (known === undefined) byPostalCode.set(code, [commune]);
      else if (!known.includes(commune)) known.push(commune);
    }
  };
  for (const [code, nom, departementIndex, epciIndex, population, postal] of file.communes) {
    const where = departements[departementIndex];
    if (where === undefined) throw new Error(`atlas: ${code} lies in no département`);
    const epci = epcis[epciIndex];
    for (const one of [france, where.region, where.departement, ...(epci === undefined ? [] : [epci])]) {
      one.communes.push(code);
      one.population += Math.max(population, 0);
    }
    const place = { commune: `commune-${code}` as const, epci: epci?.ref ?? null, departement: where.departement.ref, region: where.region.ref };
    communes.set(code, { code, nom, population: population < 0 ? null : population, postal, place });
    addPostal(postal, code);
  }
  for (const [, , commune, , postal] of file.parts) addPostal(postal, commune);
  return {
    areas,
    communes,
    parts: new Map(file.parts.map(([code, nom, commune, kind]) => [code, { commune, nom, kind }])),
    former: new Map(file.former.map(([code, nom, successors]) => [code, { nom, codes: successors.split(' ') }])),
    byPostalCode,
  };
}

let loaded: Atlas | undefined;

/** The atlas, read from its file the first time it is asked for. */
export function atlas(): Atlas {
  return (loaded ??= load());
}
