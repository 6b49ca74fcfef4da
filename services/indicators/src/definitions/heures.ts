import { define } from './definition.js';

export const heures = define({
  id: 'heures',
  version: 1,
  titre: { fr: 'Heures de médiation', en: 'Hours of mediation' },
  unite: 'heure',
  population:
    'Activités inscrites au registre et non retirées, datées de la période, dans les communes du territoire.',
  formule:
    "Somme des durées des activités en minutes, divisée par 60, à deux décimales. C'est le temps des médiateurs : un atelier d'une heure à six participants compte une heure.",
  source:
    'Registre des activités de Maillage, poussé par les partenaires (vocabulaire de La Coop).',
  dimensions: ['type', 'type_lieu', 'thematique'],
  inputs: { minutes: { of: 'activites', measure: 'minutes' } },
  fold: ({ minutes }) => Math.round((minutes / 60) * 100) / 100,
});
