import type { Findings } from '@maillage/kernel';
import {
  type Ability,
  type Answer,
  bayesModal,
  categoriesOf,
  estimationQuadrature,
  expectedAPosteriori,
  maximumLikelihood,
  type Quadrature,
  type Unbounded,
  weightedLikelihood,
} from '@maillage/psychometrics';
import { type BankItem, modelItemOf } from '../bank/bank.js';

/** Ways to estimate ability: expected a posteriori, maximum likelihood, weighted likelihood, Bayes modal. */
export const METHODS = ['eap', 'ml', 'wle', 'bm'] as const;
export type Method = (typeof METHODS)[number];
export type Estimate = Ability | Unbounded;

/** Reads responses by item, and notes those to items that the bank does not score and those that an item cannot have. */
export function readAnswers(
  responses: Readonly<Record<string, unknown>>,
  items: readonly BankItem[],
  findings: Findings,
): Answer[] {
  const known = new Map(items.map((item) => [item.id, item]));
  return Object.entries(responses).flatMap(([id, category]): Answer[] => {
    const bankItem = known.get(id);
    const item = bankItem && modelItemOf(bankItem);
    if (item === undefined) {
      findings.fault(
        id,
        'unknown_item',
        {
          fr: `La banque n’a pas d’item noté « ${id.slice(0, 100)} ».`,
          en: `The bank has no scored item "${id.slice(0, 100)}".`,
        },
        id,
      );
      return [];
    }
    const last = categoriesOf(item) - 1;
    if (
      typeof category === 'number' &&
      Number.isInteger(category) &&
      category >= 0 &&
      category <= last
    )
      return [{ item, category }];
    findings.fault(
      id,
      'value_out_of_range',
      {
        fr: `La réponse à l’item ${id} est un entier de 0 à ${last}.`,
        en: `The answer to item ${id} is a whole number from 0 to ${last}.`,
      },
      String(category),
    );
    return [];
  });
}

export function estimateBy(
  method: Method,
  answers: readonly Answer[],
  quadrature: Quadrature = estimationQuadrature(),
): Estimate {
  switch (method) {
    case 'eap':
      return expectedAPosteriori(answers, quadrature);
    case 'ml':
      return maximumLikelihood(answers);
    case 'wle':
      return weightedLikelihood(answers);
    case 'bm':
      return bayesModal(answers);
  }
}
