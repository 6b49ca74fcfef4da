import { define } from './definition.js';

export const participants = define({
  id: 'participants',
  version: 1,
  titre: {
    fr: 'Participants par genre, âge et statut',
    en: 'Participants by gender, age and status',
  },
  unite: 'participation',
  population:
    'Participations aux activités inscrites et non retirées, datées de la période, dans les communes du territoire.',
  formule:
    "Somme des participations, par genre, tranche d'âge ou statut tels qu'ils ont été déclarés ; ce qui ne l'a pas été compte en « non_communique ». Une personne venue deux fois compte deux fois.",
  source:
    'Registre des activités de Maillage, poussé par les partenaires (vocabulaire de La Coop).',
  dimensions: ['genre', 'tranche_age', 'statut', 'type', 'type_lieu', 'thematique'],
  inputs: { participations: { of: 'activites', measure: 'participants' } },
  fold: ({ participations }) => participations,
});
