import { readLheoDay } from '../grammar/day.js';
import { childrenOf, elementAt, type LheoElement, textAt, textsAt } from '../grammar/element.js';
import type { Address, Contact, Period } from './course.js';

export function readAddress(address: LheoElement | undefined): Address | undefined {
  if (address === undefined) return undefined;
  const [latitude, longitude] = ['latitude', 'longitude'].map((name) =>
    numberAt(address, 'geolocalisation', name),
  );
  return {
    name: textAt(address, 'denomination'),
    lines: textsAt(address, 'ligne'),
    postcode: textAt(address, 'codepostal'),
    city: textAt(address, 'ville'),
    inseeCode: textAt(address, 'code-INSEE-commune'),
    position:
      latitude === undefined || longitude === undefined ? undefined : { latitude, longitude },
  };
}

/** `coordonnees`: how somebody is reached. */
export function readContact(coordinates: LheoElement | undefined): Contact {
  return {
    name: textAt(coordinates, 'nom'),
    firstName: textAt(coordinates, 'prenom'),
    phones: textsAt(elementAt(coordinates, 'telfixe'), 'numtel'),
    mobiles: textsAt(elementAt(coordinates, 'portable'), 'numtel'),
    email: textAt(coordinates, 'courriel'),
    urls: urlsAt(coordinates, 'web'),
    address: readAddress(elementAt(coordinates, 'adresse')),
  };
}

export const contactsAt = (element: LheoElement, name: string): Contact[] =>
  childrenOf(element, name).map((contact) => readContact(elementAt(contact, 'coordonnees')));

export const urlsAt = (element: LheoElement | undefined, name: string): string[] =>
  textsAt(elementAt(element, name), 'urlweb');

/** A number of the standard; undefined for one that is none. */
export function numberAt(
  element: LheoElement | undefined,
  ...path: readonly string[]
): number | undefined {
  const text = textAt(element, ...path)?.replace(',', '.');
  return text !== undefined && /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}

export function readPeriod(period: LheoElement | undefined): Period {
  const [from, to] = ['debut', 'fin'].map((name) => readLheoDay(textAt(period, name) ?? ''));
  return {
    from: from?.kind === 'day' ? from.day : undefined,
    to: to?.kind === 'day' ? to.day : undefined,
    isOpenEnded: to?.kind === 'open' ? true : undefined,
  };
}
