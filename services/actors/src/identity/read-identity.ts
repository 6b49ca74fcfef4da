import { type Fault, Findings } from '@maillage/kernel';
import { readForm, readMembers, readText } from '../structure/structure-texts.js';

/** Who a professional is, as far as it was said. Never in the entry, in events, in versions or in the audit journal. */
export interface Identity {
  readonly nom?: string;
  readonly prenom?: string;
  readonly courriel?: string;
  readonly telephone?: string;
}

/** Its fields, under the names by which they are sealed. */
export const IDENTITY_FIELDS = ['nom', 'prenom', 'courriel', 'telephone'] as const;

const ADDRESS = {
  fr: 'une adresse, comme nom@exemple.fr',
  en: 'an address, like name@example.org',
};
const NUMBER = { fr: 'des chiffres, des espaces et +', en: 'digits, spaces and +' };

/**
 * Reads an identity of the API's shape; an address of e-mail in small letters, so that it names one person.
 * @param path where it stands in what was sent.
 */
export function readIdentity(
  body: unknown,
  path: string,
): { readonly identity: Identity } | { readonly faults: readonly Fault[] } {
  const found = new Findings('actors');
  const here = path === '' ? found : found.inside(path);
  const fields = readMembers('', body, IDENTITY_FIELDS, here) ?? {};
  const courriel = readForm(
    'courriel',
    fields['courriel'],
    /^[^\s@]{1,100}@[^\s@]{1,100}\.[^\s@.]{2,50}$/,
    here,
    ADDRESS,
  )?.toLowerCase();
  const read = {
    nom: readText('nom', fields['nom'], here, 200),
    prenom: readText('prenom', fields['prenom'], here, 200),
    courriel,
    telephone: readForm('telephone', fields['telephone'], /^\+?[0-9 ().-]{4,29}$/, here, NUMBER),
  };
  const said = Object.fromEntries(
    Object.entries(read).filter(([, text]) => text !== undefined),
  ) as Identity;
  if (found.faults.length === 0 && Object.keys(said).length === 0)
    here.fault('', 'empty_identity', {
      fr: 'Une identité a au moins un nom, un prénom, un courriel ou un téléphone.',
      en: 'An identity has at least a name, a first name, an e-mail or a telephone.',
    });
  // A fault never repeats what it found: it may be somebody's name.
  return found.faults.length > 0
    ? { faults: found.faults.map(({ value: _, ...fault }) => fault) }
    : { identity: said };
}
