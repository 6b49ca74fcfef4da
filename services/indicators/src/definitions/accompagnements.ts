import { define } from './definition.js';

export const accompagnements = define({
  id: 'accompagnements',
  version: 1,
  titre: { fr: 'Accompagnements', en: 'Instances of support' },
  unite: 'accompagnement',
  population:
    'Participations aux activités inscrites et non retirées, datées de la période, dans les communes du territoire.',
  formule:
    "Somme des participations : une personne venue à deux activités compte deux fois. Par thématique, une participation compte dans chacune de celles de l'activité : les thématiques ne s'additionnent pas.",
  source:
    'Registre des activités de Maillage, poussé par les partenaires (vocabulaire de La Coop).',
  dimensions: ['type', 'type_lieu', 'thematique'],
  inputs: { participations: { of: 'activites', measure: 'participants' } },
  fold: ({ participations }) => participations,
});
