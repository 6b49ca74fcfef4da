import { Findings } from '@maillage/kernel';
import type { BankItem } from '../bank/bank.js';
import { estimateBy, METHODS, readAnswers } from './estimate.js';

const item = (id: string, a: number, b: number): BankItem => ({
  id,
  version: 1,
  competence: '1.1',
  area: '1',
  form: 'une_reponse',
  question: '?',
  choices: [
    { id: 'a', text: 'A' },
    { id: 'b', text: 'B' },
  ],
  answer: ['a'],
  enemies: [],
  modes: ['ecran'],
  parameters: { model: '2pl', a, b, isCalibrated: true },
});
const RASCH = [item('1', 1, -1), item('2', 1, 0), item('3', 1, 1)];
const estimates = (items: BankItem[], ...values: number[]) => {
  const findings = new Findings('diagnostics');
  const responses = Object.fromEntries(values.map((value, at) => [items[at]?.id ?? '', value]));
  const answers = readAnswers(responses, items, findings);
  expect(findings.faults).toEqual([]);
  return Object.fromEntries(METHODS.map((method) => [method, estimateBy(method, answers)]));
};
const close = (theta: number, standardError?: number) => ({
  theta: expect.closeTo(theta, 4) as number,
  standardError: (standardError === undefined
    ? expect.any(Number)
    : expect.closeTo(standardError, 4)) as number,
});

describe('an estimate', () => {
  it('of all wrong and of all right is finite and wide, and unbounded by maximum likelihood (F-66)', () => {
    expect(estimates(RASCH, 0, 0, 0)).toMatchObject({
      eap: close(-0.9593, 0.8117),
      wle: close(-2.2947),
      ml: { unbounded: 'below' },
    });
    expect(estimates(RASCH, 1, 1, 1)).toMatchObject({
      eap: close(0.9593, 0.8117),
      wle: close(2.2947),
      ml: { unbounded: 'above' },
    });
  });

  it('of one answer is as wide as one answer leaves it (F-70)', () => {
    expect(estimates([item('1', 1, 0)], 1)).toMatchObject({ eap: close(0.4132, 0.9106) });
    expect(estimates([item('1', 1.5, 0.5)], 1)).toMatchObject({ eap: close(0.6754, 0.8384) });
  });

  it('is refused for items that are not there and for answers that an item cannot have', () => {
    const findings = new Findings('diagnostics', '/reponses');
    readAnswers({ '1': 2, '2': 0.5, x: 1 }, RASCH, findings);
    expect(findings.faults.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/reponses/1 diagnostics.value_out_of_range',
      '/reponses/2 diagnostics.value_out_of_range',
      '/reponses/x diagnostics.unknown_item',
    ]);
  });
});
