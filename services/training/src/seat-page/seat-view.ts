import { dayInWords, type Language } from '@maillage/kernel';
import type { Enrolment, EnrolmentState } from '../enrolment/enrolment.js';
import type { HalfDay, HeldSession } from '../session/session.js';

/** What a page shows of an enrolment. Nobody's name, and no level. */
export interface SeatView {
  readonly title: string;
  readonly halfDays: readonly HalfDay[];
  readonly place: string | undefined;
  readonly link: string | undefined;
  readonly state: EnrolmentState;
  /** Where it stands among those that wait; undefined for one that does not. */
  readonly rank: number | undefined;
  readonly offeredUntil: Date | undefined;
  readonly agreement: Enrolment['agreement'];
  readonly agreementUntil: Date | undefined;
  /** The session was held and is closed. */
  readonly isClosed: boolean;
  /** The first half-day has begun. */
  readonly hasBegun: boolean;
  /** Half-days that may be signed now, by their names. */
  readonly toSign: readonly string[];
  /** The code of the certificate, once there is one. */
  readonly certificate: string | undefined;
}

/** What is known beside an enrolment and its session. */
export type BesideSeat = Pick<SeatView, 'title' | 'toSign' | 'certificate' | 'hasBegun'>;

export function seatView(
  one: Enrolment,
  { description, state: sessionState }: HeldSession,
  beside: BesideSeat,
): SeatView {
  const { lieu, lien, demi_journees: halfDays } = description;
  const place = [lieu?.nom, lieu?.adresse].filter((text) => text !== undefined).join(', ');
  return {
    ...{ ...beside, halfDays, state: one.state, agreement: one.agreement },
    ...{ offeredUntil: one.offeredUntil, agreementUntil: one.agreementUntil },
    place: place === '' ? undefined : place,
    link: lien,
    isClosed: sessionState === 'close' && one.state === 'inscrite',
    rank: one.state === 'attente' ? one.place : undefined,
  };
}

/** What a form was shown with, so that what it sends can be told from what stands meanwhile. */
export const shownOf = ({ state, agreement }: Pick<SeatView, 'state' | 'agreement'>): string =>
  `${state}-${agreement}`;

/** `mardi 2 février 2027`-like: the day in words, then the hours. */
export const halfDayInWords = ({ jour, debut, fin }: HalfDay, language: Language): string =>
  `${dayInWords(jour, language)}, ${debut.replace(':', ' h ')} – ${fin.replace(':', ' h ')}`;

const clocks = {
  fr: new Intl.DateTimeFormat('fr-FR', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Paris',
  }),
  en: new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Paris',
  }),
};

/** An instant as people say it, by the clock of Paris. */
export const instantInWords = (at: Date, language: Language): string => clocks[language].format(at);
