import { type AnswerMatrix, MISSING, rowOf } from '../calibration/answers.js';
import { chiSquareTail } from '../statistics/tails.js';

/** Differential functioning of an item between two groups of the same ability. */
export interface DifferentialFunctioning {
  readonly id: string;
  /** Odds of the reference group ÷ odds of the focal group, at equal scores (Mantel & Haenszel 1959). */
  readonly oddsRatio: number;
  /** Δ = −2.35 log odds ratio (Holland & Thayer 1988): below 0, the item is harder for the focal group. */
  readonly delta: number;
  readonly deltaError: number;
  /** With continuity correction, 1 degree of freedom. */
  readonly chiSquare: number;
  readonly p: number;
  /** Educational Testing Service's classes (Zieky 1993): A negligible, B moderate, C large. B and C are warnings: a reason to read the item, not to drop it. */
  readonly level: 'A' | 'B' | 'C';
}

/** Answers of both groups at one score. */
interface Stratum {
  readonly right: [reference: number, focal: number];
  readonly wrong: [reference: number, focal: number];
}

/**
 * Mantel–Haenszel comparison of each right-or-wrong item between a reference and a focal group, matched by their score on all
 * items, the studied one included. People with a missing answer are left out. Undefined where an item cannot be compared.
 */
export function differentialFunctioning(
  reference: AnswerMatrix,
  focal: AnswerMatrix,
): (DifferentialFunctioning | undefined)[] {
  return reference.items.map((id, item) => {
    const strata = new Map<number, Stratum>();
    [reference, focal].forEach((matrix, group) => {
      matrix.counts.forEach((people, at) => {
        const row = rowOf(matrix, at);
        if (row.includes(MISSING)) return;
        const score = row.reduce((sum, value) => sum + value, 0);
        const stratum = strata.get(score) ?? { right: [0, 0], wrong: [0, 0] };
        strata.set(score, stratum);
        const side = row[item] === 1 ? stratum.right : stratum.wrong;
        side[group as 0 | 1] += people;
      });
    });
    return compare(id, [...strata.values()]);
  });
}

function compare(id: string, strata: readonly Stratum[]): DifferentialFunctioning | undefined {
  let [r, s, difference, variance] = [0, 0, 0, 0];
  let [rp, mixed, sq] = [0, 0, 0];
  for (const {
    right: [a, c],
    wrong: [b, d],
  } of strata) {
    const n = a + b + c + d;
    if (n < 2) continue;
    const [forReference, forFocal] = [(a * d) / n, (b * c) / n];
    r += forReference;
    s += forFocal;
    difference += a - ((a + b) * (a + c)) / n;
    variance += ((a + b) * (c + d) * (a + c) * (b + d)) / (n * n * (n - 1));
    // Robins, Breslow & Greenland 1986.
    const [p, q] = [(a + d) / n, (b + c) / n];
    rp += p * forReference;
    mixed += p * forFocal + q * forReference;
    sq += q * forFocal;
  }
  if (r === 0 || s === 0 || variance === 0) return undefined;
  const logOdds = Math.log(r / s);
  const error = Math.sqrt(rp / (2 * r * r) + mixed / (2 * r * s) + sq / (2 * s * s));
  const chiSquare = Math.max(0, Math.abs(difference) - 0.5) ** 2 / variance;
  const p = chiSquareTail(chiSquare, 1);
  const delta = -2.35 * logOdds;
  const deltaError = 2.35 * error;
  const size = Math.abs(delta);
  const isAboveOne = (size - 1) / deltaError > 1.645;
  const level = size < 1 || p >= 0.05 ? 'A' : size >= 1.5 && isAboveOne ? 'C' : 'B';
  return { id, oddsRatio: Math.exp(logOdds), delta, deltaError, chiSquare, p, level };
}
