import { type Message, shorten } from '@maillage/kernel';
import { arrondissementNamed } from './arrondissement-label.js';
import { listCommunes, named, nameOf } from './commune-names.js';
import { arrondissementsOfPostalCode, communesOfPostalCode, resolveCommune } from './communes.js';
import { communesOf } from './relations.js';
import { type Found, located, refused } from './written-commune.js';

/** The only commune that answers to a postal code, and to a name where one is written. */
export function communeByPostalCode(postalCode: string, name: string | undefined): Found {
  const label = name === undefined ? undefined : arrondissementNamed(name);
  if (name !== undefined && label !== undefined) return ofLabel(postalCode, name, label);
  const served = communesOfPostalCode(postalCode);
  const candidates =
    name === undefined
      ? served
      : named(served.length === 0 && isCedex(name) ? around(postalCode) : served, name);
  const [only, ...others] = candidates;
  const value = name === undefined ? postalCode : `${postalCode} ${name}`;
  const to: Message =
    name === undefined
      ? { fr: `au code postal ${postalCode} seul`, en: `postal code ${postalCode} alone` }
      : {
          fr: `au code postal ${postalCode} et au nom « ${shorten(name)} »`,
          en: `postal code ${postalCode} and the name "${shorten(name)}"`,
        };
  if (only === undefined)
    return refused('unknown_commune', value, {
      fr: `Sans code INSEE, aucune commune connue ne répond ${to.fr} : ajoutez le code INSEE.`,
      en: `Without an INSEE code, no known commune answers to ${to.en}: add the INSEE code.`,
    });
  if (others.length > 0)
    return refused('ambiguous_commune', value, {
      fr: `Sans code INSEE, plusieurs communes répondent ${to.fr} (${listCommunes(candidates)}) : ajoutez le code INSEE.`,
      en: `Without an INSEE code, several communes answer to ${to.en} (${listCommunes(candidates)}): add the INSEE code.`,
    });
  return located(only, only, {
    field: 'codeInsee',
    kind: name === undefined ? 'commune_from_postal_code' : 'commune_from_name',
    detail: {
      fr: `Code INSEE absent : la commune ${listCommunes([only])} est retenue, la seule qui réponde ${to.fr}.`,
      en: `No INSEE code: commune ${listCommunes([only])} is taken, the only one that answers to ${to.en}.`,
    },
    value,
  });
}

/** An arrondissement by its label, whose postal code may not be another's. */
function ofLabel(postalCode: string, name: string, label: string): Found {
  const value = `${postalCode} ${name}`;
  const commune = resolveCommune(label);
  if (commune === undefined || 'ambiguous' in commune)
    throw new Error(`atlas: ${label} has no commune`);
  const ofPostalCode = arrondissementsOfPostalCode(postalCode);
  const isOther = ofPostalCode.length > 0 && !ofPostalCode.includes(label);
  const isElsewhere =
    ofPostalCode.length === 0 && (!isCedex(name) || !around(postalCode).includes(commune.code));
  if (isOther || isElsewhere)
    return refused('contradiction', value, {
      fr: `« ${shorten(name)} » et le code postal ${postalCode} se contredisent : corrigez l’un ou l’autre, ou donnez le code INSEE.`,
      en: `"${shorten(name)}" and postal code ${postalCode} contradict each other: mend one of them, or give the INSEE code.`,
    });
  return located(commune.code, label, {
    field: 'codeInsee',
    kind: 'commune_from_name',
    detail: {
      fr: `Code INSEE absent : « ${shorten(name)} » est lu comme ${label}, arrondissement de ${nameOf(commune.code)}.`,
      en: `No INSEE code: "${shorten(name)}" is read as ${label}, an arrondissement of ${nameOf(commune.code)}.`,
    },
    value,
  });
}

const isCedex = (name: string): boolean => /\bcedex\b/i.test(name);

/** Communes of the départements that a postal code begins with: a CEDEX code is in no list. */
function around(postalCode: string): readonly string[] {
  const overseas = /^9[78]/.test(postalCode);
  const codes = postalCode.startsWith('20')
    ? ['2A', '2B']
    : [postalCode.slice(0, overseas ? 3 : 2)];
  return codes.flatMap((code) => communesOf(`departement-${code}`));
}
