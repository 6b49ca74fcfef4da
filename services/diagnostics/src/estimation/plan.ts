import { Findings, type Fault } from '@maillage/kernel';
import { type Plan, planTest, type Rules } from '@maillage/psychometrics';
import type { BankItem } from '../bank/bank.js';
import { refusedRules } from './estimation.errors.js';
import { testBankOf } from './test-bank.js';

/** Names of rules in the API, by those of the engine. */
const NAMES: Readonly<Record<string, string>> = {
  stop: 'arret',
  balance: 'equilibre',
  exposure: 'exposition',
  limit: 'limite',
  weights: 'poids',
  standardError: 'erreur_type',
  areaStandardError: 'erreur_type_domaine',
  areaTargets: 'cibles_domaine',
  seconds: 'secondes',
};

const named = (fault: Fault): Fault => ({
  ...fault,
  pointer: `/regles${fault.pointer
    .split('/')
    .map((part) => NAMES[part] ?? part)
    .join('/')}`,
});

/** Makes a plan of rules for items. @throws DomainError invalid with every fault of the rules, by the names of the API. */
export function planOf(rules: Rules, items: readonly BankItem[]): Plan {
  const findings = new Findings('diagnostics');
  const plan = planTest(rules, testBankOf(items), findings);
  if (plan === undefined) throw refusedRules(findings.faults.map(named));
  return plan;
}
