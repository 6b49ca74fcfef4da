/** Themes of an activity, La Coop de la médiation numérique, public API v1: 19 general ones, then 11 administrative ones. */
import { COOP_VERSION } from './activity.js';
import { nomenclature, type CodeOf } from './nomenclature.js';

export const thematiques = nomenclature(
  'thematique',
  COOP_VERSION,
  { fr: 'Thématiques', en: 'Themes' },
  [
    {
      code: 'diagnostic_numerique',
      libelle: { fr: 'Diagnostic numérique', en: 'Digital skills check' },
    },
    {
      code: 'prendre_en_main_du_materiel',
      libelle: { fr: 'Prendre en main du matériel', en: 'Getting started with a device' },
    },
    {
      code: 'maintenance_de_materiel',
      libelle: { fr: 'Maintenance de matériel', en: 'Maintaining a device' },
    },
    {
      code: 'gere_ses_contenus_numeriques',
      libelle: { fr: 'Gérer ses contenus numériques', en: 'Managing digital content' },
    },
    {
      code: 'navigation_sur_internet',
      libelle: { fr: 'Navigation sur internet', en: 'Browsing the web' },
    },
    { code: 'email', libelle: { fr: 'E-mail', en: 'E-mail' } },
    { code: 'bureautique', libelle: { fr: 'Bureautique', en: 'Office software' } },
    {
      code: 'reseaux_sociaux',
      libelle: { fr: 'Réseaux sociaux communication', en: 'Social networks and communication' },
    },
    { code: 'sante', libelle: { fr: 'Santé', en: 'Health' } },
    {
      code: 'banque_et_achats_en_ligne',
      libelle: { fr: 'Banque et achats en ligne', en: 'Online banking and shopping' },
    },
    {
      code: 'entrepreneuriat',
      libelle: { fr: 'Accompagner un professionnel', en: 'Supporting a business owner' },
    },
    {
      code: 'insertion_professionnelle',
      libelle: { fr: 'Insertion professionnelle', en: 'Access to employment' },
    },
    {
      code: 'securite_numerique',
      libelle: { fr: 'Prévention en sécurité numérique', en: 'Online safety' },
    },
    { code: 'parentalite', libelle: { fr: 'Parentalité', en: 'Parenting' } },
    {
      code: 'scolarite_et_numerique',
      libelle: { fr: 'Scolarité et numérique', en: 'Schooling and digital tools' },
    },
    {
      code: 'creer_avec_le_numerique',
      libelle: { fr: 'Créer avec le numérique', en: 'Digital creation' },
    },
    { code: 'culture_numerique', libelle: { fr: 'Culture numérique', en: 'Digital culture' } },
    {
      code: 'intelligence_artificielle',
      libelle: { fr: 'Intelligence artificielle (IA)', en: 'Artificial intelligence (AI)' },
    },
    {
      code: 'aide_aux_demarches_administratives',
      libelle: {
        fr: 'Aide aux démarches administratives',
        en: 'Help with administrative procedures',
      },
    },
    {
      code: 'papiers_elections_citoyennete',
      libelle: { fr: 'Papiers - Élections - Citoyenneté', en: 'Papers, elections, citizenship' },
      administrative: true,
    },
    {
      code: 'famille_scolarite',
      libelle: { fr: 'Famille - Scolarité', en: 'Family, schooling' },
      administrative: true,
    },
    {
      code: 'social_sante',
      libelle: { fr: 'Social - Santé', en: 'Social and health matters' },
      administrative: true,
    },
    {
      code: 'travail_formation',
      libelle: { fr: 'Travail - Formation - Entreprise', en: 'Work, training, business' },
      administrative: true,
    },
    { code: 'logement', libelle: { fr: 'Logement', en: 'Housing' }, administrative: true },
    {
      code: 'transports_mobilite',
      libelle: { fr: 'Transports - Mobilité', en: 'Transport, mobility' },
      administrative: true,
    },
    {
      code: 'argent_impots',
      libelle: { fr: 'Argent - Impôts', en: 'Money, taxes' },
      administrative: true,
    },
    { code: 'justice', libelle: { fr: 'Justice', en: 'Justice' }, administrative: true },
    {
      code: 'etrangers_europe',
      libelle: { fr: 'Étrangers - Europe', en: 'Foreign nationals, Europe' },
      administrative: true,
    },
    {
      code: 'loisirs_sports_culture',
      libelle: { fr: 'Loisirs - Sports - Culture', en: 'Leisure, sports, culture' },
      administrative: true,
    },
    {
      code: 'associations',
      libelle: { fr: 'Associations', en: 'Voluntary associations' },
      administrative: true,
    },
  ],
);
export type Thematique = CodeOf<typeof thematiques>;
