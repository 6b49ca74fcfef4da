import { define } from './definition.js';

export const professionnels = define({
  id: 'professionnels',
  version: 1,
  titre: { fr: 'Professionnels en poste', en: 'Professionals in post' },
  unite: 'personne',
  population: 'Personnes qui tiennent au moins un poste dans une structure du territoire.',
  formule:
    'Nombre de personnes en poste à la fin de la période (ou à ce jour), chacune une fois par territoire quel que soit le nombre de ses postes : les communes ne s’additionnent donc pas. Une personne à plusieurs profils ou certifications compte une fois dans chacun, tels qu’ils sont connus aujourd’hui.',
  source: 'Annuaire des professionnels de Maillage.',
  dimensions: ['profil', 'certification'],
  inputs: { professionnels: { of: 'stock', stock: 'professionnels' } },
  fold: ({ professionnels: count }) => count,
});
