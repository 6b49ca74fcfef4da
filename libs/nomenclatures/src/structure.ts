/** Code lists of the structures that stand behind places and posts. Ours, until the field publishes one. */
import { nomenclature } from './nomenclature.js';

const VERSION = '1';

export const typesStructure = nomenclature(
  'type_structure',
  VERSION,
  { fr: 'Types de structure', en: 'Kinds of organisation' },
  [
    { code: 'commune', libelle: { fr: 'Commune', en: 'Commune' } },
    {
      code: 'epci',
      libelle: {
        fr: 'Intercommunalité à fiscalité propre (EPCI)',
        en: 'Intercommunal body (EPCI)',
      },
    },
    { code: 'departement', libelle: { fr: 'Département', en: 'Département' } },
    { code: 'region', libelle: { fr: 'Région', en: 'Region' } },
    { code: 'etat', libelle: { fr: 'État et ses services', en: 'State and its services' } },
    {
      code: 'ccas',
      libelle: {
        fr: 'Centre communal ou intercommunal d’action sociale',
        en: 'Municipal social welfare centre',
      },
    },
    {
      code: 'groupement',
      libelle: {
        fr: 'Syndicat mixte, groupement d’intérêt public',
        en: 'Joint public body',
      },
    },
    {
      code: 'etablissement_public',
      libelle: { fr: 'Autre établissement public', en: 'Other public establishment' },
    },
    { code: 'association', libelle: { fr: 'Association', en: 'Voluntary association' } },
    {
      code: 'entreprise_sociale',
      libelle: {
        fr: 'Entreprise de l’économie sociale et solidaire',
        en: 'Social enterprise',
      },
    },
    { code: 'entreprise', libelle: { fr: 'Autre entreprise', en: 'Other company' } },
    { code: 'france_services', libelle: { fr: 'France services', en: 'France services centre' } },
    {
      code: 'caf',
      libelle: { fr: 'Caisse d’allocations familiales', en: 'Family allowance fund' },
    },
    {
      code: 'cpam',
      libelle: { fr: 'Caisse primaire d’assurance maladie', en: 'Health insurance fund' },
    },
    {
      code: 'msa',
      libelle: { fr: 'Mutualité sociale agricole', en: 'Agricultural social insurance fund' },
    },
    { code: 'la_poste', libelle: { fr: 'La Poste', en: 'La Poste' } },
    { code: 'france_travail', libelle: { fr: 'France Travail', en: 'Employment agency' } },
    { code: 'autre', libelle: { fr: 'Autre', en: 'Other' } },
  ],
);

/** Why a structure goes without a number of a register. */
export const raisonsSansIdentifiant = nomenclature(
  'sans_identifiant',
  VERSION,
  { fr: 'Raisons de l’absence d’identifiant', en: 'Reasons for having no identifier' },
  [
    { code: 'inconnu', libelle: { fr: 'Inconnu de la source', en: 'Unknown to the source' } },
    {
      code: 'invalide',
      libelle: {
        fr: 'Celui que donne la source n’en est pas un',
        en: 'What the source gives is none',
      },
    },
    {
      code: 'en_creation',
      libelle: { fr: 'Structure en cours de création', en: 'Being founded' },
    },
    {
      code: 'sans_personnalite_juridique',
      libelle: {
        fr: 'Collectif sans personnalité juridique',
        en: 'Group without legal personality',
      },
    },
  ],
);
