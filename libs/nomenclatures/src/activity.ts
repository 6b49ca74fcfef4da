/**
 * The vocabulary in which mediators report activities: values and labels of La Coop de la médiation numérique,
 * public API v1. Values are exchanged exactly as published there.
 */
import { nomenclature, type CodeOf } from './nomenclature.js';

export const COOP_VERSION = 'coop-v1';
const NON_COMMUNIQUE = {
  code: 'non_communique',
  libelle: { fr: 'Non communiqué', en: 'Not disclosed' },
} as const;

export const typesActivite = nomenclature(
  'type_activite',
  COOP_VERSION,
  { fr: 'Types d’activité', en: 'Kinds of activity' },
  [
    { code: 'individuel', libelle: { fr: 'Accompagnement individuel', en: 'One-to-one support' } },
    { code: 'collectif', libelle: { fr: 'Atelier collectif', en: 'Group workshop' } },
  ],
);
export type TypeActivite = CodeOf<typeof typesActivite>;

export const typesLieu = nomenclature(
  'type_lieu',
  COOP_VERSION,
  { fr: 'Types de lieu', en: 'Kinds of place' },
  [
    { code: 'lieu_activite', libelle: { fr: 'Lieu d’activité', en: 'Place of activity' } },
    { code: 'domicile', libelle: { fr: 'À domicile', en: 'At home' } },
    { code: 'a_distance', libelle: { fr: 'À distance', en: 'Remote' } },
    { code: 'autre', libelle: { fr: 'Autre lieu', en: 'Elsewhere' } },
  ],
);
export type TypeLieu = CodeOf<typeof typesLieu>;

export const autonomies = nomenclature(
  'autonomie',
  COOP_VERSION,
  { fr: 'Niveaux d’autonomie', en: 'Levels of autonomy' },
  [
    {
      code: 'entierement_accompagne',
      libelle: { fr: 'Entièrement accompagné', en: 'Fully supported' },
    },
    {
      code: 'partiellement_autonome',
      libelle: { fr: 'Partiellement autonome', en: 'Partly autonomous' },
    },
    { code: 'autonome', libelle: { fr: 'Autonome', en: 'Autonomous' } },
  ],
);
export type Autonomie = CodeOf<typeof autonomies>;

export const structuresDeRedirection = nomenclature(
  'structure_de_redirection',
  COOP_VERSION,
  { fr: 'Structures de redirection', en: 'Where people are referred to' },
  [
    {
      code: 'operateur_ou_organisme_en_charge',
      libelle: { fr: 'Opérateur ou organisme en charge', en: 'Operator or body in charge' },
    },
    {
      code: 'aide_aux_demarches_administratives',
      libelle: {
        fr: 'Aide aux démarches administratives',
        en: 'Help with administrative procedures',
      },
    },
    { code: 'administration', libelle: { fr: 'Administration', en: 'Public administration' } },
    {
      code: 'mediation_numerique',
      libelle: { fr: 'Médiation numérique', en: 'Digital mediation' },
    },
    { code: 'aide_sociale', libelle: { fr: 'Aide sociale', en: 'Social assistance' } },
    {
      code: 'insertion_professionnelle',
      libelle: { fr: 'Insertion professionnelle', en: 'Access to employment' },
    },
    { code: 'autre', libelle: { fr: 'Autre', en: 'Other' } },
  ],
);
export type StructureDeRedirection = CodeOf<typeof structuresDeRedirection>;

export const materiels = nomenclature(
  'materiel',
  COOP_VERSION,
  { fr: 'Matériels utilisés', en: 'Equipment used' },
  [
    { code: 'ordinateur', libelle: { fr: 'Ordinateur', en: 'Computer' } },
    { code: 'telephone', libelle: { fr: 'Téléphone', en: 'Telephone' } },
    { code: 'tablette', libelle: { fr: 'Tablette', en: 'Tablet' } },
    { code: 'autre', libelle: { fr: 'Autre', en: 'Other' } },
    { code: 'aucun', libelle: { fr: 'Pas de matériel', en: 'None' } },
  ],
);
export type Materiel = CodeOf<typeof materiels>;

export const niveauxAtelier = nomenclature(
  'niveau_atelier',
  COOP_VERSION,
  { fr: 'Niveaux d’atelier', en: 'Workshop levels' },
  [
    { code: 'debutant', libelle: { fr: 'Débutant', en: 'Beginner' } },
    { code: 'intermediaire', libelle: { fr: 'Intermédiaire', en: 'Intermediate' } },
    { code: 'avance', libelle: { fr: 'Avancé', en: 'Advanced' } },
  ],
);
export type NiveauAtelier = CodeOf<typeof niveauxAtelier>;

export const genres = nomenclature('genre', COOP_VERSION, { fr: 'Genres', en: 'Genders' }, [
  { code: 'masculin', libelle: { fr: 'Masculin', en: 'Male' } },
  { code: 'feminin', libelle: { fr: 'Féminin', en: 'Female' } },
  NON_COMMUNIQUE,
]);
export type Genre = CodeOf<typeof genres>;

export const tranchesAge = nomenclature(
  'tranche_age',
  COOP_VERSION,
  { fr: 'Tranches d’âge', en: 'Age brackets' },
  [
    {
      code: 'moins_de_douze',
      libelle: { fr: 'Moins de 12 ans', en: 'Under 12' },
      age_min: 0,
      age_max: 11,
    },
    // La Coop's keys read "12 to 18" and "18 to 24": people who are 18 are in the second.
    {
      code: 'douze_dix_huit',
      libelle: { fr: '12 – 17 ans', en: '12 – 17' },
      age_min: 12,
      age_max: 17,
    },
    {
      code: 'dix_huit_vingt_quatre',
      libelle: { fr: '18 – 24 ans', en: '18 – 24' },
      age_min: 18,
      age_max: 24,
    },
    {
      code: 'vingt_cinq_trente_neuf',
      libelle: { fr: '25 – 39 ans', en: '25 – 39' },
      age_min: 25,
      age_max: 39,
    },
    {
      code: 'quarante_cinquante_neuf',
      libelle: { fr: '40 – 59 ans', en: '40 – 59' },
      age_min: 40,
      age_max: 59,
    },
    {
      code: 'soixante_soixante_neuf',
      libelle: { fr: '60 – 69 ans', en: '60 – 69' },
      age_min: 60,
      age_max: 69,
    },
    {
      code: 'soixante_dix_plus',
      libelle: { fr: '70 ans et plus', en: '70 and over' },
      age_min: 70,
    },
    NON_COMMUNIQUE,
  ],
);
export type TrancheAge = CodeOf<typeof tranchesAge>;

export const statuts = nomenclature('statut', COOP_VERSION, { fr: 'Statuts', en: 'Statuses' }, [
  { code: 'scolarise', libelle: { fr: 'Scolarisé', en: 'In education' } },
  { code: 'sans_emploi', libelle: { fr: 'Sans emploi', en: 'Out of work' } },
  { code: 'en_emploi', libelle: { fr: 'En emploi', en: 'In work' } },
  { code: 'retraite', libelle: { fr: 'Retraité', en: 'Retired' } },
  NON_COMMUNIQUE,
]);
export type Statut = CodeOf<typeof statuts>;

export const classesDuree = nomenclature(
  'classe_duree',
  COOP_VERSION,
  { fr: 'Classes de durée', en: 'Duration classes' },
  [
    {
      code: '30',
      libelle: { fr: 'Moins de 30 min', en: 'Under 30 min' },
      minutes_min: 0,
      minutes_max: 30,
    },
    {
      code: '60',
      libelle: { fr: '30 min à 1 h', en: '30 min to 1 h' },
      minutes_min: 30,
      minutes_max: 60,
    },
    {
      code: '120',
      libelle: { fr: '1 h à 2 h', en: '1 h to 2 h' },
      minutes_min: 60,
      minutes_max: 120,
    },
    { code: 'more', libelle: { fr: '2 h et plus', en: '2 h and over' }, minutes_min: 120 },
  ],
);
export type ClasseDuree = CodeOf<typeof classesDuree>;
