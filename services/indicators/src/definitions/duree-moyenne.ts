import { define } from './definition.js';

export const dureeMoyenne = define({
  id: 'duree_moyenne',
  version: 1,
  titre: { fr: "Durée moyenne d'une activité", en: 'Mean duration of an activity' },
  unite: 'minute',
  population:
    'Activités inscrites au registre et non retirées, datées de la période, dans les communes du territoire.',
  formule:
    "Somme des durées en minutes divisée par le nombre d'activités, à une décimale ; sans valeur quand il n'y en a aucune.",
  source:
    'Registre des activités de Maillage, poussé par les partenaires (vocabulaire de La Coop).',
  dimensions: ['type', 'type_lieu', 'thematique'],
  inputs: {
    minutes: { of: 'activites', measure: 'minutes' },
    activites: { of: 'activites', measure: 'activities' },
  },
  fold: ({ minutes, activites }) =>
    activites === 0 ? null : Math.round((minutes / activites) * 10) / 10,
});
