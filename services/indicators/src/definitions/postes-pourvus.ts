import { define } from './definition.js';

export const postesPourvus = define({
  id: 'postes_pourvus',
  version: 1,
  titre: { fr: 'Postes pourvus', en: 'Posts that are filled' },
  unite: 'poste',
  population: 'Postes de professionnels dans les structures du territoire.',
  formule:
    'Nombre de postes tenus par quelqu’un à la fin de la période (ou à ce jour) : du premier au dernier jour du poste, tant que la structure est ouverte et que la personne est dans le réseau. Un poste est compté dans la commune de sa structure ; ce qui n’est pas renseigné compte en « non_renseigne ».',
  source: 'Annuaire des professionnels de Maillage.',
  dimensions: ['dispositif', 'contrat', 'financement'],
  inputs: { postes: { of: 'stock', stock: 'postes' } },
  fold: ({ postes }) => postes,
});
