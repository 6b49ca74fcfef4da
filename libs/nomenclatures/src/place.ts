/**
 * Code lists of the national standard of digital mediation places, v1.0.2. The values come from the national
 * library; added here are English labels, and the spellings under which real files carry them.
 */
import {
  DispositifProgrammeNational,
  FormationLabel,
  Frais,
  Itinerance,
  ModaliteAcces,
  ModaliteAccompagnement,
  PriseEnChargeSpecifique,
  PublicSpecifiquementAdresse,
  Service,
} from '@gouvfr-anct/lieux-de-mediation-numerique';
import { type Libelle, type Nomenclature, type Valeur } from './nomenclature.js';

export const PLACE_STANDARD_VERSION = '1.0.2';

/** A list with French labels as its codes. `english` must name every key of the library's list: the compiler checks it. */
function standardList<K extends string>(
  code: string,
  titre: Libelle,
  published: Readonly<Record<K, string>>,
  english: Readonly<Record<K, string>>,
  adjust: (value: Valeur) => Valeur = (value) => value,
): Nomenclature {
  const keys = Object.keys(published) as K[];
  const valeurs = keys.map((key) =>
    adjust({ code: published[key], libelle: { fr: published[key], en: english[key] } }),
  );
  return { code, version: PLACE_STANDARD_VERSION, titre, valeurs };
}

export const services = standardList('services', { fr: 'Services', en: 'Services' }, Service, {
  MaterielInformatiqueAPrixSolidaire: 'Affordable computer equipment',
  AideAuxDemarchesAdministratives: 'Help with administrative procedures',
  MaitriseDesOutilsNumeriquesDuQuotidien: 'Mastering everyday digital tools',
  InsertionProfessionnelleViaLeNumerique: 'Access to employment through digital tools',
  UtilisationSecuriseeDuNumerique: 'Safe use of digital tools',
  ParentaliteEtEducationAvecLeNumerique: 'Parenting and education with digital tools',
  LoisirsEtCreationsNumeriques: 'Digital leisure and creation',
  ComprehensionDuMondeNumerique: 'Understanding the digital world',
  AccesInternetEtMaterielInformatique: 'Internet access and computer equipment',
});

export const publics = standardList(
  'publics_specifiquement_adresses',
  { fr: 'Publics spécifiquement adressés', en: 'Audiences specifically addressed' },
  PublicSpecifiquementAdresse,
  {
    Jeunes: 'Young people',
    Etudiants: 'Students',
    FamillesEnfants: 'Families and children',
    Seniors: 'Older people',
    Femmes: 'Women',
  },
);

export const prisesEnCharge = standardList(
  'prise_en_charge_specifique',
  { fr: 'Prises en charge spécifiques', en: 'Specific support' },
  PriseEnChargeSpecifique,
  {
    Surdite: 'Deafness',
    HandicapsMoteurs: 'Motor disabilities',
    HandicapsMentaux: 'Intellectual disabilities',
    Illettrisme: 'Illiteracy',
    LanguesEtrangeresAnglais: 'Foreign languages (English)',
    LanguesEtrangeresAutre: 'Foreign languages (others)',
    DeficienceVisuelle: 'Visual impairment',
  },
);

export const frais = standardList('frais_a_charge', { fr: 'Frais à charge', en: 'Fees' }, Frais, {
  Gratuit: 'Free',
  GratuitSousCondition: 'Free under conditions',
  Payant: 'Fee-paying',
});

export const itinerances = standardList(
  'itinerance',
  { fr: 'Itinérance', en: 'Mobility' },
  Itinerance,
  {
    Itinerant: 'Mobile',
    Fixe: 'Fixed',
  },
);

export const dispositifs = standardList(
  'dispositif_programmes_nationaux',
  { fr: 'Dispositifs et programmes nationaux', en: 'National schemes and programmes' },
  DispositifProgrammeNational,
  {
    AidantsConnect: 'Aidants Connect',
    BibliothequesNumeriqueDeReference: 'Reference digital libraries',
    CertificationPIX: 'Pix certification',
    ConseillersNumeriques: 'Digital advisers',
    EmmausConnect: 'Emmaüs Connect',
    FranceServices: 'France Services',
    GrandeEcoleDuNumerique: 'Grande école du numérique',
    LaCroixRouge: 'Red Cross',
    PointNumeriqueCAF: 'CAF digital access point',
    PromeneursDuNet: 'Promeneurs du net',
    RelaisNumeriqueEmmausConnect: 'Digital relay (Emmaüs Connect)',
  },
);

export const labels = standardList(
  'formations_labels',
  { fr: 'Formations et labels', en: 'Training and labels' },
  FormationLabel,
  {
    FormeAMonEspaceSante: 'Trained on “Mon Espace Santé”',
    FormeADuplex: 'Trained on “DUPLEX” (illiteracy)',
    ArniaMednum: 'Arnia/MedNum BFC (Bourgogne-Franche-Comté)',
    CollectifRessourcesEtActeursReemploi: 'Reuse resources and actors collective (Normandy)',
    EtapesNumeriques: 'Étapes numériques (La Poste)',
    FabriquesDeTerritoire: 'Fabriques de Territoire',
    LesEclaireurs: 'Les Éclaireurs du numérique (Drôme)',
    MesPapiers: 'Mes Papiers (Lyon metropolitan area)',
    Ordi3: 'ORDI 3.0',
    SudLabs: 'SUD LABS (PACA)',
  },
  // The standard's schema writes La Poste's label without a space and refuses the library's spelling:
  // the schema's form is the code, since exports must be valid; the library's is the readable label and a variant.
  (value) =>
    value.code === (FormationLabel.EtapesNumeriques as string)
      ? { ...value, code: 'Étapes numériques(La Poste)', variantes: [value.code] }
      : value,
);

export const modalitesAcces = standardList(
  'modalites_acces',
  { fr: 'Modalités d’accès', en: 'Ways to reach the place' },
  ModaliteAcces,
  {
    SePresenter: 'Walk in',
    Telephoner: 'Telephone',
    ContacterParMail: 'Contact by e-mail',
    PrescriptionParMail: 'E-mail with a referral form',
    PrendreRdvEnLigne: 'Book online',
    PasDePublic: 'This place does not receive the public',
  },
);

export const modalitesAccompagnement = standardList(
  'modalites_accompagnement',
  { fr: 'Modalités d’accompagnement', en: 'Ways of support' },
  ModaliteAccompagnement,
  {
    EnAutonomie: 'On one’s own',
    AccompagnementIndividuel: 'One-to-one support',
    DansUnAtelier: 'In a group workshop',
    ADistance: 'Remote',
  },
);
