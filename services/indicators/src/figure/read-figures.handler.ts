import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@maillage/kernel';
import { freshnessOf } from '@maillage/nomenclatures';
import { Bus, Database, type Transaction } from '@maillage/platform';
import { communesOf } from '@maillage/territories';
import { slotsOf, type Span, type Step } from './calendar.js';
import type { Definition } from '../definitions/definition.js';
import type { DimensionId } from '../definitions/dimensions.js';
import { FiguresQueries, type StockAxis, type Wanted } from './figures.queries.store.js';
import { axisOf, COLUMNS, type FigureRow, sumsOf, type Table, tableOf } from './fold.js';
import { stocksOf } from './stocks.js';
import { rebuilding } from './indicators.errors.js';
import { rebuildPercent } from '../rebuild/rebuild.handler.js';
import { type Part, rowsOf } from './breakdown.js';
import type { Completeness } from './completeness.js';
import { CompletenessStore } from './completeness.store.js';

/** Where and when figures are asked for. */
export interface Frame {
  readonly parts: readonly Part[];
  readonly span: Span;
  readonly step: Step | undefined;
  /** Civil day of the question: periods that are not over end there as far as places are concerned. */
  readonly today: string;
}

/** Reads sums of the rollups, all of one answer on one state of the tables. */
@Injectable()
export class ReadFigures {
  constructor(
    @Inject(FiguresQueries) private readonly queries: FiguresQueries,
    @Inject(CompletenessStore) private readonly completeness: CompletenessStore,
    @Inject(Database) private readonly database: Database,
    @Inject(Bus) private readonly bus: Bus,
  ) {}

  /** @throws DomainError unavailable while the figures are being rebuilt. */
  async consistently<T>(
    work: (tx: Transaction, completeness: Completeness) => Promise<T>,
  ): Promise<T> {
    const attempt = (): Promise<T | undefined> =>
      this.queries.snapshot(async (tx) => {
        const completeness = await this.completeness.read(tx);
        return completeness.isRebuilding ? undefined : work(tx, completeness);
      });
    const answer = await attempt();
    if (answer !== undefined) return answer;
    const percent = await rebuildPercent(this.database, this.bus).catch((error: unknown) => {
      if (error instanceof DomainError) throw error;
      // The bus does not answer: how far the rebuild has come can't be known, that it is not over is.
      return 0;
    });
    const second = percent === undefined ? await attempt() : undefined;
    if (second === undefined) throw rebuilding(percent ?? 0);
    return second;
  }

  /** What one indicator needs, broken down by `par`. */
  async rowsFor(
    tx: Transaction,
    definition: Definition,
    par: readonly DimensionId[],
    frame: Frame,
  ): Promise<Record<Table, readonly FigureRow[]>> {
    const inputs = Object.values(definition.inputs);
    const read = async (table: 'activity' | 'theme'): Promise<readonly FigureRow[]> => {
      const here = inputs.filter((input) => tableOf(input, par) === table);
      if (here.length === 0) return [];
      const only = here.flatMap((input) => (input.of === 'thematiques' ? (input.only ?? []) : []));
      const columns = par.flatMap((dimension) => COLUMNS[dimension] ?? []);
      return this.activities(tx, table, frame, {
        by: [...new Set([...columns, ...(only.length > 0 ? ['theme'] : [])])],
        sums: [...new Set(here.flatMap((input) => sumsOf(input, par)))],
        ...(only.length === 1 && here.length === 1 && only[0] !== undefined
          ? { only: only[0] }
          : {}),
      });
    };
    return {
      activity: await read('activity'),
      theme: await read('theme'),
      stock: await this.stocks(tx, stocksIn(definition, par[0]), frame),
      code: communesIn(frame),
    };
  }

  /** Sums of a rollup of activities over the frame. */
  activities(
    tx: Transaction,
    table: 'activity' | 'theme',
    { parts, span, step }: Frame,
    wanted: Wanted,
  ): Promise<FigureRow[]> {
    return this.queries.figures(tx, table, wanted, rowsOf(parts, span, step), step);
  }

  /** Stocks at the end of each period of the frame. */
  async stocks(
    tx: Transaction,
    wanted: readonly StockAxis[],
    { parts, span, step, today }: Frame,
  ): Promise<FigureRow[]> {
    if (wanted.length === 0) return [];
    const rows = parts.flatMap(({ label, territories }) =>
      territories.map((territory) => ({ label, territory })),
    );
    const changes = await this.queries.stocks(tx, wanted, rows, { span, step });
    const fresh = freshnessUntil(today);
    return stocksOf(changes, slotsOf(span, step), (value, slot, axis) =>
      axis === axisOf('fraicheur') ? fresh(value, slot) : value,
    );
  }
}

/** The stocks an indicator is made of, along one dimension or none. */
export function stocksIn(
  { inputs }: Definition,
  dimension: DimensionId | undefined,
): readonly StockAxis[] {
  const axis = axisOf(dimension);
  return Object.values(inputs).flatMap((input) =>
    input.of === 'stock' ? { stock: input.stock, axis } : [],
  );
}

/** How many communes each part has in today's official code, the same in each period. */
export function communesIn({ parts, span, step }: Frame): FigureRow[] {
  return parts.flatMap(({ label, territories }) => {
    const communes = territories.reduce((sum, one) => sum + communesOf(one).length, 0);
    return slotsOf(span, step).map(({ periode }) => ({
      ...{ label, periode },
      ...{ keys: {}, sums: { communes } },
    }));
  });
}

/** Freshness at the end of a period, or today while the period is not over. */
const freshnessUntil =
  (today: string) =>
  (updatedOn: string, { last }: { readonly last: string }): string =>
    freshnessOf(updatedOn, last < today ? last : today);
