import { define } from './definition.js';

export const lieux = define({
  id: 'lieux',
  version: 1,
  titre: { fr: 'Lieux de médiation numérique', en: 'Digital mediation places' },
  unite: 'lieu',
  population: "Lieux inscrits à l'annuaire.",
  formule:
    "Nombre de lieux inscrits à la fin de la période (ou à ce jour, si elle n'est pas finie). Un lieu à plusieurs services ou typologies compte une fois dans chacun ; la fraîcheur est l'âge de la dernière mise à jour à ce même jour.",
  source:
    'Annuaire des lieux de Maillage (standard national des lieux de médiation numérique 1.0.2).',
  dimensions: ['services', 'typologie', 'fraicheur'],
  inputs: { lieux: { of: 'stock', stock: 'lieux' } },
  fold: ({ lieux: count }) => count,
});
