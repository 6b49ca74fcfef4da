import { Inject, Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@maillage/platform';
import type { Stock } from '../definitions/definition.js';
import { PERIOD_PATTERN, type Span, type Step } from './calendar.js';
import type { FigureRow } from './fold.js';
import type { RowRange } from './breakdown.js';
import type { StockChange } from './stocks.js';

const TABLES = { activity: 'activity_figures', theme: 'theme_figures' } as const;

/** What is wanted of a rollup: key columns to group by, columns to add up, and at most one theme. */
export interface Wanted {
  readonly by: readonly string[];
  readonly sums: readonly string[];
  readonly only?: string;
}

/** A stock along one of its axes. */
export interface StockAxis {
  readonly stock: Stock;
  readonly axis: string;
}

type SqlRow = Readonly<Record<string, string | number>>;

/** Reads the rollups. */
@Injectable()
export class FiguresQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  /**
   * Runs several reads on one state of the tables. The lock comes before the snapshot: a rebuild's TRUNCATE, which no
   * snapshot protects from, then waits for the reads or is seen by all of them.
   */
  snapshot<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const reading = async (tx: Transaction): Promise<T> => {
      await tx.query(`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY;
        LOCK TABLE progress, activity_figures, theme_figures, stock_deltas, rebuild_targets IN ACCESS SHARE MODE`);
      return work(tx);
    };
    // An answer that is kept under a key has its transaction already, whose snapshot is older.
    return this.database.apart(() => this.database.transaction(reading));
  }

  /**
   * Sums of a rollup. The lateral subquery makes each range one scan of the primary key, whatever the planner estimates of
   * the sizes: cost follows the rows of the answer's territories and days, never the number of activities.
   */
  async figures(
    tx: Transaction,
    table: keyof typeof TABLES,
    wanted: Wanted,
    ranges: readonly RowRange[],
    step: Step | undefined,
  ): Promise<FigureRow[]> {
    const { by, sums, only } = wanted;
    const rows = await tx.query<SqlRow>(
      `SELECT r.label, f.* FROM unnest($1::text[], $2::text[], $3::text[], $4::date[], $5::date[]) AS r (label, territory, grain, first, last)
       CROSS JOIN LATERAL (
         SELECT ${['to_char(period, $6) AS periode', ...by, ...sums.map((name) => `sum(${name})::float8 AS ${name}`)].join(', ')}
         FROM ${TABLES[table]}
         WHERE territory = r.territory AND grain = r.grain AND period BETWEEN r.first AND r.last${only === undefined ? '' : ' AND theme = $7'}
         GROUP BY ${['1', ...by].join(', ')}
       ) AS f`,
      [
        ranges.map(({ label }) => label),
        ranges.map(({ territory }) => territory),
        ranges.map(({ grain }) => grain),
        ranges.map(({ first }) => first),
        ranges.map(({ last }) => last),
        PERIOD_PATTERN[step ?? 'span'],
        ...(only === undefined ? [] : [only]),
      ],
    );
    return rows.map((row) => ({
      label: String(row['label']),
      periode: String(row['periode']),
      keys: Object.fromEntries(by.map((name) => [name, String(row[name])])),
      sums: Object.fromEntries(sums.map((name) => [name, Number(row[name])])),
    }));
  }

  /** Changes of stocks in each period, by the values of the axes that are wanted. */
  async stocks(
    tx: Transaction,
    wanted: readonly StockAxis[],
    ranges: readonly { readonly label: string; readonly territory: string }[],
    { span, step }: { readonly span: Span; readonly step: Step | undefined },
  ): Promise<StockChange[]> {
    return tx.query<StockChange>(
      `SELECT r.label, w.stock, w.axis, f.* FROM unnest($1::text[], $2::text[]) AS r (label, territory)
       CROSS JOIN unnest($3::text[], $4::text[]) AS w (stock, axis)
       CROSS JOIN LATERAL (
         SELECT value, CASE WHEN day < $5 THEN '' ELSE to_char(day, $7) END AS periode, sum(delta)::float8 AS delta
         FROM stock_deltas WHERE territory = r.territory AND stock = w.stock AND axis = w.axis AND day <= $6
         GROUP BY 1, 2
       ) AS f`,
      [
        ranges.map(({ label }) => label),
        ranges.map(({ territory }) => territory),
        wanted.map(({ stock }) => stock),
        wanted.map(({ axis }) => axis),
        span.du,
        span.au,
        PERIOD_PATTERN[step ?? 'span'],
      ],
    );
  }
}
