import { Injectable } from '@nestjs/common';
import type { Transaction } from '@maillage/platform';
import type { Increment, Increments } from './increments.js';
import { MEASURES } from './measures.js';
import type { PlaceDelta } from './place-deltas.js';

/** Writes the rollups. Every statement adds, none reads before: consumers of several replicas may run side by side. */
@Injectable()
export class FiguresStore {
  async addActivities(tx: Transaction, { activity, theme }: Increments): Promise<void> {
    if (activity.length > 0) await tx.query(ADD_ACTIVITY, columnsOf(activity));
    if (theme.length > 0) await tx.query(ADD_THEME, columnsOf(theme));
  }

  async addPlaces(tx: Transaction, deltas: readonly PlaceDelta[]): Promise<void> {
    if (deltas.length === 0) return;
    await tx.query(
      `INSERT INTO place_deltas AS t (territory, axis, value, day, delta)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::date[], $5::int[])
       ON CONFLICT (territory, axis, value, day) DO UPDATE SET delta = t.delta + excluded.delta`,
      [...[0, 1, 2, 3].map((column) => texts(deltas.map(({ key }) => key[column] ?? ''))), numbers(deltas.map(({ delta }) => delta))],
    );
  }

  /** Notes up to when the events of a durable are in the figures; that never goes back. */
  async advance(tx: Transaction, durable: string, events: readonly { readonly at: Date }[]): Promise<void> {
    const newest = new Date(Math.max(...events.map(({ at }) => at.getTime())));
    await tx.query(
      `INSERT INTO progress AS p (durable, applied_until) VALUES ($1, $2)
       ON CONFLICT (durable) DO UPDATE SET applied_until = greatest(p.applied_until, excluded.applied_until)`,
      [durable, newest],
    );
  }
}

function addTo(table: string, axis: string): string {
  const key = ['territory', 'grain', 'period', 'type', axis];
  const types = [...key.map((name) => (name === 'period' ? 'date' : 'text')), ...MEASURES.map((name) => (name === 'minutes' ? 'bigint' : 'int'))];
  return `INSERT INTO ${table} AS t (${[...key, ...MEASURES].join(', ')})
    SELECT * FROM unnest(${types.map((type, index) => `$${index + 1}::${type}[]`).join(', ')})
    ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${MEASURES.map((name) => `${name} = t.${name} + excluded.${name}`).join(', ')}`;
}

const ADD_ACTIVITY = addTo('activity_figures', 'place_kind');
const ADD_THEME = addTo('theme_figures', 'theme');

function columnsOf(increments: readonly Increment[]): string[] {
  const keys = [0, 1, 2, 3, 4].map((column) => texts(increments.map(({ key }) => key[column] ?? '')));
  return [...keys, ...MEASURES.map((_, column) => numbers(increments.map(({ sums }) => sums[column] ?? 0)))];
}

// Array literals written here: the driver's own, which quotes and escapes each number, took a third of a consumer's time.
function numbers(values: readonly number[]): string {
  return `{${values.join(',')}}`;
}

function texts(values: readonly string[]): string {
  return `{${values.map((value) => (/^[\w-]+$/.test(value) && value.toLowerCase() !== 'null' ? value : quoted(value))).join(',')}}`;
}

function quoted(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}
