import type { PageWorld } from '../kit/page-world.js';
import { csvOf, place } from '../kit/place.js';

/** A page of the product in one of its states. */
export interface ShownPage {
  /** What is to be seen, for a test's name and a screenshot's. */
  readonly name: string;
  readonly path: string | ((world: PageWorld) => string);
  readonly status?: number;
  readonly language?: 'fr' | 'en';
  /** Asked for with the administrator's key, as a coordinator's own tools do. */
  readonly isKeyed?: true;
  /** What is typed into its form, which is then sent: the page is what answers. */
  readonly sent?: Readonly<Record<string, string>>;
  /** The file that the address is sent, and not only asked for. */
  readonly posted?: { readonly body: string; readonly type: string };
}

/** A file of places with all that a check may find in one. */
const FAULTY = csvOf([
  place('l-1'),
  place('l-2', { nom: '', telephone: '03 21 00 00 00', horaires: 'lundi 9h' }),
  place('l-3', { services: `Jardinage-${'très'.repeat(30)}`, date_maj: '14/03/2026' }),
]);
const BEFORE_ALL = 'du=1970-01-01&au=1979-12-31';
const CENTURIES = 'du=1999-01-01&au=2199-12-31';

/** Every page, in every state that looks different. */
export const PAGES: readonly ShownPage[] = [
  { name: 'accueil', path: '/' },
  { name: 'accueil-en', path: '/', language: 'en' },
  { name: 'nulle-part', path: '/une-adresse-qui-n-est-nulle-part', status: 404 },
  { name: 'adresse-finie', path: '/a/x', status: 404 },
  { name: 'adresse-finie-en', path: '/a/x?lang=en', status: 404, language: 'en' },
  { name: 'fiche', path: ({ usual }) => usual },
  { name: 'fiche-en', path: ({ usual }) => `${usual}?lang=en`, language: 'en' },
  { name: 'fiche-vide', path: ({ bare }) => bare },
  { name: 'fiche-noms-longs', path: ({ long }) => long },
  { name: 'fiche-confirmee', path: ({ usual }) => `${usual}/confirmee` },
  { name: 'correction-structure', path: ({ usual }) => `${usual}/structure` },
  { name: 'correction-noms-longs', path: ({ long }) => `${long}/structure` },
  { name: 'correction-lieu', path: ({ place }) => place },
  { name: 'correction-lieu-en', path: ({ place }) => `${place}?lang=en`, language: 'en' },
  {
    name: 'correction-fautes',
    path: ({ place }) => place,
    status: 422,
    sent: { nom: '', courriels: 'accueil', code_postal: '626', site_web: 'mairie' },
  },
  { name: 'correction-proposee', path: ({ usual }) => `${usual}/proposee` },
  { name: 'campagne', path: ({ campaign }) => campaign },
  { name: 'campagne-invitation', path: ({ invited }) => invited },
  { name: 'campagne-en', path: ({ invited }) => `${invited}?lang=en`, language: 'en' },
  { name: 'campagne-close', path: ({ closed }) => closed },
  { name: 'question', path: ({ asked }) => asked },
  { name: 'question-en', path: ({ asked }) => `${asked}?lang=en`, language: 'en' },
  { name: 'question-sans-reponse', path: ({ asked }) => asked, status: 422, sent: {} },
  { name: 'reperage', path: ({ asked }) => `${asked}/reperage` },
  { name: 'reperage-en', path: ({ asked }) => `${asked}/reperage?lang=en`, language: 'en' },
  { name: 'reperage-rien', path: ({ asked }) => `${asked}/reperage`, status: 422, sent: {} },
  { name: 'signaler', path: ({ asked }) => `${asked}/signaler` },
  { name: 'signaler-en', path: ({ asked }) => `${asked}/signaler?lang=en`, language: 'en' },
  {
    name: 'signaler-sans-motif',
    path: ({ asked }) => `${asked}/signaler`,
    status: 422,
    sent: {},
  },
  { name: 'pause', path: ({ asked }) => `${asked}/pause` },
  { name: 'retrait', path: ({ asked }) => `${asked}/retrait` },
  { name: 'retire', path: ({ withdrawn }) => withdrawn },
  { name: 'resultat', path: ({ told }) => told },
  { name: 'resultat-en', path: ({ told }) => `${told}?lang=en`, language: 'en' },
  { name: 'resultat-inconnu', path: ({ unknown }) => unknown },
  { name: 'montrer', path: ({ told }) => `${told}/montrer` },
  { name: 'montrer-en', path: ({ told }) => `${told}/montrer?lang=en`, language: 'en' },
  { name: 'montrer-rien', path: ({ unknown }) => `${unknown}/montrer`, status: 422, sent: {} },
  { name: 'invitation', path: ({ told }) => `${told}/invitation` },
  { name: 'invitation-en', path: ({ told }) => `${told}/invitation?lang=en`, language: 'en' },
  { name: 'invitation-rien', path: ({ told }) => `${told}/invitation`, status: 422, sent: {} },
  { name: 'territoire', path: ({ told }) => `${told}/territoire` },
  { name: 'territoire-rien', path: ({ told }) => `${told}/territoire`, status: 422, sent: {} },
  { name: 'resultat-montre', path: ({ shown }) => shown },
  { name: 'attestation', path: ({ told }) => `${told}/attestation` },
  { name: 'place-prise', path: ({ seated }) => seated },
  { name: 'place-proposee', path: ({ offered }) => offered },
  { name: 'place-proposee-en', path: ({ offered }) => `${offered}?lang=en`, language: 'en' },
  { name: 'accord-employeur', path: ({ employer }) => employer },
  { name: 'accord-employeur-en', path: ({ employer }) => `${employer}?lang=en`, language: 'en' },
  { name: 'feuille-de-route', path: ({ roadmap }) => roadmap },
  { name: 'feuille-de-route-en', path: ({ roadmap }) => `${roadmap}?lang=en`, language: 'en' },
  { name: 'feuille-de-route-vide', path: ({ bareRoadmap }) => bareRoadmap },
  { name: 'feuille-de-route-noms-longs', path: ({ longRoadmap }) => longRoadmap },
  { name: 'fiche-pratique', path: ({ sheet }) => sheet },
  { name: 'fiche-pratique-en', path: ({ sheet }) => `${sheet}?lang=en`, language: 'en' },
  { name: 'fiche-pratique-noms-longs', path: ({ longSheet }) => longSheet },
  { name: 'fiches-pratiques', path: '/v1/fiches-pratiques/publiees' },
  {
    name: 'fiches-pratiques-trouvees',
    path: '/v1/fiches-pratiques/publiees?q=agenda&lang=en',
    language: 'en',
  },
  { name: 'fiches-pratiques-aucune', path: '/v1/fiches-pratiques/publiees?q=introuvable' },
  { name: 'rapport', path: ({ report }) => report, isKeyed: true },
  { name: 'rapport-en', path: ({ report }) => report, language: 'en', isKeyed: true },
  {
    ...{ name: 'validation', path: '/v1/lieux/validations', isKeyed: true },
    posted: { body: FAULTY, type: 'text/csv' },
  },
  {
    ...{ name: 'validation-en', path: '/v1/lieux/validations', isKeyed: true, language: 'en' },
    posted: { body: csvOf([place('l-1')]), type: 'text/csv' },
  },
  { name: 'rapport-secret', path: ({ secret }) => secret, isKeyed: true },
  { name: 'activite-departement', path: '/v1/rapports/departement-62', isKeyed: true },
  { name: 'activite-en', path: '/v1/rapports/departement-62', language: 'en', isKeyed: true },
  { name: 'activite-intercommunalite', path: '/v1/rapports/epci-200069722', isKeyed: true },
  { name: 'activite-france', path: '/v1/rapports/france', isKeyed: true },
  { name: 'activite-sans-carte', path: '/v1/rapports/departement-984', isKeyed: true },
  { name: 'activite-avant-tout', path: `/v1/rapports/region-32?${BEFORE_ALL}`, isKeyed: true },
  {
    name: 'activite-deux-siecles',
    path: `/v1/rapports/france?${CENTURIES}`,
    status: 422,
    isKeyed: true,
  },
  { name: 'activite-nulle-part', path: '/v1/rapports/departement-99', status: 404, isKeyed: true },
];
