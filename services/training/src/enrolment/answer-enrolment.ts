import { type Enrolment, isActive } from './enrolment.js';
import { enrolmentOver, notAwaited, offerOver } from './enrolment.errors.js';

/** What is done with an enrolment. */
export const ACTS = ['accepter', 'decliner', 'annuler', 'accorder', 'refuser'] as const;
export type EnrolmentAct = (typeof ACTS)[number];

/**
 * An enrolment after an act: a seat that is offered is taken or declined, an employer agrees or refuses, or it is cancelled.
 * The same act again changes nothing, from whatever device it comes.
 * @throws DomainError conflict where it comes too late, or there is nothing to answer.
 */
export function answered(one: Enrolment, act: EnrolmentAct, now: Date): Enrolment {
  switch (act) {
    case 'accepter':
      return accepted(one, now);
    case 'decliner':
      if (one.state === 'declinee') return one;
      if (one.state !== 'offerte') throw offerOver();
      return over(one, 'declinee');
    case 'annuler':
      if (one.state === 'annulee') return one;
      if (!isActive(one.state)) throw enrolmentOver(one.state);
      return over(one, 'annulee');
    case 'accorder':
    case 'refuser': {
      const agreement = act === 'accorder' ? 'donne' : 'refuse';
      if (one.agreement === agreement) return one;
      if (one.agreement !== 'attendu' || !isActive(one.state)) throw notAwaited();
      if (one.agreementUntil !== undefined && one.agreementUntil <= now) throw notAwaited();
      return { ...one, agreement };
    }
  }
}

function accepted(one: Enrolment, now: Date): Enrolment {
  if (one.state === 'inscrite') return one;
  const { state, offeredUntil } = one;
  if (state !== 'offerte' || offeredUntil === undefined || offeredUntil <= now) throw offerOver();
  return { ...one, state: 'inscrite', offeredUntil: undefined };
}

const over = (one: Enrolment, state: Enrolment['state']): Enrolment => ({
  ...one,
  state,
  holds: false,
  offeredUntil: undefined,
});
