import { type Item } from '../model/item.js';
import { probabilities } from '../model/response.js';

/** Expected answer to an item and its variance. */
export function momentsAt(item: Item, theta: number): { mean: number; variance: number } {
  const p = probabilities(item, theta);
  const mean = p.reduce((sum, value, k) => sum + k * value, 0);
  return { mean, variance: p.reduce((sum, value, k) => sum + (k - mean) ** 2 * value, 0) };
}

/** Mean square residuals (Wright & Masters 1982): 1 is expected; above is noise, below is redundancy. */
export interface MeanSquares {
  /** Weighted by information. */
  readonly infit: number;
  /** Not weighted: sensitive to answers far from expected. */
  readonly outfit: number;
}

/** Gathers squared residuals. */
export class Residuals {
  private squares = 0;
  private variance = 0;
  private standardised = 0;
  private count = 0;

  add(answer: number, { mean, variance }: { mean: number; variance: number }, people = 1): void {
    this.squares += people * (answer - mean) ** 2;
    this.variance += people * variance;
    this.standardised += (people * (answer - mean) ** 2) / variance;
    this.count += people;
  }

  meanSquares(): MeanSquares {
    return { infit: this.squares / this.variance, outfit: this.standardised / this.count };
  }
}
