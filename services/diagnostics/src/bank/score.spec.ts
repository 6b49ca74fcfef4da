import type { BankItem } from './bank.js';
import { fitsForm, type Given, scoreOf } from './score.js';

const CHOICES = ['a', 'b', 'c'].map((id) => ({ id, text: id.toUpperCase() }));
const item = (
  form: BankItem['form'],
  answer: string[],
  more: Partial<BankItem> = {},
): BankItem => ({
  id: 'x',
  version: 1,
  competence: '1.1',
  area: '1',
  form,
  question: '?',
  ...(form === 'texte_court' ? {} : { choices: CHOICES }),
  answer,
  enemies: [],
  modes: ['ecran'],
  ...more,
});
const chosen = (...ids: string[]): Given => ({ kind: 'choices', ids });
const text = (words: string): Given => ({ kind: 'text', text: words });

describe('an answer', () => {
  it.each([
    ['the right one of several', item('une_reponse', ['a']), chosen('a'), 1],
    ['another one', item('une_reponse', ['a']), chosen('b'), 0],
    [
      'all that are right, in any order',
      item('plusieurs_reponses', ['a', 'b']),
      chosen('b', 'a'),
      1,
    ],
    ['one too few', item('plusieurs_reponses', ['a', 'b']), chosen('a'), 0],
    ['one too many', item('plusieurs_reponses', ['a', 'b']), chosen('a', 'b', 'c'), 0],
    ['the right order', item('ordre', ['c', 'a', 'b']), chosen('c', 'a', 'b'), 1],
    ['another order', item('ordre', ['c', 'a', 'b']), chosen('a', 'c', 'b'), 0],
    ['a text without its accents', item('texte_court', ['Contrôle F']), text('CONTROLE  f'), 1],
    ['another text', item('texte_court', ['Ctrl F']), text('Ctrl G'), 0],
    [
      'all that had to be seen',
      item('verification_par_mediateur', ['a', 'b']),
      chosen('a', 'b', 'c'),
      1,
    ],
    ['less than had to be seen', item('verification_par_mediateur', ['a', 'b']), chosen('a'), 0],
  ] as const)('that is %s is scored', (_, asked, given, score) => {
    expect([fitsForm(asked, given), scoreOf(asked, given)]).toEqual([true, score]);
  });

  it('has degrees where the item is graded: as many as points seen', () => {
    const parameters = {
      model: 'graded',
      a: 1,
      thresholds: [-1, 0, 1],
      isCalibrated: true,
    } as const;
    const graded = item('verification_par_mediateur', ['a', 'b', 'c'], { parameters });
    expect(
      [[], ['b'], ['a', 'c'], ['a', 'b', 'c']].map((ids) => scoreOf(graded, chosen(...ids))),
    ).toEqual([0, 1, 2, 3]);
  });

  it('may always be "je ne sais pas"', () => {
    for (const form of ['une_reponse', 'ordre', 'texte_court'] as const)
      expect([
        fitsForm(item(form, ['a']), { kind: 'unknown' }),
        scoreOf(item(form, ['a']), { kind: 'unknown' }),
      ]).toEqual([true, 'unknown']);
  });

  it('does not fit where it names no choice that was offered, one twice, or too few', () => {
    expect(
      [
        [item('une_reponse', ['a']), chosen('z')],
        [item('une_reponse', ['a']), chosen('a', 'b')],
        [item('une_reponse', ['a']), chosen()],
        [item('une_reponse', ['a']), text('a')],
        [item('plusieurs_reponses', ['a']), chosen('a', 'a')],
        [item('ordre', ['a', 'b', 'c']), chosen('a', 'b')],
        [item('texte_court', ['a']), chosen('a')],
      ].map(([asked, given]) => fitsForm(asked as BankItem, given as Given)),
    ).toEqual(Array<boolean>(7).fill(false));
  });
});
