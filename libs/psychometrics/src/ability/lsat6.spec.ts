import { type Answer, type Item } from '../model/item.js';
import { describeReal, readReal } from '../spec/real-data.js';
import { bayesModal, maximumLikelihood, weightedLikelihood } from './likelihood.js';
import { type Ability, expectedAPosteriori } from './posterior.js';
import { gaussHermite, rectangular } from './quadrature.js';

type Estimate = readonly [number, number];
interface CatR {
  readonly a: number[];
  readonly b: number[];
  readonly patterns: { pattern: string; BM: Estimate; EAP: Estimate; WL: Estimate; ML: Estimate }[];
}
type Score = Record<string, number>;
interface Ltm {
  readonly LSAT6: {
    readonly onePL: { readonly dffclt: number[]; readonly dscrmn: number };
    readonly twoPL: { readonly dffclt: number[]; readonly dscrmn: number[] };
    readonly scores2PL_EAP: Score[];
    readonly scores2PL_EB: Score[];
    readonly scores1PL_EAP: Score[];
  };
}
interface Erm {
  readonly LSAT6: { readonly eRm_beta_easiness: number[]; readonly person: number[] };
}

/** How far the references' own searches for a maximum go: catR's `uniroot`, ltm's `optim`. */
const DIGITS = { catR: 4, ltm: 3 };

const itemsOf = (a: readonly number[], b: readonly number[]): Item[] =>
  b.map((difficulty, at) => ({
    kind: 'logistic',
    id: `Item ${at + 1}`,
    a: a[at] ?? NaN,
    b: difficulty,
    c: 0,
  }));
const answersOf = (items: readonly Item[], pattern: string): Answer[] =>
  items.map((item, at) => ({ item, category: Number(pattern[at]) }));
const close = ([theta, error]: Estimate, digits: number): Ability => ({
  theta: expect.closeTo(theta, digits),
  standardError: expect.closeTo(error, digits),
});

describeReal('ability of each pattern of LSAT6 (real data)', () => {
  it('is what catR finds by BM, EAP, WL and ML, which it keeps to −4…4', () => {
    const { a, b, patterns } = readReal<CatR>('lsat6-ability-estimates.json');
    const items = itemsOf(a, b);
    let outside = 0;
    for (const { pattern, BM, EAP, WL, ML } of patterns) {
      const answers = answersOf(items, pattern);
      expect(bayesModal(answers)).toEqual(close(BM, DIGITS.catR));
      expect(expectedAPosteriori(answers, rectangular(81, -4, 4))).toEqual(close(EAP, 10));
      for (const [ours, theirs] of [
        [weightedLikelihood(answers), WL],
        [maximumLikelihood(answers), ML],
      ] as const) {
        if (Math.abs(theirs[0]) < 4) {
          expect(ours).toEqual(close(theirs, DIGITS.catR));
          continue;
        }
        const beyond = 'theta' in ours ? ours.theta : ours.unbounded === 'below' ? -99 : 99;
        expect(beyond * Math.sign(theirs[0])).toBeGreaterThan(4);
        outside++;
      }
    }
    expect(patterns).toHaveLength(32);
    expect(outside).toBeLessThan(12);
  });

  it('is what ltm finds by EAP and EB', () => {
    const { onePL, twoPL, ...scores } = readReal<Ltm>('lsat6-estimates-ltm.json').LSAT6;
    const two = itemsOf(twoPL.dscrmn, twoPL.dffclt);
    const one = itemsOf(Array<number>(5).fill(onePL.dscrmn), onePL.dffclt);
    const check = (
      rows: readonly Score[],
      items: readonly Item[],
      estimate: (a: Answer[]) => Ability,
      digits: number,
    ) => {
      for (const row of rows) {
        const pattern = items.map(({ id }) => row[id]).join('');
        expect(estimate(answersOf(items, pattern))).toEqual(
          close([row['z1'] ?? NaN, row['se.z1'] ?? NaN], digits),
        );
      }
      expect(rows).toHaveLength(30);
    };
    const eap = (answers: Answer[]): Ability => expectedAPosteriori(answers, gaussHermite(21));
    check(scores.scores2PL_EAP, two, eap, 11);
    check(scores.scores1PL_EAP, one, eap, 11);
    check(scores.scores2PL_EB, two, (answers) => bayesModal(answers), DIGITS.ltm);
  });

  it('is what eRm finds from the conditional estimates, for each score', () => {
    const { eRm_beta_easiness: easiness, person } = readReal<Erm>('lsat6-cml-rasch.json').LSAT6;
    const items = itemsOf(
      [1, 1, 1, 1, 1],
      easiness.map((beta) => -beta),
    );
    const ours = ['10000', '11000', '11100', '11110'].map((pattern) => {
      const estimate = maximumLikelihood(answersOf(items, pattern));
      return 'theta' in estimate ? estimate.theta : NaN;
    });
    const theirs = [...new Set(person)].sort((a, b) => a - b);
    expect(ours).toEqual(theirs.map((theta) => expect.closeTo(theta, 4)));
  });
});
