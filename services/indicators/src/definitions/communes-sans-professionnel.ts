import { define } from './definition.js';

export const communesSansProfessionnel = define({
  id: 'communes_sans_professionnel',
  version: 1,
  titre: { fr: 'Communes sans professionnel', en: 'Communes without a professional' },
  unite: 'commune',
  population: 'Communes du territoire, selon le code officiel géographique en vigueur.',
  formule: 'Nombre de communes où aucun poste n’est pourvu à la fin de la période (ou à ce jour).',
  source: 'Annuaire des professionnels de Maillage ; code officiel géographique de l’Insee.',
  dimensions: [],
  inputs: { communes: { of: 'communes' }, pourvues: { of: 'stock', stock: 'communes_pourvues' } },
  fold: ({ communes, pourvues }) => communes - pourvues,
});
