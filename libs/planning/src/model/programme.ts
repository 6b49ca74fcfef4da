import { type Message } from '@maillage/kernel';

/** A column and its coefficient. */
export type Term = readonly [column: number, coefficient: number];

/** A constraint lower ≤ Σ coefficient × column ≤ upper. */
export interface Row {
  readonly terms: readonly Term[];
  readonly lower: number;
  readonly upper: number;
  /** How people could give way, where they could: what one unit less strict costs beside others, and how it is said. */
  readonly relaxation?: Relaxation;
}

export interface Relaxation {
  readonly weight: number;
  /** @param by units by which the row is to give way, above 0. */
  readonly words: (by: number) => Message;
}

/** A mixed-integer linear programme that grows column by column and row by row; every column is 0 or more. */
export class Programme {
  readonly upper: number[] = [];
  readonly isInteger: boolean[] = [];
  readonly rows: Row[] = [];

  /** A decision that is taken or not. @returns its column. */
  decision(): number {
    return this.column(1, true);
  }

  /** A quantity. @returns its column. */
  quantity(upper: number): number {
    return this.column(upper, false);
  }

  atMost(upper: number, terms: readonly Term[], relaxation?: Relaxation): void {
    this.add({ terms, lower: -Infinity, upper, ...(relaxation && { relaxation }) });
  }

  atLeast(lower: number, terms: readonly Term[], relaxation?: Relaxation): void {
    this.add({ terms, lower, upper: Infinity, ...(relaxation && { relaxation }) });
  }

  private column(upper: number, isInteger: boolean): number {
    this.isInteger.push(isInteger);
    return this.upper.push(upper) - 1;
  }

  private add(row: Row): void {
    this.rows.push(row);
  }
}
