import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '@maillage/platform';
import { FiguresStore } from './figures.store.js';
import { type StockDelta, stockDeltasOf, type StockStep } from './stock-deltas.js';

/** Adds what stocks gain and lose to the figures. */
@Injectable()
export class CountStocks {
  constructor(@Inject(FiguresStore) private readonly store: FiguresStore) {}

  /** @returns what was added, without what cancels out. */
  async add(tx: Transaction, steps: Iterable<StockStep>): Promise<readonly StockDelta[]> {
    const deltas = stockDeltasOf(steps);
    await this.store.addStocks(tx, deltas);
    return deltas;
  }
}
