import { doubledIn, type LocalQuestion, readLocal } from './local-question.js';

const question = (id: string, ...choices: string[]): LocalQuestion => ({
  ...{ id, text: id },
  choices: choices.map((choice) => ({ id: choice, text: choice })),
});
const QUESTIONS = [question('debit', 'bon', 'faible'), question('temps', 'oui', 'non')];

describe('questions of the territory', () => {
  it('are answered by choices that there are, or left out', () => {
    expect(readLocal({ 'question-debit': 'bon' }, QUESTIONS)).toEqual({ debit: 'bon' });
    expect(readLocal({ 'question-debit': 'oui', autre: 'oui' }, QUESTIONS)).toBeUndefined();
    expect(readLocal({}, QUESTIONS)).toBeUndefined();
  });

  it('have ids of their own', () => {
    expect(doubledIn(QUESTIONS)).toBeUndefined();
    expect(doubledIn([...QUESTIONS, question('temps', 'oui', 'non')])).toBe('temps');
    expect(doubledIn([question('debit', 'bon', 'bon')])).toBe('bon');
  });
});
