import { define } from './definition.js';

export const activites = define({
  id: 'activites',
  version: 1,
  titre: { fr: 'Activités de médiation', en: 'Mediation activities' },
  unite: 'activité',
  population:
    'Activités inscrites au registre et non retirées, datées de la période, dans les communes du territoire.',
  formule:
    "Nombre d'activités. Par thématique, une activité compte une fois dans chacune des siennes : les thématiques ne s'additionnent pas.",
  source:
    'Registre des activités de Maillage, poussé par les partenaires (vocabulaire de La Coop).',
  dimensions: ['type', 'type_lieu', 'thematique'],
  inputs: { activites: { of: 'activites', measure: 'activities' } },
  fold: ({ activites: count }) => count,
});
