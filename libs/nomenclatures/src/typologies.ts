/** Kinds of place (92), national standard of places: the library holds the codes, this file the labels. */
import { Typologie } from '@gouvfr-anct/lieux-de-mediation-numerique';
import { type Libelle, type Nomenclature } from './nomenclature.js';
import { PLACE_STANDARD_VERSION } from './place.js';

/** French labels as the library's comments give them, with its slips corrected. The type asks for every code. */
const labelled: Readonly<Record<keyof typeof Typologie, readonly [fr: string, en: string]>> = {
  ACI: ['Structures porteuses d’ateliers et chantiers d’insertion', 'Work-integration workshop'],
  ACIPHC: [
    'SIAE — Atelier chantier d’insertion premières heures en chantier',
    'Work-integration workshop, first hours',
  ],
  AFPA: [
    'Agence nationale pour la formation professionnelle des adultes',
    'National adult vocational training agency',
  ],
  AI: ['Associations intermédiaires', 'Intermediary employment association'],
  ASE: ['Aide sociale à l’enfance', 'Child welfare services'],
  ASSO: ['Associations', 'Voluntary association'],
  ASSO_CHOMEUR: ['Associations de chômeurs', 'Association of jobseekers'],
  AUTRE: ['Autre', 'Other'],
  AVIP: ['Crèche à vocation d’insertion professionnelle', 'Nursery supporting parents into work'],
  BIB: ['Bibliothèque / Médiathèque', 'Library, media library'],
  CAARUD: [
    'Centre d’accueil et d’accompagnement à la réduction de risques pour usagers de drogues',
    'Harm-reduction centre for drug users',
  ],
  CADA: ['Centres d’accueil de demandeurs d’asile', 'Reception centre for asylum seekers'],
  CAF: ['Caisses d’allocations familiales', 'Family allowance fund'],
  CAP_EMPLOI: ['Cap Emploi', 'Employment agency for disabled people'],
  CAVA: ['Centres d’adaptation à la vie active', 'Centre for adaptation to working life'],
  CC: ['Communautés de communes', 'Community of communes'],
  CCAS: ['Centres communaux d’action sociale', 'Municipal social action centre'],
  CCONS: ['Chambres consulaires', 'Chamber of commerce, trades or agriculture'],
  CD: ['Conseils Départementaux', 'Département council'],
  CDAS: ['Centre départemental d’action sociale', 'Département social action centre'],
  CFP: ['Centre des finances publiques', 'Public finance centre'],
  CHRS: [
    'Centres d’hébergement et de réinsertion sociale',
    'Accommodation and social rehabilitation centre',
  ],
  CHU: ['Centres d’hébergement d’urgence', 'Emergency accommodation centre'],
  CIAS: ['Centres intercommunaux d’action sociale', 'Inter-municipal social action centre'],
  CIDFF: [
    'Centres d’information sur les droits des femmes et des familles',
    'Information centre on the rights of women and families',
  ],
  CITMET: ['Cité des métiers', 'Careers information centre'],
  CMP: ['Centre Médico Psychologique', 'Medico-psychological centre'],
  CMS: ['Centre médico-social', 'Medico-social centre'],
  CPAM: ['Caisse primaire d’assurance maladie', 'Health insurance office'],
  CPH: ['Centres provisoires d’hébergement', 'Temporary accommodation centre for refugees'],
  CS: ['Centre social', 'Social centre'],
  CSAPA: [
    'Centre de soins, d’accompagnement et de prévention en addictologie',
    'Addiction care and prevention centre',
  ],
  CSC: ['Centre socioculturel', 'Socio-cultural centre'],
  DEETS: [
    'Directions de l’Economie, de l’Emploi, du Travail et des Solidarités',
    'Directorate for the economy, employment, labour and solidarity',
  ],
  DEPT: ['Services sociaux du Conseil départemental', 'Social services of the département'],
  DIPLP: [
    'Délégation interministérielle à la prévention et à la lutte contre la pauvreté',
    'Interministerial delegation against poverty',
  ],
  E2C: ['École de la deuxième chance', 'Second chance school'],
  EA: ['Entreprise adaptée', 'Adapted enterprise'],
  EATT: ['Entreprise adaptée de travail temporaire', 'Adapted temporary-work enterprise'],
  EI: ['Entreprises d’insertion', 'Work-integration enterprise'],
  EITI: [
    'Entreprises d’insertion par le travail indépendant',
    'Work-integration enterprise for the self-employed',
  ],
  ENM: ['Espace Numérique Mobile', 'Mobile digital space'],
  EPCI: ['Intercommunalité', 'Inter-municipal body'],
  EPI: ['Espace Public Internet', 'Public internet space'],
  EPIDE: [
    'Établissement pour l’insertion dans l’emploi',
    'Institute for integration into employment',
  ],
  EPN: ['Espace public numérique', 'Public digital space'],
  ES: ['Épicerie solidaire', 'Solidarity grocery'],
  ESAT: ['Établissements ou services d’aide par le travail', 'Sheltered work centre'],
  ESS: [
    'Entreprise de l’économie sociale et solidaire',
    'Social and solidarity economy enterprise',
  ],
  ETTI: ['Entreprises de travail temporaire d’insertion', 'Temporary-work integration enterprise'],
  EVS: ['Espace de vie sociale', 'Community life space'],
  FABLAB: ['Fablab', 'Fab lab'],
  FABRIQUE: ['Fabrique', 'Fabrique (local innovation hub)'],
  FAIS: [
    'Fédérations d’acteurs de l’insertion et de la solidarité',
    'Federation for inclusion and solidarity',
  ],
  FT: ['France travail', 'France Travail (public employment service)'],
  GEIQ: [
    'Groupements d’employeurs pour l’insertion et la qualification',
    'Employers’ group for integration and qualification',
  ],
  HUDA: [
    'Hébergement d’urgence pour demandeurs d’asile',
    'Emergency accommodation for asylum seekers',
  ],
  LA_POSTE: ['La Poste', 'Post office'],
  MDE: ['Maison de l’emploi', 'Employment centre'],
  MDH: ['Maison des Habitants', 'Residents’ centre'],
  MDEF: ['Maison de l’emploi et de la formation', 'Employment and training centre'],
  MDPH: [
    'Maison Départementale des Personnes Handicapées',
    'Département centre for disabled people',
  ],
  MDS: ['Maison Départementale des Solidarités', 'Département solidarity centre'],
  MJC: ['Maison des jeunes et de la culture', 'Youth and culture centre'],
  ML: ['Mission Locale', 'Local mission for young people'],
  MQ: ['Maison de quartier', 'Neighbourhood centre'],
  MSA: ['Mutualité Sociale Agricole', 'Agricultural social insurance'],
  MSAP: ['Maison de Services Au Public', 'Public services centre'],
  MUNI: ['Municipalités', 'Municipality'],
  OACAS: [
    'Structures agréées Organisme d’accueil communautaire et d’activité solidaire',
    'Community reception and solidarity body',
  ],
  ODC: ['Organisation délégataire d’un CD', 'Body delegated by a département council'],
  OF: ['Organisme de formation', 'Training body'],
  OIL: ['Opérateur d’intermédiation locative', 'Rental intermediation operator'],
  OPCS: ['Organisation porteuse de la clause sociale', 'Body in charge of social clauses'],
  PAD: ['Point d’Accès au Droit', 'Legal access point'],
  PENSION: ['Pension de famille', 'Family boarding house'],
  PI: ['Point info', 'Information point'],
  PIJ_BIJ: ['Points et bureaux information jeunesse', 'Youth information point'],
  PIMMS: ['Point Information Médiation Multi Services', 'Multi-service mediation point'],
  PJJ: ['Protection judiciaire de la jeunesse', 'Judicial youth protection'],
  PLIE: ['Plans locaux pour l’insertion et l’emploi', 'Local plan for integration and employment'],
  PREF: ['Préfecture, Sous-Préfecture', 'Prefecture, sub-prefecture'],
  PREVENTION: ['Service ou club de prévention', 'Prevention service or club'],
  REG: ['Région', 'Region'],
  RELAIS_LECTURE: ['Relais lecture', 'Reading relay'],
  RESSOURCERIE: ['Ressourcerie', 'Reuse centre'],
  RFS: ['Réseau France Services', 'France Services network'],
  RS_FJT: [
    'Résidence sociale - Foyer de Jeunes Travailleurs',
    'Social residence, young workers’ hostel',
  ],
  SCP: ['Services et clubs de prévention', 'Prevention services and clubs'],
  SPIP: [
    'Services pénitentiaires d’insertion et de probation',
    'Prison integration and probation service',
  ],
  TIERS_LIEUX: ['Tiers lieu & coworking', 'Third place, co-working space'],
  UDAF: [
    'Union départementale des associations familiales',
    'Département union of family associations',
  ],
};

const codes = Object.keys(labelled) as (keyof typeof Typologie)[];
const libelle = (code: keyof typeof Typologie): Libelle => ({
  fr: labelled[code][0],
  en: labelled[code][1],
});

export const typologies: Nomenclature = {
  code: 'typologie',
  version: PLACE_STANDARD_VERSION,
  titre: { fr: 'Typologies de lieu', en: 'Kinds of place' },
  valeurs: codes.map((code) => ({ code: Typologie[code], libelle: libelle(code) })),
};
