import { genres, type Valeur } from '@maillage/nomenclatures';
import type { Activity } from './activity.js';

// The list of a later version: in another order, and with one more code. What is imported below is made from it.
(genres.valeurs as Valeur[])
  .reverse()
  .push({ code: 'autre', libelle: { fr: 'Autre', en: 'Other' } });
const { ledgerExtended } = await import('./activity.events.js');

const activity: Activity = {
  type: 'collectif',
  date: '2026-03-14',
  duree: 90,
  type_lieu: 'lieu_activite',
  lieu_code_insee: '62041',
  thematiques: ['email'],
  materiel: [],
  tags: [],
  beneficiaires: {
    total: 6,
    genres: { masculin: 2, feminin: 4, non_communique: 0 },
    tranches_age: {
      moins_de_douze: 0,
      douze_dix_huit: 0,
      dix_huit_vingt_quatre: 0,
      vingt_cinq_trente_neuf: 0,
      quarante_cinquante_neuf: 0,
      soixante_soixante_neuf: 0,
      soixante_dix_plus: 5,
      non_communique: 1,
    },
    statuts: { scolarise: 0, sans_emploi: 0, en_emploi: 0, retraite: 5, non_communique: 1 },
  },
};

it('an event states its codes once, and counts in their order', () => {
  const at = new Date('2026-03-15T08:00:00Z');
  const { message } = ledgerExtended('s', 1, [{ activityId: 'a', after: activity }], at);
  const facts = message.changes[0]?.after;
  const byCode = (codes: readonly string[], counts: readonly number[] = []) =>
    Object.fromEntries(codes.map((code, index) => [code, counts[index]]));
  const { genres: genders, tranches_age: ages, statuts: statuses } = activity.beneficiaires;
  expect(message.genderCodes).toEqual(['non_communique', 'feminin', 'masculin', 'autre']);
  expect(byCode(message.genderCodes, facts?.genders)).toEqual({ ...genders, autre: 0 });
  expect(byCode(message.ageCodes, facts?.ages)).toEqual(ages);
  expect(byCode(message.statusCodes, facts?.statuses)).toEqual(statuses);
});
