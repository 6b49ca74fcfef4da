/** Code lists of posts. Contracts, schemes and funding that Mon Inclusion Numérique knows bear its codes; the others are ours. */
import { nomenclature } from './nomenclature.js';

const VERSION = '1';

export const contrats = nomenclature(
  'contrat',
  VERSION,
  { fr: 'Contrats', en: 'Kinds of contract' },
  [
    { code: 'CDD', libelle: { fr: 'Contrat à durée déterminée', en: 'Fixed-term contract' } },
    { code: 'CDI', libelle: { fr: 'Contrat à durée indéterminée', en: 'Permanent contract' } },
    { code: 'CDP', libelle: { fr: 'Contrat de projet', en: 'Project contract' } },
    {
      code: 'PEC',
      libelle: { fr: 'Parcours emploi compétences', en: 'Subsidised contract (PEC)' },
    },
    {
      code: 'titulaire',
      libelle: { fr: 'Agent titulaire de la fonction publique', en: 'Tenured civil servant' },
    },
    { code: 'mandat_electif', libelle: { fr: 'Mandat électif', en: 'Elected office' } },
    { code: 'benevolat', libelle: { fr: 'Bénévolat', en: 'Volunteering' } },
    { code: 'autre', libelle: { fr: 'Autre', en: 'Other' } },
  ],
);

/** Schemes under which posts stand; the first three are the kinds of post of Mon Inclusion Numérique. */
export const dispositifsPoste = nomenclature(
  'dispositif_poste',
  VERSION,
  { fr: 'Dispositifs des postes', en: 'Schemes of posts' },
  [
    { code: 'conum', libelle: { fr: 'Conseiller numérique', en: 'Digital adviser' } },
    {
      code: 'coordo',
      libelle: {
        fr: 'Coordinateur de conseillers numériques',
        en: 'Coordinator of digital advisers',
      },
    },
    { code: 'dns', libelle: { fr: 'DNS', en: 'DNS' } },
    { code: 'france_services', libelle: { fr: 'France services', en: 'France services' } },
    { code: 'aidants_connect', libelle: { fr: 'Aidants Connect', en: 'Aidants Connect' } },
    { code: 'droit_commun', libelle: { fr: 'Hors dispositif', en: 'No scheme' } },
  ],
);

/** Funding of posts: the labels of the State's budget lines, as published. */
export const financements = nomenclature(
  'financement',
  VERSION,
  { fr: 'Financements des postes', en: 'Funding of posts' },
  [
    'Conseiller Numérique - initiale - État',
    'Conseiller Numérique - Plan France Relance - État',
    'Conseiller Numérique - Renouvellement - État',
    'Formation Aidant Numérique/Aidants Connect - 2024 - État',
    'Ingénierie France Numérique Ensemble - 2024 - État',
    'Fonds propres',
    'Autre',
  ].map((code) => ({ code, libelle: { fr: code, en: code } })),
);
