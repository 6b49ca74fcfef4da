import { provenanceOf, type ToldVersion } from './provenance.js';

const version = (day: number, said: object, reason = 'Import'): ToldVersion => ({
  at: new Date(Date.UTC(2026, 0, day)),
  by: { kind: 'client', id: 'x', name: `Client ${day}`, reason },
  said: said as ToldVersion['said'],
});
const daysOf = (told: ReturnType<typeof provenanceOf>) =>
  Object.fromEntries(told.map(({ field, at, isByHand }) => [field, [at.getUTCDate(), isByHand]]));

describe('the provenance of a field', () => {
  it('is the first version since which it says the same', () => {
    const versions = [
      version(4, { nom: 'B', horaires: '24/7', services: ['a'] }, 'Confirmation'),
      version(3, { nom: 'B', horaires: '24/7', services: ['a'] }),
      version(2, { nom: 'A', horaires: '24/7', services: ['a'] }),
      version(1, { nom: 'B', services: ['a'] }),
    ];
    expect(daysOf(provenanceOf(versions, new Map(), []))).toEqual({
      nom: [3, false],
      horaires: [2, false],
      services: [1, false],
    });
  });

  it('is the hand that corrected it, also where the hand emptied it', () => {
    const by = { kind: 'agent', id: 'y', name: null, reason: 'Correction' };
    const correction = { at: new Date(Date.UTC(2026, 0, 9)), by };
    const versions = [version(2, { nom: 'B' }), version(1, { nom: 'A', horaires: '24/7' })];
    const hands = new Map([
      ['nom', correction],
      ['horaires', correction],
    ]);
    expect(daysOf(provenanceOf(versions, hands, []))).toEqual({
      nom: [9, true],
      horaires: [9, true],
    });
  });

  it('is, of what history masks, the last act by which its source said everything', () => {
    const versions = [
      version(4, { telephone: '+33321000000' }, 'Fermeture'),
      version(3, { telephone: '***' }),
      version(2, { telephone: '***' }),
      version(1, {}),
    ];
    expect(daysOf(provenanceOf(versions, new Map(), ['telephone']))).toEqual({
      telephone: [3, false],
    });
  });
});
