import { presentConsent, rulesOf, stateAt } from './campaign.js';

describe('a campaign', () => {
  it('takes answers from its opening until its closing', () => {
    const dates = { opensAt: new Date(1000), closesAt: new Date(2000) };
    expect([999, 1000, 1999, 2000].map((at) => stateAt(dates, new Date(at)))).toEqual([
      'planned',
      'open',
      'open',
      'closed',
    ]);
  });

  it('asks most about what its job asks for most', () => {
    const target = (competence: string, weight: number) => ({ competence, level: 'basic', weight });
    const rules = rulesOf(
      { length: 12, trials: 1, exposure: 0.3 },
      [target('1.1', 3), target('1.2', 1), target('2.1', 2), target('9.9', 3)],
      (competence) => (competence.startsWith('9') ? undefined : competence.slice(0, 1)),
    );
    expect(rules).toMatchObject({
      stop: { items: 12 },
      balance: { by: 'area', weights: { 1: 4, 2: 2 } },
      exposure: { limit: 0.3 },
      trials: 1,
    });
  });

  it('holds who starts now to its last words', () => {
    const consent = { text: '', hash: '', allowsGroup: false, from: new Date(0) };
    expect(
      presentConsent({
        consents: [
          { ...consent, version: 1 },
          { ...consent, version: 2 },
        ],
      }).version,
    ).toBe(2);
    expect(() => presentConsent({ consents: [] })).toThrow();
  });
});
