import { starterBank } from '@maillage/skills';
import { BUILT_IN, DEFAULT, findFramework, areaOf } from '../framework/framework.js';
import type { BankItem, Form, Mode } from './bank.js';

/** The bank that every installation begins with. */
export const STARTER = {
  id: '01970000-0000-7000-8000-000000000001',
  name: 'Banque de départ',
  framework: DEFAULT,
  reason: 'Banque de départ : paramètres proposés par des experts, non étalonnés',
} as const;

/** Its items: priors by experts, none calibrated. */
export function starterItems(): BankItem[] {
  const framework = findFramework(BUILT_IN, DEFAULT);
  return starterBank()
    .flatMap(({ items }) => items)
    .map((item) => ({
      id: item.id,
      version: item.version,
      competence: item.competence,
      area: framework === undefined ? '' : (areaOf(framework, item.competence) ?? ''),
      form: item.form as Form,
      question: item.question,
      ...(item.context === undefined ? {} : { context: item.context }),
      ...(item.choices === undefined ? {} : { choices: item.choices }),
      answer: item.answer,
      why: item.why,
      parameters: { model: '2pl', a: item.priors.a, b: item.priors.b, isCalibrated: false },
      seconds: item.expected_seconds,
      enemies: item.enemies,
      modes: item.modes as readonly Mode[],
    }));
}

/**
 * The items of a bank that began as the starter bank, when the software brings another edition of it: words are the new
 * ones, calibrated parameters stay, and what was added or retired here stays so.
 */
export function withEdition(
  present: readonly BankItem[],
  edition: readonly BankItem[],
): BankItem[] {
  const known = new Map(present.map((item) => [item.id, item]));
  const brought = new Set(edition.map(({ id }) => id));
  return [
    ...edition.map((item): BankItem => {
      const before = known.get(item.id);
      return {
        ...item,
        ...(before?.parameters?.isCalibrated === true ? { parameters: before.parameters } : {}),
        ...(before?.isRetired === true ? { isRetired: true } : {}),
      };
    }),
    ...present.filter(({ id }) => !brought.has(id)),
  ];
}
