import type {
  Autonomie,
  Genre,
  Materiel,
  NiveauAtelier,
  Statut,
  StructureDeRedirection,
  Thematique,
  TrancheAge,
  TypeActivite,
  TypeLieu,
} from '@maillage/nomenclatures';

/** Who took part: counts of participations; each distribution adds up to `total`. */
export interface Beneficiaries {
  readonly total: number;
  readonly genres: Readonly<Record<Genre, number>>;
  readonly tranches_age: Readonly<Record<TrancheAge, number>>;
  readonly statuts: Readonly<Record<Statut, number>>;
  /** Known people: the source's own references as it sends them, pseudonyms as they are kept. */
  readonly refs?: readonly string[];
}

/** An activity as it is kept: La Coop's words, every count complete, codes of today. */
export interface Activity {
  readonly type: TypeActivite;
  readonly date: string;
  readonly duree: number;
  readonly type_lieu: TypeLieu;
  readonly lieu_id?: string;
  /** INSEE code of the present commune. */
  readonly lieu_code_insee: string;
  readonly lieu_code_postal?: string;
  readonly lieu_commune?: string;
  /** Pseudonym of who led it. */
  readonly mediateur?: string;
  readonly structure_siret?: string;
  readonly thematiques: readonly Thematique[];
  readonly materiel: readonly Materiel[];
  readonly autonomie?: Autonomie;
  readonly oriente_vers_structure?: boolean;
  readonly structure_de_redirection?: StructureDeRedirection;
  readonly precisions_demarche?: string;
  readonly titre_atelier?: string;
  readonly niveau_atelier?: NiveauAtelier;
  readonly tags: readonly string[];
  readonly beneficiaires: Beneficiaries;
}

/** An activity as its source sends it: people under the source's own references. It is written nowhere. */
export interface SentActivity extends Omit<Activity, 'mediateur'> {
  readonly mediateur_ref?: string;
}

/** What a fence looks at in an activity: the same words as `FencedRow` of the platform. */
export interface FencedRow {
  readonly source: string;
  readonly commune: string;
  readonly structure: string | undefined;
}

export function fencedRow(
  source: string,
  { lieu_code_insee: commune, structure_siret: structure }: Activity,
): FencedRow {
  return { source, commune, structure };
}
