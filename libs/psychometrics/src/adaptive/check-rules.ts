import { type Findings } from '@maillage/kernel';
import { type Bank } from './bank.js';
import { type Rules } from './rules.js';

/** Notes every fault of rules, each under the name of what is wrong. */
export function checkRules(rules: Rules, bank: Bank, findings: Findings): void {
  checkIds(bank, findings);
  checkStop(rules, bank, findings.inside('stop'));
  checkBalance(rules, bank, findings.inside('balance'));
  checkExposure(rules, bank, findings.inside('exposure'));
}

function checkIds({ items, trials = [] }: Bank, findings: Findings): void {
  const seen = new Set<string>();
  for (const id of [...items.map(({ item }) => item.id), ...trials.map((trial) => trial.id)]) {
    if (seen.has(id))
      findings.fault(
        'items',
        'item_twice',
        {
          fr: `L’item ${id} figure deux fois dans la banque.`,
          en: `Item ${id} stands twice in the bank.`,
        },
        id,
      );
    seen.add(id);
  }
}

function checkStop({ stop }: Rules, bank: Bank, findings: Findings): void {
  if (!(Number.isInteger(stop.items) && stop.items > 0))
    findings.fault('items', 'length_not_positive', {
      fr: 'La longueur du test est un nombre entier d’items, supérieur à 0.',
      en: 'The length of the test is a whole number of items, above 0.',
    });
  for (const name of ['standardError', 'areaStandardError', 'seconds', 'z'] as const) {
    const value = stop[name];
    if (value !== undefined && !(value > 0))
      findings.fault(
        name,
        'stop_not_positive',
        {
          fr: `La règle d’arrêt ${name} doit être un nombre supérieur à 0.`,
          en: `The stop rule ${name} must be a number above 0.`,
        },
        String(value),
      );
  }
  const areas = new Set(bank.items.map(({ area }) => area));
  refuseUnknown(Object.keys(stop.areaTargets ?? {}), areas, findings.inside('areaTargets'));
}

function refuseUnknown(
  names: readonly string[],
  known: ReadonlySet<string>,
  findings: Findings,
): void {
  for (const name of names.filter((one) => !known.has(one)))
    findings.fault(
      '',
      'unknown_area',
      {
        fr: `« ${name} » n’est ni un domaine ni une compétence de la banque. Elle a : ${[...known].join(', ')}.`,
        en: `"${name}" is neither an area nor a competence of the bank. It has: ${[...known].join(', ')}.`,
      },
      name,
    );
}

function checkBalance({ balance }: Rules, bank: Bank, findings: Findings): void {
  if (balance === undefined) return;
  const known = new Set(
    bank.items.map(({ area, competence }) => (balance.by === 'area' ? area : competence)),
  );
  refuseUnknown(Object.keys(balance.weights), known, findings.inside('weights'));
  const weights = Object.values(balance.weights);
  const areWeights = weights.every((weight) => Number.isFinite(weight) && weight >= 0);
  if (!areWeights || !weights.some((weight) => weight > 0))
    findings.fault('weights', 'balance_not_positive', {
      fr: 'Les poids de l’équilibre des contenus sont des nombres positifs, dont un au moins supérieur à 0.',
      en: 'The weights of the content balance are numbers of 0 or more, at least one of them above 0.',
    });
}

/** Each test shows `length` items of the bank, so that items are shown in length ÷ bank of the tests on average. */
function checkExposure({ exposure, stop }: Rules, bank: Bank, findings: Findings): void {
  if (exposure === undefined) return;
  const open = bank.items.filter(({ isRetired }) => isRetired !== true).length;
  const least = stop.items / open;
  if (!(exposure.limit >= least && exposure.limit <= 1))
    findings.fault(
      'limit',
      'exposure_below_length',
      {
        fr: `La limite d’exposition ne peut être inférieure à la longueur du test divisée par la banque (${stop.items} / ${open} = ${least.toFixed(3)}), ni dépasser 1.`,
        en: `The exposure limit cannot be below the length of the test divided by the bank (${stop.items} / ${open} = ${least.toFixed(3)}), nor above 1.`,
      },
      String(exposure.limit),
    );
}
