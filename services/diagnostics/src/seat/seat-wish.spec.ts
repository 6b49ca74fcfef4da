import { type FilledWish, readWish, wishedOf } from './seat-wish.js';

const FILLED = {
  'competence-1.1': 'oui',
  urgence: 'dans_l_annee',
  'disponibilite-matin': 'oui',
  courriel: ' ada@exemple.fr ',
  accord: 'oui',
};
const OFFERED = ['1.1', '1.2', '1.3', '2.1'];
const read = (over: Readonly<Record<string, string | undefined>>) => {
  const all = Object.entries({ ...FILLED, ...over });
  const given = all.filter((one): one is [string, string] => one[1] !== undefined);
  return readWish(Object.fromEntries(given), OFFERED);
};

describe('a wish to be invited', () => {
  it('says what, how soon, when, and by what somebody may be reached', () => {
    expect(read({})).toEqual({
      competences: ['1.1'],
      urgency: 'dans_l_annee',
      availabilities: ['matin'],
      contact: { courriel: 'ada@exemple.fr' },
    });
    const called = read({ courriel: '', telephone: '03 21 00 00 00' }) as FilledWish;
    expect(called.contact).toEqual({ telephone: '03 21 00 00 00' });
  });

  it.each([
    ['noCompetence', { 'competence-1.1': undefined }],
    ['noCompetence', { 'competence-1.1': undefined, 'competence-9.9': 'oui' }],
    ['noCompetence', { 'competence-1.2': 'x', 'competence-1.3': 'x', 'competence-2.1': 'x' }],
    ['noUrgency', { urgence: 'demain' }],
    ['noContact', { courriel: ' ' }],
    ['badContact', { courriel: 'ada' }],
    ['badContact', { courriel: `${'a'.repeat(300)}@exemple.fr` }],
    ['badContact', { telephone: '12' }],
    ['notAgreed', { accord: undefined }],
  ] as const)('is refused by its fault: %s', (fault, over) => {
    expect(read(over)).toBe(fault);
  });

  it('has probabilities that sum to one, also where nothing was answered', () => {
    const { atLevel, gaps } = wishedOf({ competence: '1.1', level: 'intermediate' }, 0, []);
    expect(atLevel).toBeCloseTo(0.5, 6);
    expect(gaps.reduce((sum, one) => sum + one, atLevel)).toBeCloseTo(1, 12);
    expect(Math.min(...gaps)).toBeGreaterThan(0);
  });
});
