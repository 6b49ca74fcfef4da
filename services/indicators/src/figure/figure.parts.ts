import type { Parts } from '@maillage/platform';
import { FiguresQueries } from './figures.queries.store.js';
import { CountStocks } from './count-stocks.handler.js';
import { FiguresStore } from './figures.store.js';
import { ReadFigures } from './read-figures.handler.js';
import { CompletenessStore } from './completeness.store.js';

/** Sums kept by territory and period, as the module wires them. */
export const figure: Parts = {
  controllers: [],
  providers: [FiguresQueries, FiguresStore, CountStocks, CompletenessStore, ReadFigures],
};
