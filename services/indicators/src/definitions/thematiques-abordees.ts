import { define } from './definition.js';

export const thematiquesAbordees = define({
  id: 'thematiques_abordees',
  version: 1,
  titre: { fr: 'Thématiques abordées', en: 'Themes addressed' },
  unite: 'mention',
  population:
    'Thématiques des activités inscrites et non retirées, datées de la période, dans les communes du territoire.',
  formule:
    'Nombre de mentions : une activité à trois thématiques en compte trois. Les mentions par thématique s’additionnent.',
  source:
    'Registre des activités de Maillage, poussé par les partenaires (vocabulaire de La Coop).',
  dimensions: ['thematique', 'type'],
  inputs: { mentions: { of: 'thematiques', measure: 'activities' } },
  fold: ({ mentions }) => mentions,
});
