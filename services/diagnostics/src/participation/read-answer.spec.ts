import type { BankItem } from '../bank/bank.js';
import { questionShown, readAnswer, shownQuestion } from './read-answer.js';

const item = (form: BankItem['form'], id = 'x'): BankItem => ({
  ...{ id, version: 1, competence: '1.1', area: '1', form, question: '?' },
  choices: ['a', 'b', 'c'].map((one) => ({ id: one, text: one })),
  ...{ answer: ['a'], enemies: [], modes: ['ecran'] },
});
const chosen = (...ids: string[]) => ({ kind: 'choices', ids });

describe('the form of a question', () => {
  it.each([
    ['one of several', 'une_reponse', { choix: 'b' }, chosen('b')],
    ['one that was not offered', 'une_reponse', { choix: 'z' }, undefined],
    ['nothing', 'une_reponse', {}, undefined],
    ['several', 'plusieurs_reponses', { 'choix-c': '1', 'choix-a': '1' }, chosen('a', 'c')],
    ['none of several', 'plusieurs_reponses', { 'choix-z': '1' }, undefined],
    ['an order', 'ordre', { 'rang-a': '3', 'rang-b': '1', 'rang-c': '2' }, chosen('b', 'c', 'a')],
    ['a rank twice', 'ordre', { 'rang-a': '1', 'rang-b': '1', 'rang-c': '2' }, undefined],
    ['a text', 'texte_court', { texte: ' Ctrl F ' }, { kind: 'text', text: 'Ctrl F' }],
    ['an empty text', 'texte_court', { texte: '  ' }, undefined],
    ['a text that is too long', 'texte_court', { texte: 'x'.repeat(501) }, undefined],
    ['"je ne sais pas"', 'une_reponse', { geste: 'inconnu', choix: 'a' }, { kind: 'unknown' }],
    ['a question passed', 'ordre', { geste: 'passer' }, { kind: 'passed' }],
  ] as const)('says %s', (_, form, fields, given) => {
    expect(readAnswer(item(form), fields)).toEqual(given);
  });

  it('tells which question it showed, and for how long', () => {
    const [first, second] = [item('ordre', '1.1-01'), item('ordre', '1.1-02')];
    const at = new Date('2026-03-14T10:00:00Z');
    const shown = questionShown(second.id, at);
    expect(shown).toMatch(/^[\w-]{1,100}$/);
    const later = new Date(at.getTime() + 12_000);
    expect(shownQuestion(shown, [first, second], later)).toEqual({ item: second, seconds: 12 });
    const next = new Date(at.getTime() + 86_401_000);
    expect(shownQuestion(shown, [first, second], next)).toEqual({ item: second });
    expect(shownQuestion(shown, [first], later)).toBeUndefined();
  });
});
