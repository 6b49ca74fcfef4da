/** Code lists of the people of the network. Ours, until the field publishes one; variants are codes that files carry. */
import { nomenclature } from './nomenclature.js';

const VERSION = '1';

/** What somebody does in the network. */
export const profils = nomenclature(
  'profil',
  VERSION,
  { fr: 'Profils de professionnels', en: 'Job profiles' },
  [
    {
      code: 'mediateur',
      libelle: { fr: 'Médiateur numérique', en: 'Digital mediator' },
      variantes: ['mediateur-numerique'],
    },
    {
      code: 'conseiller_numerique',
      libelle: { fr: 'Conseiller numérique', en: 'Digital adviser' },
      variantes: ['conseiller-numerique'],
    },
    {
      code: 'coordinateur',
      libelle: { fr: 'Coordinateur', en: 'Coordinator' },
      variantes: ['coordinateur-conseiller-numerique'],
    },
    { code: 'aidant', libelle: { fr: 'Aidant numérique', en: 'Digital helper' } },
    {
      code: 'secretaire_mairie',
      libelle: {
        fr: 'Secrétaire de mairie, secrétaire général de mairie',
        en: 'Secretary of a town hall',
      },
      variantes: ['secretaire-general-de-mairie'],
    },
    {
      code: 'agent_accueil',
      libelle: { fr: 'Agent d’accueil', en: 'Reception officer' },
      variantes: ['agent-d-accueil'],
    },
    {
      code: 'travailleur_social',
      libelle: { fr: 'Travailleur social', en: 'Social worker' },
      variantes: ['travailleur-social'],
    },
    {
      code: 'elu_referent',
      libelle: { fr: 'Élu référent', en: 'Elected referent' },
      variantes: ['elu-referent'],
    },
    { code: 'benevole', libelle: { fr: 'Bénévole', en: 'Volunteer' } },
    { code: 'autre', libelle: { fr: 'Autre', en: 'Other' } },
  ],
);

/** What somebody was certified in; the codes of titles are those of the Ministry of Labour's title REMN. */
export const certifications = nomenclature(
  'certification',
  VERSION,
  { fr: 'Compétences certifiées', en: 'Certified skills' },
  [
    {
      code: 'CCP1',
      libelle: {
        fr: 'CCP1 : accompagner différents publics vers l’autonomie numérique',
        en: 'CCP1: leading people to digital autonomy',
      },
    },
    {
      code: 'CCP2',
      libelle: {
        fr: 'CCP2 : contribuer à la gestion d’un espace de médiation numérique',
        en: 'CCP2: running a digital mediation space',
      },
    },
    { code: 'CCP2 & CCP3', libelle: { fr: 'CCP2 et CCP3', en: 'CCP2 and CCP3' } },
    {
      code: 'remn',
      libelle: {
        fr: 'Titre de responsable d’espace de médiation numérique',
        en: 'Title of head of a digital mediation space',
      },
    },
    { code: 'pix', libelle: { fr: 'Pix', en: 'Pix' }, variantes: ['Pix', 'PIX'] },
    {
      code: 'aidants_connect',
      libelle: { fr: 'Habilitation Aidants Connect', en: 'Licence of Aidants Connect' },
    },
    { code: 'autre', libelle: { fr: 'Autre', en: 'Other' } },
  ],
);
