import { DomainError } from '@maillage/kernel';
import { type HeldSession, type KeptState, type SessionState, stateOn } from './session.js';

/** What is done with a session, and leads it to another state. */
export const ACTS = ['ouvrir', 'confirmer', 'deroger', 'annuler', 'tenir', 'clore'] as const;
export type Act = (typeof ACTS)[number];

const FROM: Readonly<Record<Act, readonly SessionState[]>> = {
  ouvrir: ['brouillon'],
  confirmer: ['ouverte', 'a_confirmer'],
  deroger: ['ouverte', 'a_confirmer'],
  annuler: ['brouillon', 'ouverte', 'a_confirmer', 'confirmee'],
  tenir: ['confirmee'],
  clore: ['tenue'],
};
const TO: Readonly<Record<Act, KeptState>> = {
  ouvrir: 'ouverte',
  confirmer: 'confirmee',
  deroger: 'confirmee',
  annuler: 'annulee',
  tenir: 'tenue',
  clore: 'close',
};

/** States in which what is written of a session may change. */
export const CHANGEABLE: readonly SessionState[] = [
  'brouillon',
  'ouverte',
  'a_confirmer',
  'confirmee',
];

/** When an act is asked for. */
export interface Moment {
  readonly now: Date;
  /** Civil date in Europe/Paris. */
  readonly today: string;
}

/** What a session allows at a moment. */
export const actsOf = (session: HeldSession, moment: Moment): Act[] =>
  ACTS.filter((act) => refusalOf(session, act, moment) === undefined);

/** The state that an act leads to. @throws DomainError conflict where it is not allowed. */
export function stateAfter(session: HeldSession, act: Act, moment: Moment): KeptState {
  const refusal = refusalOf(session, act, moment);
  if (refusal !== undefined) throw refusal;
  return TO[act];
}

function refusalOf(
  session: HeldSession,
  act: Act,
  { now, today }: Moment,
): DomainError | undefined {
  const state = stateOn(session, today);
  const { taken, startsAt, endsAt } = session;
  const { places_min: least } = session.description;
  if (!FROM[act].includes(state)) return notInState(act, state);
  if (act === 'confirmer' && taken < least) return belowMinimum(taken, least);
  if (act === 'ouvrir' && startsAt <= now) return tooLate();
  if (act === 'tenir' && startsAt > now) return tooEarly('training.session_not_begun');
  if (act === 'clore' && endsAt > now) return tooEarly('training.session_not_over');
  return undefined;
}

const notInState = (act: Act, state: SessionState): DomainError =>
  new DomainError(
    state === 'tenue' || state === 'close' ? 'training.session_held' : 'training.not_in_state',
    'conflict',
    {
      fr: `Cette session est « ${state} » : le geste « ${act} » demande l’un de ces états : ${FROM[act].join(', ')}.`,
      en: `The session is "${state}": "${act}" asks for one of these states: ${FROM[act].join(', ')}.`,
    },
  );

const belowMinimum = (taken: number, least: number): DomainError =>
  new DomainError('training.below_minimum', 'conflict', {
    fr: `${taken} inscrits pour ${least} au moins : annulez, ou maintenez par dérogation (« deroger », avec un motif).`,
    en: `${taken} enrolled of ${least} at least: cancel, or keep it by derogation ("deroger", with a reason).`,
  });

const tooLate = (): DomainError =>
  new DomainError('training.session_begun', 'conflict', {
    fr: 'Cette session a déjà commencé : changez d’abord ses dates.',
    en: 'The session has begun already: change its dates first.',
  });

const tooEarly = (code: 'training.session_not_begun' | 'training.session_not_over'): DomainError =>
  new DomainError(
    code,
    'conflict',
    code === 'training.session_not_begun'
      ? { fr: 'Cette session n’a pas commencé.', en: 'The session has not begun.' }
      : { fr: 'Cette session n’est pas finie.', en: 'The session is not over.' },
  );
