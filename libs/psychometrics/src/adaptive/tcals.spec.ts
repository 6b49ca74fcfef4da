import { Findings } from '@maillage/kernel';
import { rectangular } from '../ability/quadrature.js';
import { describeReal, readReal } from '../spec/real-data.js';
import { type BankItem } from './bank.js';
import { planTest } from './plan.js';
import { replayTest } from './replay.js';
import { type Criterion } from './rules.js';

interface Tcals {
  readonly group: string[];
  readonly bank: [number, number, number, number][];
}
interface Runs {
  readonly runs: {
    readonly criterion: 'MFI' | 'MEPV' | 'KL' | 'bOpt';
    readonly responsesAll: string;
    readonly items: number[];
    readonly theta: number[];
    readonly se: number[];
  }[];
}
const CRITERIA: Readonly<Record<string, Criterion>> = {
  MFI: 'mfi',
  MEPV: 'mepv',
  KL: 'kl',
  bOpt: 'difficulty',
};

describeReal('adaptive tests on the TCALS bank (real data)', () => {
  it("are catR's, item by item, with its estimates and errors", () => {
    const { bank, group } = readReal<Tcals>('bank-tcals.json');
    const items = bank.map(([a, b, c], at): BankItem => ({
      item: { kind: 'logistic', id: String(at + 1), a, b, c },
      area: group[at] ?? '',
      competence: group[at] ?? '',
    }));
    const { runs } = readReal<Runs>('cat-runs-tcals.json');
    for (const run of runs) {
      const findings = new Findings('diagnostics');
      const plan = planTest(
        {
          stop: { items: 30, standardError: 0.35 },
          firstCriterion: 'mfi',
          criterion: CRITERIA[run.criterion] ?? 'mfi',
          quadrature: rectangular(33, -4, 4),
        },
        { items },
        findings,
      );
      expect(findings.faults).toEqual([]);
      if (plan === undefined) throw new Error('refused');
      const { steps, stop } = replayTest(plan, { seed: 1, conditions: 'standard' }, (id) => ({
        value: Number(run.responsesAll[Number(id) - 1]),
      }));
      expect(stop).toBe('precision');
      expect(steps.map(({ item }) => Number(item))).toEqual(run.items);
      steps.forEach(({ theta, standardError }, at) => {
        expect(theta).toBeCloseTo(run.theta[at] ?? NaN, 10);
        expect(standardError).toBeCloseTo(run.se[at] ?? NaN, 10);
      });
    }
    expect(runs).toHaveLength(8);
  });
});
