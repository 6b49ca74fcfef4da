import type { LheoElement } from '../grammar/element.js';
import { isFilledIn } from '../grammar/new-element.js';

/** Children that a course has words for, by the elements that hold them; of those that are not here, all are. */
const SAID: Readonly<Record<string, ReadonlySet<string>>> = {
  formation: new Set([
    ...['domaine-formation', 'intitule-formation', 'objectif-formation', 'resultats-attendus'],
    ...['contenu-formation', 'certifiante', 'contact-formation', 'parcours-de-formation'],
    ...['code-niveau-entree', 'certification', 'code-niveau-sortie', 'url-formation', 'action'],
    'organisme-formation-responsable',
  ]),
  action: new Set([
    ...['rythme-formation', 'code-public-vise', 'info-public-vise', 'niveau-entree-obligatoire'],
    ...['modalites-alternance', 'modalites-enseignement', 'conditions-specifiques'],
    ...['prise-en-charge-frais-possible', 'lieu-de-formation', 'modalites-entrees-sorties'],
    ...['url-action', 'session', 'acces-handicapes', 'langue-formation', 'modalites-pedagogiques'],
    ...['frais-restants', 'prix-horaire-TTC', 'prix-total-TTC', 'duree-indicative'],
    ...['nombre-heures-centre', 'nombre-heures-entreprise', 'nombre-heures-total'],
    ...['detail-conditions-prise-en-charge', 'organisme-financeur'],
  ]),
  session: new Set([
    ...['periode', 'adresse-inscription', 'modalites-inscription', 'periode-inscription'],
    ...['etat-recrutement', 'url-session'],
  ]),
  recrutement: new Set(['nb-places']),
  'organisme-formation-responsable': new Set([
    ...['numero-activite', 'SIRET-organisme-formation', 'nom-organisme', 'raison-sociale'],
    ...['coordonnees-organisme', 'contact-organisme'],
  ]),
  'domaine-formation': new Set(['code-FORMACODE', 'code-NSF', 'code-ROME']),
  certification: new Set(['code-RNCP', 'code-CERTIFINFO', 'code-RS', 'code-CPF']),
  'lieu-de-formation': new Set(['SIRET-lieu-formation', 'coordonnees']),
  'organisme-financeur': new Set(['code-financeur', 'nb-places-financees']),
  coordonnees: new Set([...['nom', 'prenom', 'adresse', 'telfixe', 'portable', 'courriel', 'web']]),
  adresse: new Set([
    'denomination',
    'ligne',
    'codepostal',
    'ville',
    'code-INSEE-commune',
    'geolocalisation',
  ]),
  geolocalisation: new Set(['latitude', 'longitude']),
  periode: new Set(['debut', 'fin']),
};
/** Elements whose own child is all that a course has words for. */
const WRAPPERS = new Set([
  ...['SIRET-organisme-formation', 'SIRET-lieu-formation', 'coordonnees-organisme', 'telfixe'],
  ...['contact-organisme', 'contact-formation', 'adresse-inscription', 'periode-inscription'],
  ...['portable', 'web', 'url-formation', 'url-action', 'url-session'],
]);

/**
 * What was written of a course, with what its source says beside: attributes, elements that a course has no word for,
 * extensions, and texts where the course says nothing. Actions and sessions are told apart by their numbers.
 */
export function keepRest(written: LheoElement, source: LheoElement): LheoElement {
  const attributes = { ...source.attributes, ...written.attributes };
  const said = SAID[written.name];
  if (said === undefined && !WRAPPERS.has(written.name))
    return { ...written, attributes, content: (isFilledIn(written) ? source : written).content };
  const rest = source.content.filter((part): part is LheoElement => typeof part !== 'string');
  const ours = written.content.filter((part): part is LheoElement => typeof part !== 'string');
  const names = said ?? new Set(ours.map(({ name }) => name));
  const paired = ours.map((part) => {
    const pair = pairOf(part, rest);
    if (pair !== undefined) rest.splice(rest.indexOf(pair), 1);
    return pair === undefined ? part : keepRest(part, pair);
  });
  const texts = source.content.filter((part) => typeof part === 'string');
  return {
    ...written,
    attributes,
    content: [...paired, ...texts, ...rest.filter(({ name }) => !names.has(name))],
  };
}

const NUMBERED = new Set(['action', 'session']);

function pairOf(part: LheoElement, among: readonly LheoElement[]): LheoElement | undefined {
  const alike = among.filter(({ name }) => name === part.name);
  const number = part.attributes['numero'];
  return NUMBERED.has(part.name) && number !== undefined
    ? alike.find(({ attributes }) => attributes['numero'] === number)
    : alike[0];
}
