import { readFileSync } from 'node:fs';
import type { CommunePlace, TerritoryRef, TerritoryType } from './territory.js';

type Part = 'm' | 'd' | 'a';

/** `gen/atlas.json`: rows of the official geographic code, sorted by code. */
interface AtlasFile {
  readonly regions: [code: string, nom: string][];
  readonly departements: [code: string, nom: string, region: number][];
  readonly epcis: [code: string, nom: string, type: string][];
  readonly communes: [
    code: string,
    nom: string,
    departement: number,
    epci: number,
    population: number,
    postal: string,
  ][];
  readonly parts: [code: string, nom: string, commune: string, kind: Part, postal: string][];
  readonly former: [code: string, nom: string, successors: string][];
  readonly names: [code: string, nom: string][];
}

/** A territory above the commune, with the communes it is made of. */
export interface Area {
  readonly ref: TerritoryRef;
  readonly type: TerritoryType;
  readonly code: string;
  readonly nom: string;
  /** Null where the source gives none for any of its communes. */
  population: number | null;
  readonly communes: string[];
}

/** A present commune. Its place is made when asked for, not 34,969 times at loading. */
export class Commune {
  constructor(
    readonly code: string,
    readonly nom: string,
    readonly population: number | null,
    /** Postal codes, apart by a space. */
    readonly postal: string,
    private readonly epci: Area | undefined,
    private readonly departement: Area,
    private readonly region: Area,
  ) {}

  get place(): CommunePlace {
    return {
      commune: `commune-${this.code}`,
      epci: this.epci?.ref ?? null,
      departement: this.departement.ref,
      region: this.region.ref,
    };
  }
}

/** The whole code in memory: read once, indexed, the file dropped. */
export interface Atlas {
  readonly areas: ReadonlyMap<TerritoryRef, Area>;
  readonly communes: ReadonlyMap<string, Commune>;
  readonly parts: ReadonlyMap<
    string,
    { readonly commune: string; readonly nom: string; readonly kind: Part; readonly postal: string }
  >;
  readonly former: ReadonlyMap<string, { readonly nom: string; readonly codes: readonly string[] }>;
  /** Names that a present code bore before. */
  readonly names: readonly (readonly [code: string, nom: string])[];
}

/** An area out of others: the sum of their inhabitants, all their communes. */
function sumOf(parts: readonly Area[]): Pick<Area, 'population' | 'communes'> {
  const known = parts.flatMap(({ population }) => population ?? []);
  return {
    population: known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0),
    communes: parts.flatMap(({ communes }) => communes),
  };
}

/** Files each commune under two areas alone, and adds these up to the wider ones. */
function load(): Atlas {
  const file = JSON.parse(
    readFileSync(new URL('./gen/atlas.json', import.meta.url), 'utf8'),
  ) as AtlasFile;
  const area = (type: 'region' | 'departement' | 'epci', code: string, nom: string): Area => ({
    ref: `${type}-${code}`,
    type,
    code,
    nom,
    population: null,
    communes: [],
  });
  const epcis = file.epcis.map(([code, nom]) => area('epci', code, nom));
  const regions = file.regions.map(([code, nom]) => area('region', code, nom));
  const departements = file.departements.map(([code, nom]) => area('departement', code, nom));
  const regionOf = file.departements.map(([, , region]) => regions[region]);
  const communes = new Map<string, Commune>();
  // By index: through the iterator of each row this loop takes half as long again.
  for (const {
    0: code,
    1: nom,
    2: departementIndex,
    3: epciIndex,
    4: inhabitants,
    5: postal,
  } of file.communes) {
    const departement = departements[departementIndex];
    const region = regionOf[departementIndex];
    if (departement === undefined || region === undefined)
      throw new Error(`atlas: ${code} lies in no département or no region`);
    const epci = epcis[epciIndex];
    departement.communes.push(code);
    epci?.communes.push(code);
    if (inhabitants >= 0) {
      departement.population = (departement.population ?? 0) + inhabitants;
      if (epci !== undefined) epci.population = (epci.population ?? 0) + inhabitants;
    }
    communes.set(
      code,
      new Commune(
        code,
        nom,
        inhabitants < 0 ? null : inhabitants,
        postal,
        epci,
        departement,
        region,
      ),
    );
  }
  for (const region of regions)
    Object.assign(region, sumOf(departements.filter((_, index) => regionOf[index] === region)));
  const france: Area = {
    ref: 'france',
    type: 'france',
    code: 'france',
    nom: 'France',
    ...sumOf(departements),
  };
  return {
    areas: new Map([france, ...epcis, ...regions, ...departements].map((one) => [one.ref, one])),
    communes,
    parts: new Map(
      file.parts.map(([code, nom, commune, kind, postal]) => [
        code,
        { commune, nom, kind, postal },
      ]),
    ),
    former: new Map(
      file.former.map(([code, nom, successors]) => [code, { nom, codes: successors.split(' ') }]),
    ),
    names: file.names,
  };
}

let loaded: Atlas | undefined;

/** The atlas, read from its file the first time it is asked for. */
export function atlas(): Atlas {
  return (loaded ??= load());
}
