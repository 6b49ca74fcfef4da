import type { LheoElement } from '../grammar/element.js';
import { element } from '../grammar/new-element.js';
import { ENTRIES, MODES, PATHS, SCHEMES, STATES, writeFlag } from './codes.js';
import type { Code, Course, CourseAction, CourseSession, Provider } from './course.js';
import { keepRest } from './keep-rest.js';
import { writePeriod } from './write-period.js';
import { group, numbered, required, value } from './values.js';
import { writeAddress, writeContact, writeContacts, writeUrls } from './write-contact.js';

/**
 * The `formation` of a course. What the standard asks for and the course does not say is written as dashes, or as a
 * list's first code where it has none for that.
 *
 * @param source the element that the course was read from: what the course has no word for is kept from it.
 */
export function formationOf(course: Course, source?: LheoElement): LheoElement {
  const written = element(
    'formation',
    [
      ...group(
        'domaine-formation',
        course.domains.flatMap(({ scheme, ...code }) => codes(SCHEMES.write(scheme) ?? '', [code])),
      ),
      ...(course.domains.length === 0 ? [element('domaine-formation', [])] : []),
      ...required('intitule-formation', course.title),
      ...required('objectif-formation', course.objective),
      ...required('resultats-attendus', course.results),
      ...required('contenu-formation', course.content),
      ...required('certifiante', writeFlag(course.isCertifying)),
      ...writeContacts('contact-formation', course.contacts),
      ...required('parcours-de-formation', PATHS.write(course.path)),
      ...required('code-niveau-entree', course.entryLevel),
      ...course.certifications.map(({ rncp, rs, certifinfo, cpf }) =>
        element('certification', [
          ...value('code-RNCP', rncp),
          ...value('code-CERTIFINFO', certifinfo),
          ...value('code-RS', rs),
          ...value('code-CPF', cpf),
        ]),
      ),
      ...value('code-niveau-sortie', course.exitLevel),
      ...writeUrls('url-formation', course.urls),
      ...course.actions.map(writeAction),
      writeProvider(course.provider),
    ],
    numbered(course.number),
  );
  return source === undefined ? written : keepRest(written, source);
}

const codes = (name: string, list: readonly Code[]): LheoElement[] =>
  list.flatMap(({ code, edition }) =>
    value(name, code, edition === undefined ? {} : { ref: edition }),
  );

function writeAction(action: CourseAction): LheoElement {
  const { duration, price, funding } = action;
  return element(
    'action',
    [
      ...required('rythme-formation', action.rhythm),
      ...(action.audiences.length === 0
        ? required('code-public-vise', undefined)
        : codes('code-public-vise', action.audiences)),
      ...value('info-public-vise', action.audienceNote),
      ...required('niveau-entree-obligatoire', writeFlag(action.isEntryLevelRequired)),
      ...required('modalites-alternance', action.alternation),
      ...required('modalites-enseignement', MODES.write(action.mode)),
      ...required('conditions-specifiques', action.prerequisites),
      ...required('prise-en-charge-frais-possible', writeFlag(funding.isPossible)),
      ...action.places.map(({ siret, contact }) =>
        element('lieu-de-formation', [
          ...group('SIRET-lieu-formation', value('SIRET', siret)),
          writeContact(contact),
        ]),
      ),
      ...required('modalites-entrees-sorties', ENTRIES.write(action.entry)),
      ...writeUrls('url-action', action.urls),
      ...action.sessions.map(writeSession),
      ...value('acces-handicapes', action.accessibility),
      ...action.languages.flatMap((language) => value('langue-formation', language)),
      ...value('modalites-pedagogiques', action.methods),
      ...value('frais-restants', price.left),
      ...value('prix-horaire-TTC', price.hourly),
      ...value('prix-total-TTC', price.total),
      ...value('duree-indicative', duration.text),
      ...value('nombre-heures-centre', duration.hoursInCentre),
      ...value('nombre-heures-entreprise', duration.hoursInCompany),
      ...value('nombre-heures-total', duration.hours),
      ...value('detail-conditions-prise-en-charge', funding.details),
      ...funding.funders.map(({ code, seats }) =>
        element('organisme-financeur', [
          ...value('code-financeur', code),
          ...value('nb-places-financees', seats),
        ]),
      ),
    ],
    numbered(action.number),
  );
}

function writeSession({
  number,
  period,
  state,
  seats,
  registration,
  urls,
}: CourseSession): LheoElement {
  return element(
    'session',
    [
      writePeriod(period),
      element('adresse-inscription', [writeAddress(registration.address)]),
      ...value('modalites-inscription', registration.how),
      ...(registration.period === undefined
        ? []
        : group('periode-inscription', [writePeriod(registration.period)])),
      ...value('etat-recrutement', STATES.write(state)),
      ...(seats === undefined
        ? []
        : group('recrutement', [
            ...required('modalite-recrutement', undefined),
            ...value('nb-places', seats),
          ])),
      ...writeUrls('url-session', urls),
    ],
    numbered(number),
  );
}

function writeProvider(provider: Provider): LheoElement {
  return element(
    'organisme-formation-responsable',
    [
      ...required('numero-activite', provider.activityNumber),
      ...group('SIRET-organisme-formation', required('SIRET', provider.siret)),
      ...required('nom-organisme', provider.name),
      ...required('raison-sociale', provider.legalName),
      element('coordonnees-organisme', [writeContact(provider.coordinates)]),
      ...writeContacts('contact-organisme', provider.contacts),
    ],
    numbered(provider.number),
  );
}
