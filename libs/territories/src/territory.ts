/** Levels at which France's digital-inclusion networks are governed, and figures given. */
export const TERRITORY_TYPES = ['france', 'region', 'departement', 'epci', 'commune'] as const;

export type TerritoryType = (typeof TERRITORY_TYPES)[number];

/** A typed reference. Codes of regions and départements collide, so that a bare code means nothing. */
export type TerritoryRef =
  'france' | `region-${string}` | `departement-${string}` | `epci-${string}` | `commune-${string}`;

/** A territory of the present edition of the official geographic code. */
export interface Territory {
  readonly ref: TerritoryRef;
  readonly type: TerritoryType;
  /** Official code; `france` for France. */
  readonly code: string;
  readonly nom: string;
  /** Inhabitants (municipal population); null when the source gives none. */
  readonly population: number | null;
  /** What contains it, narrow to wide. An EPCI on several départements is contained in none of them. */
  readonly parents: readonly TerritoryRef[];
  /** For a commune. */
  readonly codesPostaux?: readonly string[];
}

/** Where a commune lies. */
export interface CommunePlace {
  readonly commune: TerritoryRef;
  /** Null for the communes outside any EPCI (a few islands, the overseas collectivities). */
  readonly epci: TerritoryRef | null;
  readonly departement: TerritoryRef;
  /** The source gives each overseas collectivity a region of its own, with the code and name of the collectivity: `region-975`. */
  readonly region: TerritoryRef;
}

/** What a commune code means today. */
export type ResolvedCommune =
  | {
      readonly code: string;
      readonly nom: string;
      readonly via: 'actuelle' | 'arrondissement' | 'deleguee' | 'associee' | 'ancienne';
    }
  /** A former commune that was split: the sender alone knows which of these is meant. */
  | { readonly ambiguous: readonly string[] };
