/** A place of work of a structure under the number of the structure. */
export interface Antenna {
  readonly id: string;
  readonly nom: string;
  readonly adresse?: string;
  /** Its id in the source that lists it as a line of its own. */
  readonly source_id?: string;
}

/** How a structure ended. */
export interface Closing {
  /** Civil date, YYYY-MM-DD. */
  readonly date: string;
  readonly successeur_id?: string;
}

/** A structure as its source describes it, under the names of the API; what is not said is absent. */
export interface Structure {
  readonly siret?: string;
  /** Where no establishment is known. */
  readonly siren?: string;
  readonly rna?: string;
  readonly ridet?: string;
  readonly sans_identifiant?: { readonly raison: string };
  readonly nom: string;
  /** Code of `typesStructure`. */
  readonly type?: string;
  /** INSEE's legal category, four digits. */
  readonly categorie?: string;
  readonly adresse?: string;
  readonly complement_adresse?: string;
  readonly code_postal?: string;
  readonly commune?: string;
  /** INSEE code in force today. */
  readonly code_insee?: string;
  readonly parent_id?: string;
  readonly antennes?: readonly Antenna[];
  readonly sites?: readonly string[];
  /** Civil date, YYYY-MM-DD. */
  readonly ouverture?: string;
  readonly fermeture?: Closing;
}

type Field = keyof Structure;

/** The fields, in the order of the API and of its tables. */
export const FIELDS = [
  'siret',
  'siren',
  'rna',
  'ridet',
  'sans_identifiant',
  'nom',
  'type',
  'categorie',
  'adresse',
  'complement_adresse',
  'code_postal',
  'commune',
  'code_insee',
  'parent_id',
  'antennes',
  'sites',
  'ouverture',
  'fermeture',
] as const satisfies readonly Field[];

/** Numbers of registers, the one that counts first. */
export const NUMBERS = ['siret', 'siren', 'rna', 'ridet'] as const satisfies readonly Field[];

/** Fields that say where a structure is. */
export const WHERE = [
  'adresse',
  'complement_adresse',
  'code_postal',
  'commune',
  'code_insee',
] as const satisfies readonly Field[];

/** A structure and where it lies, as far as that is known. */
export interface LocatedStructure {
  readonly structure: Structure;
  /** INSEE code of the present commune. */
  readonly commune?: string | undefined;
  /** Typed reference of the département. */
  readonly departement?: string | undefined;
  /** Civil date on which it was confirmed by itself. */
  readonly checkedOn?: string | undefined;
}

/** A structure as the directory holds it. */
export interface KnownStructure extends LocatedStructure {
  readonly id: string;
  readonly source: string;
  /** Id given by the source. */
  readonly sourceId: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly isWithdrawn: boolean;
  /** Id of the structure that stands for it since they were merged; it is not shown meanwhile. */
  readonly mergedInto?: string | undefined;
}

/** The number by which places name a structure, as the standard calls it; undefined without one. */
export function pivotOf(structure: Structure): string | undefined {
  return NUMBERS.flatMap((name) => structure[name] ?? [])[0];
}

/** The same object in the order of `FIELDS`, without its undefined properties. */
export function inOrder(fields: { readonly [F in Field]?: Structure[F] | undefined }): Structure {
  return Object.fromEntries(
    FIELDS.flatMap((field) => (fields[field] === undefined ? [] : [[field, fields[field]]])),
  ) as unknown as Structure;
}
