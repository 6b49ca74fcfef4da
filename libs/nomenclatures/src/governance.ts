/** Code lists of governances and their roadmaps: MIN's where it has one (interop.md, annex B), ours elsewhere. */
import { nomenclature } from './nomenclature.js';

const MIN = 'MIN 2026';
const VERSION = '1';

export const statutsMembre = nomenclature(
  'statut_membre',
  MIN,
  { fr: 'Statuts des membres d’une gouvernance', en: 'Statuses of the members of a governance' },
  [
    { code: 'candidat', libelle: { fr: 'Candidat', en: 'Candidate' } },
    { code: 'confirme', libelle: { fr: 'Confirmé', en: 'Confirmed' } },
    {
      code: 'supprimer',
      libelle: { fr: 'Retiré', en: 'Withdrawn' },
      variantes: ['supprime'],
    },
  ],
);

export const rolesMembreGouvernance = nomenclature(
  'role_membre_gouvernance',
  MIN,
  { fr: 'Rôles des membres d’une gouvernance', en: 'Roles of the members of a governance' },
  [
    { code: 'coporteur', libelle: { fr: 'Coporteur', en: 'Co-lead' } },
    { code: 'cofinanceur', libelle: { fr: 'Cofinanceur', en: 'Co-funder' } },
    { code: 'recipiendaire', libelle: { fr: 'Récipiendaire', en: 'Recipient' } },
    { code: 'beneficiaire', libelle: { fr: 'Bénéficiaire', en: 'Beneficiary' } },
    { code: 'observateur', libelle: { fr: 'Observateur', en: 'Observer' } },
  ],
);

export const perimetresFeuille = nomenclature(
  'perimetre_feuille_de_route',
  MIN,
  { fr: 'Périmètres des feuilles de route', en: 'Scopes of roadmaps' },
  [
    { code: 'departemental', libelle: { fr: 'Départemental', en: 'Of a département' } },
    {
      code: 'groupementsDeCommunes',
      libelle: { fr: 'Groupements de communes', en: 'Of groups of communes' },
    },
    { code: 'regional', libelle: { fr: 'Régional', en: 'Regional' } },
  ],
);

export const statutsFeuille = nomenclature(
  'statut_feuille_de_route',
  VERSION,
  { fr: 'Statuts des feuilles de route', en: 'Statuses of roadmaps' },
  [
    { code: 'brouillon', libelle: { fr: 'Brouillon', en: 'Draft' } },
    { code: 'proposee', libelle: { fr: 'Proposée', en: 'Proposed' } },
    { code: 'adoptee', libelle: { fr: 'Adoptée', en: 'Adopted' } },
    { code: 'amendee', libelle: { fr: 'Amendée', en: 'Amended' } },
  ],
);

export const naturesAxe = nomenclature(
  'nature_axe',
  VERSION,
  { fr: 'Ce que transforme un axe', en: 'What an axis transforms' },
  [
    { code: 'territoire', libelle: { fr: 'Le territoire', en: 'The territory' } },
    { code: 'collectivite', libelle: { fr: 'La collectivité', en: 'The local authority' } },
    { code: 'competences', libelle: { fr: 'Les compétences', en: 'Skills' } },
  ],
);

export const statutsAction = nomenclature(
  'statut_action',
  VERSION,
  { fr: 'Statuts des actions', en: 'Statuses of actions' },
  [
    { code: 'a_venir', libelle: { fr: 'À venir', en: 'To come' } },
    { code: 'en_cours', libelle: { fr: 'En cours', en: 'Under way' } },
    { code: 'realisee', libelle: { fr: 'Réalisée', en: 'Done' } },
    { code: 'en_pause', libelle: { fr: 'En pause', en: 'Paused' } },
    { code: 'bloquee', libelle: { fr: 'Bloquée', en: 'Blocked' } },
    { code: 'abandonnee', libelle: { fr: 'Abandonnée', en: 'Given up' } },
    { code: 'a_discuter', libelle: { fr: 'À discuter', en: 'To be discussed' } },
  ],
);

export const rythmesAction = nomenclature(
  'rythme_action',
  VERSION,
  { fr: 'Rythmes des actions', en: 'Rhythms of actions' },
  [
    { code: 'ponctuelle', libelle: { fr: 'Une fois', en: 'Once' } },
    { code: 'annuelle', libelle: { fr: 'Chaque année', en: 'Every year' } },
    { code: 'permanente', libelle: { fr: 'En continu', en: 'Permanent' } },
  ],
);

export const statutsSubvention = nomenclature(
  'statut_subvention',
  MIN,
  { fr: 'Statuts des demandes de subvention', en: 'Statuses of requests for grants' },
  [
    { code: 'deposee', libelle: { fr: 'Déposée', en: 'Filed' } },
    { code: 'enCours', libelle: { fr: 'En cours d’instruction', en: 'Being examined' } },
    { code: 'acceptee', libelle: { fr: 'Acceptée', en: 'Accepted' } },
    { code: 'refusee', libelle: { fr: 'Refusée', en: 'Refused' } },
  ],
);

export const typesComite = nomenclature(
  'type_comite',
  MIN,
  { fr: 'Types de comité', en: 'Kinds of committee' },
  [
    { code: 'strategique', libelle: { fr: 'Stratégique', en: 'Strategic' } },
    { code: 'technique', libelle: { fr: 'Technique', en: 'Technical' } },
    { code: 'consultatif', libelle: { fr: 'Consultatif', en: 'Consultative' } },
    { code: 'autre', libelle: { fr: 'Autre', en: 'Other' } },
  ],
);

export const frequencesComite = nomenclature(
  'frequence_comite',
  MIN,
  { fr: 'Fréquences des comités', en: 'Frequencies of committees' },
  [
    { code: 'mensuelle', libelle: { fr: 'Mensuelle', en: 'Monthly' } },
    { code: 'trimestrielle', libelle: { fr: 'Trimestrielle', en: 'Quarterly' } },
    { code: 'semestrielle', libelle: { fr: 'Semestrielle', en: 'Every six months' } },
    { code: 'annuelle', libelle: { fr: 'Annuelle', en: 'Yearly' } },
  ],
);

export const besoins = nomenclature(
  'besoin',
  MIN,
  { fr: 'Besoins auxquels répond une action', en: 'Needs that an action answers' },
  [
    {
      code: 'etablir_un_diagnostic_territorial',
      libelle: { fr: 'Établir un diagnostic territorial', en: 'Make a territorial diagnosis' },
    },
    {
      code: 'co_construire_la_feuille_de_route',
      libelle: { fr: 'Co-construire la feuille de route', en: 'Build the roadmap together' },
    },
    {
      code: 'rediger_la_feuille_de_route',
      libelle: { fr: 'Rédiger la feuille de route', en: 'Write the roadmap' },
    },
    { code: 'appui_juridique', libelle: { fr: 'Appui juridique', en: 'Legal support' } },
    {
      code: 'structurer_un_fonds',
      libelle: { fr: 'Structurer un fonds', en: 'Set up a fund' },
    },
    {
      code: 'monter_dossiers_de_subvention',
      libelle: { fr: 'Monter des dossiers de subvention', en: 'Apply for grants' },
    },
    {
      code: 'animer_la_gouvernance',
      libelle: { fr: 'Animer la gouvernance', en: 'Run the governance' },
    },
    {
      code: 'structurer_une_filiere_de_reconditionnement',
      libelle: {
        fr: 'Structurer une filière de reconditionnement',
        en: 'Set up the refurbishing of equipment',
      },
    },
    {
      code: 'collecter_des_donnees_territoriales',
      libelle: { fr: 'Collecter des données territoriales', en: 'Collect data of the territory' },
    },
    {
      code: 'sensibiliser_les_acteurs_aux_outils_existants',
      libelle: {
        fr: 'Sensibiliser les acteurs aux outils existants',
        en: 'Make existing tools known',
      },
    },
    {
      code: 'appuyer_la_certification_qualiopi',
      libelle: { fr: 'Appuyer la certification Qualiopi', en: 'Support Qualiopi certification' },
    },
  ],
);
