import { DomainError } from '@maillage/kernel';
import { answered, type EnrolmentAct } from './answer-enrolment.js';
import type { Enrolment } from './enrolment.js';

const NOW = new Date('2026-10-20T10:00:00Z');
const LATER = new Date('2026-10-22T10:00:00Z');
const offered: Enrolment = {
  ...{ id: 'a', sessionId: 's', courseId: 'c', personId: 'p', structureId: undefined },
  ...{ wish: 1, arrival: 1, place: 1, state: 'offerte', holds: true, agreement: 'sans_objet' },
  ...{ agreementUntil: undefined, silence: 'refuse', offeredUntil: LATER },
  ...{ version: 1, createdAt: NOW, modifiedAt: NOW },
};
const code = (one: Enrolment, act: EnrolmentAct, now = NOW): string | undefined => {
  try {
    answered(one, act, now);
    return undefined;
  } catch (error) {
    return error instanceof DomainError ? error.code : String(error);
  }
};

describe('an enrolment', () => {
  it('is taken once, however often and from whatever device, and not after the deadline', () => {
    const seated = answered(offered, 'accepter', NOW);
    expect(seated).toMatchObject({ state: 'inscrite', holds: true, offeredUntil: undefined });
    expect(answered(seated, 'accepter', LATER)).toBe(seated);
    expect(code(offered, 'accepter', LATER)).toBe('training.offer_over');
    expect(code({ ...offered, state: 'attente', holds: false }, 'accepter')).toBe(
      'training.offer_over',
    );
  });

  it('is declined while a seat is offered, and cancelled while it lasts', () => {
    const declined = answered(offered, 'decliner', NOW);
    expect(declined).toMatchObject({ state: 'declinee', holds: false });
    expect(answered(declined, 'decliner', NOW)).toBe(declined);
    expect(code(declined, 'annuler')).toBe('training.enrolment_over');
    expect(code(declined, 'accepter')).toBe('training.offer_over');
    const seated = answered(offered, 'accepter', NOW);
    expect(code(seated, 'decliner')).toBe('training.offer_over');
    expect(answered(seated, 'annuler', NOW)).toMatchObject({ state: 'annulee', holds: false });
  });

  it('has its employer’s answer once, in time', () => {
    const asked: Enrolment = {
      ...offered,
      state: 'accord_attendu',
      agreement: 'attendu',
      agreementUntil: LATER,
    };
    const agreed = answered(asked, 'accorder', NOW);
    expect(agreed).toMatchObject({ agreement: 'donne' });
    expect(answered(agreed, 'accorder', NOW)).toBe(agreed);
    expect(code(agreed, 'refuser')).toBe('training.agreement_not_awaited');
    expect(code(asked, 'accorder', LATER)).toBe('training.agreement_not_awaited');
    expect(code(offered, 'accorder')).toBe('training.agreement_not_awaited');
  });
});
