import type { Cell, Column } from '@maillage/files';
import { genres, type Nomenclature, statuts, tranchesAge } from '@maillage/nomenclatures';
import type { Listing } from '@maillage/platform';
import { ACTIVITY_FORMATS, type ActivityDto } from './activity.dto.js';

type PlainField = Exclude<keyof ActivityDto, 'beneficiaires'>;
type Counts = 'genres' | 'tranches_age' | 'statuts';

const field = (name: PlainField, kind?: 'day' | 'instant'): Column<ActivityDto> => ({
  name,
  ...(kind === undefined ? {} : { kind }),
  value: (activity): Cell => activity[name],
});

/** A column for each code, so that a spreadsheet can add them up. */
const counts = (name: Counts, { valeurs }: Nomenclature): Column<ActivityDto>[] =>
  valeurs.map(({ code, libelle }) => ({
    name: `${name}_${code}`,
    description: `participations : ${libelle.fr}`,
    value: ({ beneficiaires }): Cell => beneficiaires?.[name]?.[code],
  }));

/** How the ledger is listed: all fields of an activity, the participations spread over columns. */
export const ACTIVITY_LISTING: Listing<ActivityDto> = {
  name: 'activites',
  formats: ACTIVITY_FORMATS,
  columns: [
    ...(['id', 'source', 'source_id', 'type'] as const).map((name) => field(name)),
    field('date', 'day'),
    ...(
      [
        'duree',
        'type_lieu',
        'lieu_id',
        'lieu_code_insee',
        'lieu_code_postal',
        'lieu_commune',
        'mediateur_ref',
        'structure_siret',
        'thematiques',
        'materiel',
        'autonomie',
        'oriente_vers_structure',
        'structure_de_redirection',
        'precisions_demarche',
        'titre_atelier',
        'niveau_atelier',
        'tags',
      ] as const
    ).map((name) => field(name)),
    {
      name: 'beneficiaires_total',
      description: 'participations',
      value: ({ beneficiaires }): Cell => beneficiaires?.total,
    },
    ...counts('genres', genres),
    ...counts('tranches_age', tranchesAge),
    ...counts('statuts', statuts),
    {
      name: 'beneficiaires_refs',
      description: 'pseudonymes des personnes connues',
      value: ({ beneficiaires }): Cell => beneficiaires?.refs,
    },
    field('version'),
    field('creation', 'instant'),
    field('modification', 'instant'),
  ],
  keyOf: ({ id }) => [id],
};
