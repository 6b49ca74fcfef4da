import { Inject, Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@maillage/platform';
import { PERIOD_PATTERN, type Slot, type Span, type Step } from './calendar.js';
import type { FigureRow } from './fold.js';
import type { RowRange } from './breakdown.js';
import { type StockChange, stocksOf } from './stocks.js';

const TABLES = { activity: 'activity_figures', theme: 'theme_figures' } as const;

/** What is wanted of a rollup: key columns to group by, columns to add up, and at most one theme. */
export interface Wanted {
  readonly by: readonly string[];
  readonly sums: readonly string[];
  readonly only?: string;
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
    return this.database.transaction(async (tx) => {
      await tx.query(`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY;
        LOCK TABLE progress, activity_figures, theme_figures, place_deltas, rebuild_targets IN ACCESS SHARE MODE`);
      return work(tx);
    });
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

  /** Stocks of places at the end of each period, by the values of an axis. */
  async places(
    tx: Transaction,
    {
      axis,
      rename,
    }: { readonly axis: string; readonly rename: (value: string, slot: Slot) => string },
    ranges: readonly { readonly label: string; readonly territory: string }[],
    {
      span,
      step,
      slots,
    }: { readonly span: Span; readonly step: Step | undefined; readonly slots: readonly Slot[] },
  ): Promise<FigureRow[]> {
    const changes = await tx.query<StockChange>(
      `SELECT r.label, f.* FROM unnest($1::text[], $2::text[]) AS r (label, territory)
       CROSS JOIN LATERAL (
         SELECT value, CASE WHEN day < $3 THEN '' ELSE to_char(day, $5) END AS periode, sum(delta)::float8 AS delta
         FROM place_deltas WHERE territory = r.territory AND axis = $6 AND day <= $4
         GROUP BY 1, 2
       ) AS f`,
      [
        ranges.map(({ label }) => label),
        ranges.map(({ territory }) => territory),
        span.du,
        span.au,
        PERIOD_PATTERN[step ?? 'span'],
        axis,
      ],
    );
    return stocksOf(changes, slots, rename);
  }
}
