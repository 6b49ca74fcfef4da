import { Injectable } from '@nestjs/common';
import type { Transaction } from '@maillage/platform';
import { hasDays, hasMonths } from './grains.js';
import type { Increment } from './increments.js';
import { MEASURES } from './measures.js';
import type { StockDelta } from './stock-deltas.js';

/** Activities added by one statement: enough for shared rows to be touched once, little enough to weigh nothing. */
const CHUNK = 4_000;

/** Writes the rollups. Every statement adds, none reads before. */
@Injectable()
export class FiguresStore {
  async addActivities(tx: Transaction, increments: readonly Increment[]): Promise<void> {
    for (let start = 0; start < increments.length; start += CHUNK) {
      await tx.query(ADD_ACTIVITIES, columnsOf(increments.slice(start, start + CHUNK)));
    }
  }

  async addStocks(tx: Transaction, deltas: readonly StockDelta[]): Promise<void> {
    if (deltas.length === 0) return;
    await tx.query(
      `INSERT INTO stock_deltas AS t (territory, stock, axis, value, day, delta)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::date[], $6::int[])
       ON CONFLICT (territory, stock, axis, value, day) DO UPDATE SET delta = t.delta + excluded.delta`,
      [
        ...[0, 1, 2, 3, 4].map((column) => deltas.map(({ key }) => key[column] ?? '')),
        deltas.map(({ delta }) => delta),
      ],
    );
  }

  /**
   * Notes up to when the events of a durable are in the figures; that never goes back. Called before the figures: its
   * row lock lets replicas of a consumer add one after the other, so that they can't lock figures crosswise.
   */
  async advance(
    tx: Transaction,
    durable: string,
    events: readonly { readonly at: Date }[],
  ): Promise<void> {
    const newest = new Date(Math.max(...events.map(({ at }) => at.getTime())));
    await tx.query(
      `INSERT INTO progress AS p (durable, applied_until) VALUES ($1, $2)
       ON CONFLICT (durable) DO UPDATE SET applied_until = greatest(p.applied_until, excluded.applied_until)`,
      [durable, newest],
    );
  }
}

function addTo(table: string, axis: string, from: string): string {
  const key = ['territory', 'grain', 'period', 'type', axis].join(', ');
  return `INSERT INTO ${table} AS t (${key}, ${MEASURES.join(', ')})
    SELECT ${key}, ${MEASURES.map((name) => `sum(${name})`).join(', ')} FROM ${from} GROUP BY ${key}
    ON CONFLICT (${key}) DO UPDATE SET ${MEASURES.map((name) => `${name} = t.${name} + excluded.${name}`).join(', ')}`;
}

/**
 * `facts` has one row for each activity, `counted` one for each territory and period it counts in. Territories and themes
 * come apart, with the number of their activity.
 */
const ADD_ACTIVITIES = `
  WITH facts AS MATERIALIZED (
    SELECT * FROM unnest($1::date[], $2::text[], $3::text[], ${MEASURES.map((_, index) => `$${index + 9}::int[]`).join(', ')})
      WITH ORDINALITY AS f (day, type, place_kind, ${MEASURES.join(', ')}, n)
  ),
  counted AS NOT MATERIALIZED (
    SELECT territory, grain, CASE grain WHEN 'j' THEN day ELSE date_trunc('month', day)::date END AS period, facts.*
    FROM unnest($4::int[], $5::text[], $6::text[]) AS w (n, territory, grain) JOIN facts USING (n)
  ),
  by_place AS (${addTo('activity_figures', 'place_kind', 'counted')})
  ${addTo('theme_figures', 'theme', `counted JOIN unnest($7::int[], $8::text[]) AS m (n, theme) USING (n)`)}`;

function columnsOf(increments: readonly Increment[]): unknown[] {
  const rows = increments.flatMap(({ territories }, index) => [
    ...territories.filter(hasDays).map((territory) => [index + 1, territory, 'j'] as const),
    ...territories.filter(hasMonths).map((territory) => [index + 1, territory, 'm'] as const),
  ]);
  const themes = increments.flatMap((one, index) =>
    one.themes.map((theme) => [index + 1, theme] as const),
  );
  return [
    increments.map(({ day }) => day),
    increments.map(({ type }) => type),
    increments.map(({ placeKind }) => placeKind),
    rows.map(([n]) => n),
    rows.map(([, territory]) => territory),
    rows.map(([, , grain]) => grain),
    themes.map(([n]) => n),
    themes.map(([, theme]) => theme),
    ...MEASURES.map((_, column) => increments.map(({ measures }) => measures[column])),
  ];
}
