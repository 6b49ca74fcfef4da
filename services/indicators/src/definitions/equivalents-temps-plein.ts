import { define } from './definition.js';

export const equivalentsTempsPlein = define({
  id: 'equivalents_temps_plein',
  version: 1,
  titre: { fr: 'Équivalents temps plein', en: 'Full-time equivalents' },
  unite: 'équivalent temps plein',
  population: 'Postes pourvus des structures du territoire dont la quotité est connue.',
  formule:
    'Somme des quotités des postes pourvus à la fin de la période (ou à ce jour), à deux décimales. Un poste sans quotité connue n’y entre pas.',
  source: 'Annuaire des professionnels de Maillage.',
  dimensions: ['dispositif', 'contrat', 'financement'],
  inputs: { milliemes: { of: 'stock', stock: 'etp_milliemes' } },
  fold: ({ milliemes }) => Math.round(milliemes / 10) / 100,
});
