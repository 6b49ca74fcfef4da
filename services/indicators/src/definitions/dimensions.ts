import type { Message } from '@maillage/kernel';
import {
  certifications,
  contrats,
  dispositifsPoste,
  financements,
  fraicheurs,
  genres,
  type Nomenclature,
  profils,
  services,
  statuts,
  thematiques,
  tranchesAge,
  typesActivite,
  typesLieu,
  typesStructure,
  typologies,
} from '@maillage/nomenclatures';

/** What a figure can be broken down by, and the values that appear in every breakdown, in this order. */
export const DIMENSIONS = {
  type: typesActivite,
  type_lieu: typesLieu,
  thematique: thematiques,
  genre: genres,
  tranche_age: tranchesAge,
  statut: statuts,
  services,
  typologie: typologies,
  fraicheur: fraicheurs,
  type_structure: typesStructure,
  dispositif: dispositifsPoste,
  contrat: contrats,
  financement: financements,
  profil: profils,
  certification: certifications,
} as const satisfies Readonly<Record<string, Nomenclature>>;

export type DimensionId = keyof typeof DIMENSIONS;

/** What stands for a value that nobody stated; it is in no nomenclature. */
export const NOT_STATED = {
  code: 'non_renseigne',
  libelle: { fr: 'Non renseigné', en: 'Not stated' },
} as const;

/** A value of a dimension in words; undefined for a code that is not known. */
export function wordsOf(dimension: DimensionId, code: string): Message | undefined {
  const values: readonly { readonly code: string; readonly libelle: Message }[] = [
    ...DIMENSIONS[dimension].valeurs,
    NOT_STATED,
  ];
  return values.find((value) => value.code === code)?.libelle;
}

export const DIMENSION_IDS = Object.keys(DIMENSIONS) as DimensionId[];

/**
 * What may be crossed: the rollups keep type with place kind, and type with theme; either with one way of counting
 * participants. Stocks are counted along one axis at a time.
 */
const ACTIVITY_AXES: readonly (readonly DimensionId[])[] = [
  [],
  ['type'],
  ['type_lieu'],
  ['type', 'type_lieu'],
  ['thematique'],
  ['thematique', 'type'],
];
const PARTICIPANT_AXES: readonly (readonly DimensionId[])[] = [
  [],
  ['genre'],
  ['tranche_age'],
  ['statut'],
];
export const STOCK_AXES: readonly (readonly DimensionId[])[] = [
  ['services'],
  ['typologie'],
  ['fraicheur'],
  ['type_structure'],
  ['dispositif'],
  ['contrat'],
  ['financement'],
  ['profil'],
  ['certification'],
];

const CROSSES = [
  ...PARTICIPANT_AXES.flatMap((one) => ACTIVITY_AXES.map((axes) => [...axes, ...one])),
  ...STOCK_AXES,
];

/** Every breakdown that an indicator with these dimensions can be asked for; the first is none. */
export function crossesOf(dimensions: readonly DimensionId[]): (readonly DimensionId[])[] {
  return CROSSES.filter((cross) => cross.every((one) => dimensions.includes(one)));
}
