import { readFileSync } from 'node:fs';
import { create, fromBinary } from '@bufbuild/protobuf';
import { LedgerExtendedSchema } from '@maillage/contracts';
import { genres, statuts, tranchesAge, type Valeur } from '@maillage/nomenclatures';

// The lists of a later version: each reversed, genders with one more code. What is imported below is made from them.
for (const list of [genres, tranchesAge, statuts]) (list.valeurs as Valeur[]).reverse();
(genres.valeurs as Valeur[]).unshift({ code: 'autre', libelle: { fr: 'Autre', en: 'Other' } });
const { ancestryOf } = await import('./ancestry.js');
const { incrementsOf } = await import('./increments.js');
const { MEASURES } = await import('./measures.js');

const recorded = (file: string) => {
  const path = `test/fixtures/events/activities.ledger.extended.v1${file}.json`;
  const { data } = JSON.parse(readFileSync(path, 'utf8')) as { data: string };
  return fromBinary(LedgerExtendedSchema, Buffer.from(data, 'base64'));
};
/** What the first activity of an event counts, by measure. */
const countedOf = (event: ReturnType<typeof recorded>): Record<string, number | undefined> => {
  const [first] = incrementsOf(event, ancestryOf);
  return Object.fromEntries(MEASURES.map((name, index) => [name, first?.measures[index]]));
};

it('really has other lists', () => {
  expect(MEASURES.slice(3, 7)).toEqual([
    'genre_autre',
    'genre_non_communique',
    'genre_feminin',
    'genre_masculin',
  ]);
});

it.each(['', '.codes'])('counts recorded events as before (example%s)', (file) => {
  expect(countedOf(recorded(file))).toEqual({
    activities: 1,
    minutes: 90,
    participants: 6,
    genre_autre: 0,
    genre_masculin: 2,
    genre_feminin: 4,
    genre_non_communique: 0,
    age_moins_de_douze: 0,
    age_douze_dix_huit: 0,
    age_dix_huit_vingt_quatre: 0,
    age_vingt_cinq_trente_neuf: 0,
    age_quarante_cinquante_neuf: 0,
    age_soixante_soixante_neuf: 0,
    age_soixante_dix_plus: 5,
    age_non_communique: 1,
    statut_scolarise: 0,
    statut_sans_emploi: 0,
    statut_en_emploi: 0,
    statut_retraite: 5,
    statut_non_communique: 1,
  });
});

// The version before refuses it (event-codes.spec.ts): replayed here, it counts.
it('counts by a code it has come to know', () => {
  const after = { commune: '62041', participants: 3, genders: [1, 2], ages: [3], statuses: [3] };
  const event = create(LedgerExtendedSchema, {
    changes: [{ activityId: 'a', after }],
    genderCodes: ['feminin', 'autre'],
    ageCodes: ['non_communique'],
    statusCodes: ['non_communique'],
  });
  expect(countedOf(event)).toMatchObject({
    genre_feminin: 1,
    genre_autre: 2,
    genre_masculin: 0,
    age_non_communique: 3,
  });
});
