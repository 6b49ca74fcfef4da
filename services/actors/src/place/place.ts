import type { Cell, Column as TableColumn } from '@maillage/files';
import { doubtOfPoint } from '@maillage/territories';

/**
 * A place as its source describes it: the 32 fields of the national standard v1.0.2, under the standard's names.
 * What a source left empty is absent; lists hold each value once, codes in the standard's spelling.
 */
export interface Place {
  /** Identifier given by the source: unique inside it, not ours. */
  readonly id: string;
  /** SIRET, RNA or RIDET; `UNKNOWN_PIVOT` is how the field writes "unknown". */
  readonly pivot: string;
  readonly nom: string;
  readonly commune: string;
  readonly code_postal: string;
  /** INSEE code in force today: a commune, or an arrondissement of Paris, Lyon or Marseille. */
  readonly code_insee: string;
  readonly adresse: string;
  readonly complement_adresse?: string;
  /** Degrees, WGS84. */
  readonly latitude?: number;
  readonly longitude?: number;
  readonly typologie?: readonly string[];
  readonly telephone?: string;
  readonly courriels?: readonly string[];
  readonly site_web?: readonly string[];
  /** OpenStreetMap `opening_hours`. */
  readonly horaires?: string;
  readonly presentation_resume?: string;
  readonly presentation_detail?: string;
  readonly source?: string;
  readonly itinerance?: readonly string[];
  readonly structure_parente?: string;
  /** YYYY-MM-DD; `UNKNOWN_DATE` stands in files for "unknown". */
  readonly date_maj: string;
  readonly services?: readonly string[];
  readonly publics_specifiquement_adresses?: readonly string[];
  readonly prise_en_charge_specifique?: readonly string[];
  readonly frais_a_charge?: readonly string[];
  readonly dispositif_programmes_nationaux?: readonly string[];
  readonly formations_labels?: readonly string[];
  readonly autres_formations_labels?: readonly string[];
  readonly modalites_acces?: readonly string[];
  readonly modalites_accompagnement?: readonly string[];
  readonly fiche_acces_libre?: string;
  readonly prise_rdv?: string;
}

export type Column = keyof Place;

/** The standard's columns, in its order. */
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
] as const satisfies readonly Column[];

/**
 * A place as a row of the standard: its 32 columns in order, empty where the place says nothing. Reading the row again
 * gives the same place.
 */
export const PLACE_COLUMNS: readonly TableColumn<Place>[] = COLUMNS.map((name) => ({
  name,
  ...(name === 'date_maj' ? { kind: 'day' as const } : {}),
  value: (place): Cell => place[name],
}));

/** Columns the standard requires. `code_insee` is not one of them: postal code and name may stand for it. */
export const REQUIRED_COLUMNS = [
  'id',
  'pivot',
  'nom',
  'commune',
  'code_postal',
  'adresse',
  'date_maj',
] as const satisfies readonly Column[];

export const UNKNOWN_PIVOT = '00000000000000';

/** What the national conversion tool writes where a source gave no date (2 983 of 3 535 published places). */
export const UNKNOWN_DATE = '1970-01-01';

/** The day the source last updated the place, or those concerned confirmed it; undefined when neither is known. */
export function updatedOn(place: Place, checkedOn?: string): string | undefined {
  const updated = place.date_maj === UNKNOWN_DATE ? undefined : place.date_maj;
  return [updated, checkedOn]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
}

/** Since when a place is closed, and who said so: the source, whose next files may open it again, or somebody by hand. */
export interface Closure {
  /** Civil date. */
  readonly on: string;
  readonly by: 'source' | 'main';
  readonly why?: string;
}

type Point = Pick<Place, 'latitude' | 'longitude'>;

/** What speaks against the point of a place: its numbers lie the other way round, or it is far from its commune. */
export const POINT_DOUBTS = ['inversee', 'eloignee'] as const;
export type PointDoubt = (typeof POINT_DOUBTS)[number];

const NAMES = { swapped_point: 'inversee', far_point: 'eloignee' } as const;

/** What speaks against the point of a place in a commune; undefined where nothing does, or there is no point. */
export function doubtOf({ latitude, longitude }: Point, commune: string): PointDoubt | undefined {
  if (latitude === undefined || longitude === undefined) return undefined;
  const doubt = doubtOfPoint({ latitude, longitude }, commune);
  return doubt && NAMES[doubt.kind];
}

/** A point as it is compared; `''` for none. */
export const pointText = ({ latitude, longitude }: Point): string =>
  latitude === undefined || longitude === undefined ? '' : `${latitude},${longitude}`;
