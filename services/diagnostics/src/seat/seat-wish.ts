import { createHash } from 'node:crypto';
import { type Answer, shortfall } from '@maillage/psychometrics';
import { type Gaps, gapsOf } from '../report/gaps.js';

/** How soon somebody wishes to learn. */
export const SOON = ['des_que_possible', 'dans_l_annee', 'sans_urgence'] as const;
export type Soon = (typeof SOON)[number];

/** When, and how, somebody could come. */
export const AVAILABLE = ['matin', 'apres_midi', 'journee', 'soir', 'a_distance'] as const;
export type Available = (typeof AVAILABLE)[number];

/** Competences that one wish may name. */
const MOST_COMPETENCES = 3;

/** What is agreed to, apart from taking part; a change of it is another version. */
const TEXT =
  'J’accepte d’être invité à une formation. Pour cela seulement, on garde mon courriel ou mon téléphone, chiffrés, ce que je veux apprendre, et à quelle distance j’en suis. Rien de tout cela n’est rattaché à mes réponses. Mon employeur n’en est pas informé. Je peux le retirer à tout moment, ici même.';
export const SEAT_CONSENT = {
  version: 1,
  text: TEXT,
  hash: createHash('sha256').update(TEXT).digest('hex'),
} as const;

/** What somebody wishes, without who it is. */
export interface SeatWish {
  readonly framework: { readonly id: string; readonly version: string };
  readonly competences: readonly WishedCompetence[];
  readonly urgency: Soon;
  readonly availabilities: readonly Available[];
  /** Words that were agreed to. */
  readonly consent: { readonly version: number; readonly hash: string };
}

/** A competence that is wished for, with probabilities of being at its level, and of how far below. */
interface WishedCompetence {
  readonly competence: string;
  readonly level: string;
  readonly atLevel: number;
  readonly gaps: Gaps;
}

/** By what somebody may be reached. */
export interface Contact {
  readonly courriel?: string;
  readonly telephone?: string;
}

/** A form that was filled in. */
export interface FilledWish {
  readonly competences: readonly string[];
  readonly urgency: Soon;
  readonly availabilities: readonly Available[];
  readonly contact: Contact;
}

/** What is wrong with a form; nothing was kept of it then. */
export type WishFault = 'noCompetence' | 'noUrgency' | 'noContact' | 'badContact' | 'notAgreed';

const MAIL = /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/;
const PHONE = /^\+?[0-9][0-9 ().-]{7,28}$/;

export const competenceField = (code: string): string => `competence-${code}`;
export const availabilityField = (one: Available): string => `disponibilite-${one}`;

/** Reads the form. @param offered competences that it shows. */
export function readWish(
  fields: Readonly<Record<string, string>>,
  offered: readonly string[],
): FilledWish | WishFault {
  const competences = offered.filter((code) => fields[competenceField(code)] !== undefined);
  if (competences.length === 0 || competences.length > MOST_COMPETENCES) return 'noCompetence';
  const urgency = SOON.find((one) => one === fields['urgence']);
  if (urgency === undefined) return 'noUrgency';
  const [courriel, telephone] = ['courriel', 'telephone'].map((name) =>
    (fields[name] ?? '').trim(),
  );
  if (!courriel && !telephone) return 'noContact';
  const isRight = (text: string | undefined, form: RegExp): boolean =>
    !text || (text.length <= 254 && form.test(text));
  if (!isRight(courriel, MAIL) || !isRight(telephone, PHONE)) return 'badContact';
  if (fields['accord'] === undefined) return 'notAgreed';
  return {
    ...{ competences, urgency },
    availabilities: AVAILABLE.filter((one) => fields[availabilityField(one)] !== undefined),
    contact: { ...(courriel && { courriel }), ...(telephone && { telephone }) },
  };
}

/** What answers to a competence leave open of how far its level is; without any, what is known of everybody. */
export function wishedOf(
  { competence, level }: { readonly competence: string; readonly level: string },
  target: number,
  answers: readonly Answer[],
): WishedCompetence {
  const { probability } = shortfall(target, answers);
  const gaps = gapsOf(target, probability, [answers]);
  return { competence, level, atLevel: 1 - probability, gaps };
}
