import { writeLheoDay } from '../grammar/day.js';
import { element, filledIn, type LheoElement } from '../grammar/element.js';
import type { Address, Contact, Period } from './course.js';
import { addressLines, group, required, value } from './values.js';

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

const UNKNOWN = '00000000';
const OPEN = '99999999';

export const writePeriod = ({ from, to, isOpenEnded }: Period): LheoElement =>
  element('periode', [
    writeDay('debut', from),
    isOpenEnded === true ? element('fin', [OPEN]) : writeDay('fin', to),
  ]);

const writeDay = (name: string, day: string | undefined): LheoElement =>
  day === undefined ? filledIn(name, UNKNOWN) : element(name, [writeLheoDay(day)]);
