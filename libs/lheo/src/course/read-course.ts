import { childrenOf, elementAt, type LheoElement, textAt, textsAt } from '../grammar/element.js';
import { ENTRIES, MODES, PATHS, readFlag, SCHEMES, STATES } from './codes.js';
import {
  contactsAt,
  numberAt,
  readAddress,
  readContact,
  readPeriod,
  urlsAt,
} from './read-contact.js';
import type { Code, Course, CourseAction, CourseSession, Domain, Provider } from './course.js';

/** What a catalogue holds of an offer, be it a `formation` or the `resume-offre` of an index. */
export function readCourse(offer: LheoElement): Course {
  const isSummary = offer.name === 'resume-offre';
  const provider = elementAt(offer, 'organisme-formation-responsable');
  return {
    number: offer.attributes['numero'],
    title: textAt(offer, 'intitule-formation') ?? '',
    objective: textAt(offer, 'objectif-formation'),
    results: textAt(offer, 'resultats-attendus'),
    content: textAt(offer, 'contenu-formation'),
    domains: readDomains(elementAt(offer, 'domaine-formation')),
    isCertifying: readFlag(textAt(offer, 'certifiante')),
    certifications: childrenOf(offer, 'certification').map((certification) => ({
      rncp: textAt(certification, 'code-RNCP'),
      rs: textAt(certification, 'code-RS'),
      certifinfo: textAt(certification, 'code-CERTIFINFO'),
      cpf: textAt(certification, 'code-CPF'),
    })),
    path: PATHS.read(textAt(offer, 'parcours-de-formation')),
    entryLevel: textAt(offer, 'code-niveau-entree'),
    exitLevel: textAt(offer, 'code-niveau-sortie'),
    contacts: contactsAt(offer, 'contact-formation'),
    urls: urlsAt(offer, 'url-formation'),
    actions: isSummary
      ? [{ ...readAction(offer), number: undefined, places: placesOfSummary(offer) }]
      : childrenOf(offer, 'action').map(readAction),
    provider: isSummary ? providerOfSummary(offer) : readProvider(provider),
  };
}

/** Formacodes in their order: the first is the main one. */
const readDomains = (domains: LheoElement | undefined): Domain[] =>
  ['code-FORMACODE', 'code-NSF', 'code-ROME'].flatMap((name) =>
    readCodes(domains, name).flatMap((code) => {
      const scheme = SCHEMES.read(name);
      return scheme === undefined ? [] : [{ scheme, ...code }];
    }),
  );

const readCodes = (element: LheoElement | undefined, name: string): Code[] =>
  childrenOf(element, name).flatMap((child) => {
    const code = textAt(child);
    return code === undefined ? [] : [{ code, edition: child.attributes['ref'] || undefined }];
  });

const siretAt = (
  element: LheoElement | undefined,
  ...path: readonly string[]
): string | undefined => textAt(element, ...path)?.replace(/\s/g, '');

function readAction(action: LheoElement): CourseAction {
  const text = (name: string): string | undefined => textAt(action, name);
  const count = (name: string): number | undefined => numberAt(action, name);
  return {
    number: action.attributes['numero'],
    rhythm: text('rythme-formation'),
    audiences: readCodes(action, 'code-public-vise'),
    audienceNote: text('info-public-vise'),
    isEntryLevelRequired: readFlag(text('niveau-entree-obligatoire')),
    alternation: text('modalites-alternance'),
    mode: MODES.read(text('modalites-enseignement')),
    prerequisites: text('conditions-specifiques'),
    entry: ENTRIES.read(text('modalites-entrees-sorties')),
    places: childrenOf(action, 'lieu-de-formation').map((place) => ({
      siret: siretAt(place, 'SIRET-lieu-formation', 'SIRET'),
      contact: readContact(elementAt(place, 'coordonnees')),
    })),
    sessions: childrenOf(action, 'session').map(readSession),
    duration: {
      text: text('duree-indicative'),
      hours: count('nombre-heures-total'),
      hoursInCentre: count('nombre-heures-centre'),
      hoursInCompany: count('nombre-heures-entreprise'),
    },
    price: {
      total: text('prix-total-TTC'),
      hourly: text('prix-horaire-TTC'),
      left: text('frais-restants'),
    },
    funding: {
      isPossible: readFlag(text('prise-en-charge-frais-possible')),
      details: text('detail-conditions-prise-en-charge'),
      funders: childrenOf(action, 'organisme-financeur').flatMap((funder) => {
        const code = textAt(funder, 'code-financeur');
        return code === undefined ? [] : [{ code, seats: numberAt(funder, 'nb-places-financees') }];
      }),
    },
    languages: textsAt(action, 'langue-formation'),
    accessibility: text('acces-handicapes'),
    methods: text('modalites-pedagogiques'),
    urls: urlsAt(action, 'url-action'),
  };
}

function readSession(session: LheoElement): CourseSession {
  const period = elementAt(session, 'periode-inscription', 'periode');
  return {
    number: session.attributes['numero'],
    period: readPeriod(elementAt(session, 'periode')),
    state: STATES.read(textAt(session, 'etat-recrutement')),
    seats: numberAt(session, 'recrutement', 'nb-places'),
    registration: {
      address: readAddress(elementAt(session, 'adresse-inscription', 'adresse')),
      how: textAt(session, 'modalites-inscription'),
      period: period && readPeriod(period),
    },
    urls: urlsAt(session, 'url-session'),
  };
}

function readProvider(provider: LheoElement | undefined): Provider {
  const coordinates = elementAt(provider, 'coordonnees-organisme', 'coordonnees');
  return {
    number: provider?.attributes['numero'],
    siret: siretAt(provider, 'SIRET-organisme-formation', 'SIRET'),
    activityNumber: textAt(provider, 'numero-activite'),
    name: textAt(provider, 'nom-organisme'),
    legalName: textAt(provider, 'raison-sociale'),
    coordinates: coordinates && readContact(coordinates),
    contacts: provider === undefined ? [] : contactsAt(provider, 'contact-organisme'),
  };
}

const providerOfSummary = (offer: LheoElement): Provider => ({
  number: elementAt(offer, 'nom-organisme')?.attributes['numero'],
  siret: siretAt(offer, 'SIRET'),
  name: textAt(offer, 'nom-organisme'),
  contacts: [],
});

/** An index says where a course is beside its title. */
const placesOfSummary = (offer: LheoElement): CourseAction['places'] => {
  const address = readAddress(offer);
  return address?.city === undefined && address?.postcode === undefined
    ? []
    : [{ contact: { phones: [], mobiles: [], urls: [], address: { ...address, lines: [] } } }];
};
