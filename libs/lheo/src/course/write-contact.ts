import type { LheoElement } from '../grammar/element.js';
import { element } from '../grammar/new-element.js';
import type { Address, Contact } from './course.js';
import { addressLines } from './address-lines.js';
import { group, required, value } from './values.js';

/** Lines of an address that the standard has room for. */
const MOST_LINES = 4;

/** An address, of which the standard asks for a line, a postcode and a town. */
export function writeAddress(address: Address | undefined): LheoElement {
  const lines = addressLines(address?.lines ?? []).slice(0, MOST_LINES);
  const position = address?.position;
  return element('adresse', [
    ...value('denomination', address?.name),
    ...(lines.length === 0
      ? required('ligne', undefined)
      : lines.flatMap((line) => value('ligne', line))),
    ...required('codepostal', address?.postcode),
    ...required('ville', address?.city),
    ...value('code-INSEE-commune', address?.inseeCode),
    ...(position === undefined
      ? []
      : group('geolocalisation', [
          ...value('latitude', position.latitude),
          ...value('longitude', position.longitude),
        ])),
  ]);
}

export const writeContact = (contact: Contact | undefined): LheoElement =>
  element('coordonnees', [
    ...value('nom', contact?.name),
    ...value('prenom', contact?.firstName),
    ...(contact?.address === undefined ? [] : [writeAddress(contact.address)]),
    ...group(
      'telfixe',
      (contact?.phones ?? []).flatMap((phone) => value('numtel', phone)),
    ),
    ...group(
      'portable',
      (contact?.mobiles ?? []).flatMap((phone) => value('numtel', phone)),
    ),
    ...value('courriel', contact?.email),
    ...writeUrls('web', contact?.urls ?? []),
  ]);

/** Contacts, of which the standard asks for one. */
export const writeContacts = (name: string, contacts: readonly Contact[]): LheoElement[] =>
  (contacts.length === 0 ? [undefined] : contacts).map((contact) =>
    element(name, [writeContact(contact)]),
  );

export const writeUrls = (name: string, urls: readonly string[]): LheoElement[] =>
  group(
    name,
    urls.flatMap((url) => value('urlweb', url)),
  );
