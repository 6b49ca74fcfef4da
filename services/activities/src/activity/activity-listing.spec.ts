import { ACTIVITY_COLUMNS } from './activity-columns.js';
import type { ActivityDto } from './activity.dto.js';
import { listingFor, participationsOf } from './activity.mapping.dto.js';

/** The head of the export. Sheets and programs hold to it: a column is added at the right, and none ever moves or goes. */
const GOLDEN = [
  ...['id', 'source', 'source_id', 'type', 'date', 'duree', 'type_lieu', 'lieu_id'],
  ...['lieu_code_insee', 'lieu_code_postal', 'lieu_commune', 'mediateur_ref', 'structure_siret'],
  ...['thematiques', 'materiel', 'autonomie', 'oriente_vers_structure'],
  ...['structure_de_redirection', 'precisions_demarche', 'titre_atelier', 'niveau_atelier'],
  ...['tags', 'beneficiaires_total', 'genres_masculin', 'genres_feminin', 'genres_non_communique'],
  ...['tranches_age_moins_de_douze', 'tranches_age_douze_dix_huit'],
  ...['tranches_age_dix_huit_vingt_quatre', 'tranches_age_vingt_cinq_trente_neuf'],
  ...['tranches_age_quarante_cinquante_neuf', 'tranches_age_soixante_soixante_neuf'],
  ...['tranches_age_soixante_dix_plus', 'tranches_age_non_communique'],
  ...['statuts_scolarise', 'statuts_sans_emploi', 'statuts_en_emploi', 'statuts_retraite'],
  ...['statuts_non_communique', 'beneficiaires_refs', 'version', 'creation', 'modification'],
];

const WORKSHOP = {
  id: 'a',
  source_id: 's-1',
  type: 'collectif',
  beneficiaires: {
    total: 3,
    genres: { feminin: 3, masculin: 0, non_communique: 0 },
    statuts: { retraite: 2, en_emploi: 0, non_communique: 1 },
    refs: ['p-1', 'p-2'],
  },
} as unknown as ActivityDto;

const textsOf = (
  query: Parameters<typeof listingFor>[0],
  row: ActivityDto,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    listingFor(query).columns.map(({ name, value }) => [name, value(row)] as const),
  );

describe('the columns of activities', () => {
  const names = ACTIVITY_COLUMNS.map(({ name }) => name);

  it('stay where they are', () => {
    expect(names).toEqual(GOLDEN);
  });

  it('are the same by participation, with one more at the right', () => {
    const { columns } = listingFor({ lignes: 'participations' });
    expect(columns.map(({ name }) => name)).toEqual([...names, 'participation']);
  });
});

describe('the participations of an activity', () => {
  it('are as many as it counts, add up to it, and say what holds for all of them alone', () => {
    const rows = participationsOf(WORKSHOP).map((row) =>
      textsOf({ lignes: 'participations' }, row),
    );
    expect(rows).toHaveLength(3);
    const shared = {
      ...{ source_id: 's-1', type: 'collectif', beneficiaires_total: 1 },
      ...{ genres_feminin: 1, genres_masculin: 0, statuts_en_emploi: 0 },
      ...{ statuts_retraite: undefined, statuts_non_communique: undefined },
    };
    expect(rows).toMatchObject([
      { ...shared, participation: 1, beneficiaires_refs: ['p-1'] },
      { ...shared, participation: 2, beneficiaires_refs: ['p-2'] },
      { ...shared, participation: 3, beneficiaires_refs: undefined },
    ]);
  });

  it('are asked for in tables alone', () => {
    expect(() => listingFor({ lignes: 'participations', format: 'json' })).toThrow('csv');
    expect(listingFor({ lignes: 'activites', format: 'json' }).name).toBe('activites');
  });
});
