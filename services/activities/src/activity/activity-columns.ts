import { genres, type Nomenclature, statuts, tranchesAge } from '@maillage/nomenclatures';

/** What a column holds: a code or words, a number, true or false, several codes, several words, a day, an instant. */
export type ColumnKind = 'text' | 'number' | 'flag' | 'codes' | 'words' | 'day' | 'instant';

/** A column of activities as they are exported and read again. */
export interface ActivityColumn {
  readonly name: string;
  /** Where its value stands in an activity. */
  readonly path: readonly string[];
  readonly kind: ColumnKind;
  /** In French, where the name does not say it. */
  readonly description?: string;
  /** Set for what we say of an activity and its source does not. */
  readonly isOurs?: true;
}

const field = (name: string, kind: ColumnKind = 'text'): ActivityColumn => ({
  name,
  path: [name],
  kind,
});
const ours = (name: string, kind: ColumnKind = 'text'): ActivityColumn => ({
  ...field(name, kind),
  isOurs: true,
});
const ofBeneficiaries = (
  name: string,
  path: readonly string[],
  kind: ColumnKind,
  description: string,
): ActivityColumn => ({ name, path: ['beneficiaires', ...path], kind, description });

/** A column for each code, so that a spreadsheet can add them up. */
const counts = (list: string, { valeurs }: Nomenclature): ActivityColumn[] =>
  valeurs.map(({ code, libelle }) =>
    ofBeneficiaries(`${list}_${code}`, [list, code], 'number', `participations : ${libelle.fr}`),
  );

/** All fields of an activity, the participations spread over columns. */
export const ACTIVITY_COLUMNS: readonly ActivityColumn[] = [
  ours('id'),
  ours('source'),
  field('source_id'),
  field('type'),
  field('date', 'day'),
  field('duree', 'number'),
  field('type_lieu'),
  field('lieu_id'),
  field('lieu_code_insee'),
  field('lieu_code_postal'),
  field('lieu_commune'),
  field('mediateur_ref'),
  field('structure_siret'),
  field('thematiques', 'codes'),
  field('materiel', 'codes'),
  field('autonomie'),
  field('oriente_vers_structure', 'flag'),
  field('structure_de_redirection'),
  field('precisions_demarche'),
  field('titre_atelier'),
  field('niveau_atelier'),
  field('tags', 'words'),
  ofBeneficiaries('beneficiaires_total', ['total'], 'number', 'participations'),
  ...counts('genres', genres),
  ...counts('tranches_age', tranchesAge),
  ...counts('statuts', statuts),
  ofBeneficiaries('beneficiaires_refs', ['refs'], 'words', 'pseudonymes des personnes connues'),
  ours('version', 'number'),
  ours('creation', 'instant'),
  ours('modification', 'instant'),
];
