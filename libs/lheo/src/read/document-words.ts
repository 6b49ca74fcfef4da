import type { MalformedXml } from '@maillage/files';
import { type Fault, type Message, shorten } from '@maillage/kernel';

/** A fault or remark on a document as a whole, or on an offer of which nothing is left. */
export const finding = (service: string, code: string, detail: Message, value?: string): Fault => ({
  pointer: '',
  code: `${service}.${code}`,
  detail,
  ...(value === undefined ? {} : { value: shorten(value) }),
});

/** Why an offer is lost that stands in a document that can be read on. */
export const LOST = {
  malformed_offer: {
    fr: 'Le XML de cette offre est mal formé (balise non fermée, caractère « & » ou « < » non échappé, entité inconnue) : elle n’est pas reprise, les autres le sont.',
    en: 'The XML of this offer is malformed (unclosed tag, unescaped "&" or "<", unknown entity): it is left out, the others are taken.',
  },
  offer_too_long: {
    fr: 'Cette offre est trop longue pour en être une (plus de quatre millions de caractères) : elle n’est pas reprise.',
    en: 'This offer is too long to be one (more than four million characters): it is left out.',
  },
  offer_too_deep: {
    fr: 'Cette offre imbrique trop d’éléments pour en être une : elle n’est pas reprise.',
    en: 'This offer nests too many elements to be one: it is left out.',
  },
  truncated: {
    fr: 'Le fichier s’arrête au milieu de cette offre ou avant sa fin : l’envoi a sans doute été interrompu.',
    en: 'The file stops in the middle of this offer or before its end: sending was probably cut off.',
  },
} as const satisfies Record<string, Message>;

export type Loss = keyof typeof LOST;

const ENDS: Readonly<Record<MalformedXml['problem'], Message>> = {
  malformed: {
    fr: 'Le document n’est pas du XML bien formé : il n’est pas lu au-delà de cette ligne.',
    en: 'The document is not well-formed XML: it is not read beyond this line.',
  },
  doctype: {
    fr: 'Le document déclare un type (<!DOCTYPE …>) : LHÉO n’en a pas l’usage, et des entités pourraient y être cachées. Retirez cette déclaration.',
    en: 'The document declares a type (<!DOCTYPE …>): LHÉO has no use for one, and entities could be hidden in it. Remove this declaration.',
  },
  too_long: {
    fr: 'Une balise ou un texte du document est trop long pour être du LHÉO (plus de quatre millions de caractères).',
    en: 'A tag or text of the document is too long to be LHÉO (more than four million characters).',
  },
  too_deep: {
    fr: 'Le document imbrique trop d’éléments pour être du LHÉO.',
    en: 'The document nests too many elements to be LHÉO.',
  },
};

/** What ends the reading of a document. */
export const endOf = (service: string, { problem, message }: MalformedXml): Fault =>
  finding(service, problem === 'doctype' ? 'doctype' : `${problem}_xml`, ENDS[problem], message);

export const unknownEncoding = (service: string, encoding: string): Fault =>
  finding(
    service,
    'unknown_encoding',
    {
      fr: `Le document se dit écrit en « ${shorten(encoding)} », que personne ne sait lire ici : enregistrez-le en UTF-8.`,
      en: `The document says that it is written in "${shorten(encoding)}", which nobody can read here: save it in UTF-8.`,
    },
    encoding,
  );

export const notLheo = (service: string, root: string, namespace: string): Fault =>
  finding(
    service,
    'not_lheo',
    {
      fr: 'Attendu : un document LHÉO 2.2 ou 2.3, de racine <lheo> ou <lheo-index>, dans l’espace de noms http://lheo.gouv.fr/2.3 ou http://www.lheo.org/2.2.',
      en: 'Expected: a LHÉO 2.2 or 2.3 document, with root <lheo> or <lheo-index>, in the namespace http://lheo.gouv.fr/2.3 or http://www.lheo.org/2.2.',
    },
    `${root} ${namespace}`.trim(),
  );

export const noNamespace = (service: string): Fault =>
  finding(service, 'no_namespace', {
    fr: 'Le document ne dit pas son espace de noms : il a été lu comme du LHÉO 2.3.',
    en: 'The document does not say its namespace: it was read as LHÉO 2.3.',
  });

export const otherVersion = (service: string, version: string): Fault =>
  finding(
    service,
    'other_version',
    {
      fr: `Le document est en LHÉO ${version} : il a été lu comme du LHÉO 2.3, ce qu’il a d’autre est gardé tel quel.`,
      en: `The document is in LHÉO ${version}: it was read as LHÉO 2.3, and what it has beside is kept as it is.`,
    },
    version,
  );

export const strayText = (service: string, text: string): Fault =>
  finding(
    service,
    'stray_text',
    {
      fr: 'Ce texte n’est dans aucune offre : il n’est pas repris.',
      en: 'This text is in no offer: it is left out.',
    },
    text,
  );

export const otherEncoding = (service: string, encoding: string, isLine: boolean): Fault =>
  finding(
    service,
    isLine ? 'encoding_mixed' : 'encoding_converted',
    isLine
      ? {
          fr: `Cette ligne n’est pas en UTF-8 comme le reste du fichier : elle a été lue comme du ${encoding}.`,
          en: `This line is not in UTF-8 like the rest of the file: it was read as ${encoding}.`,
        }
      : {
          fr: `Ce fichier n’est pas en UTF-8 comme il le dit : il a été lu comme du ${encoding}.`,
          en: `This file is not in UTF-8 as it says: it was read as ${encoding}.`,
        },
    encoding,
  );
