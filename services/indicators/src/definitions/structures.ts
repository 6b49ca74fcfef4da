import { define } from './definition.js';

export const structures = define({
  id: 'structures',
  version: 1,
  titre: { fr: 'Structures', en: 'Structures' },
  unite: 'structure',
  population: 'Structures inscrites à l’annuaire et non fermées, dans les communes du territoire.',
  formule:
    'Nombre de structures à la fin de la période (ou à ce jour, si elle n’est pas finie), du jour où chacune est inscrite à celui de sa fermeture, ou de l’annonce de celle-ci si elle vient plus tard. Une structure sans commune connue ne compte nulle part.',
  source: 'Annuaire des structures de Maillage.',
  dimensions: ['type_structure'],
  inputs: { structures: { of: 'stock', stock: 'structures' } },
  fold: ({ structures: count }) => count,
});
