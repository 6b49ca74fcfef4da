import { define, ratio } from './definition.js';

export const partAideAdministrative = define({
  id: 'part_aide_administrative',
  version: 1,
  titre: {
    fr: "Part de l'aide aux démarches administratives",
    en: 'Share of help with administrative procedures',
  },
  unite: 'proportion (0 à 1)',
  population:
    'Activités inscrites au registre et non retirées, datées de la période, dans les communes du territoire.',
  formule:
    "Nombre d'activités dont une thématique est « aide_aux_demarches_administratives », divisé par le nombre d'activités, à quatre décimales ; sans valeur quand il n'y en a aucune.",
  source:
    'Registre des activités de Maillage, poussé par les partenaires (vocabulaire de La Coop).',
  dimensions: ['type'],
  inputs: {
    aide: { of: 'thematiques', measure: 'activities', only: 'aide_aux_demarches_administratives' },
    activites: { of: 'activites', measure: 'activities' },
  },
  fold: ({ aide, activites }) => ratio(aide, activites),
});
