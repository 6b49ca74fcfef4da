import type { ActivityChange, ActivityFacts } from '@maillage/contracts';
import { firstOfMonth } from './calendar.js';
import { badFacts, unknownCommune } from './indicators.errors.js';
import { measuresOf } from './measures.js';

/** What is added to one row of a rollup table: its key, in the order of the primary key, and a vector over MEASURES. */
export interface Increment {
  readonly key: readonly [territory: string, grain: string, period: string, type: string, axis: string];
  readonly sums: number[];
}

/** References of the territories a commune lies in, itself first; undefined when there is no such commune. */
export type Ancestry = (commune: string) => readonly string[] | undefined;

/** Sums of changes by row, for the two tables; each list sorted by key so that two consumers never lock crosswise. */
export interface Increments {
  readonly activity: Increment[];
  readonly theme: Increment[];
}

/**
 * Adds up changes by rollup row: after minus before, so that corrections and withdrawals need no history.
 * A commune has day rows, every wider territory day and month rows.
 * @throws DomainError invalid when an activity's commune or lists are unknown to this version.
 */
export function incrementsOf(changes: Iterable<ActivityChange>, ancestry: Ancestry): Increments {
  const activity = new Map<string, Increment>();
  const theme = new Map<string, Increment>();
  const apply = (facts: ActivityFacts, sign: 1 | -1): void => {
    const measures = measuresOf(facts);
    if (measures === undefined) throw badFacts(facts.commune, facts.date);
    const territories = ancestry(facts.commune);
    if (territories === undefined) throw unknownCommune(facts.commune);
    territories.forEach((territory, index) => {
      const rows = index === 0 ? DAY_ROW : DAY_AND_MONTH_ROWS;
      for (const [grain, periodOf] of rows) {
        const head = [territory, grain, periodOf(facts.date), facts.type] as const;
        add(activity, [...head, facts.placeKind], measures, sign);
        for (const code of facts.themes) add(theme, [...head, code], measures, sign);
      }
    });
  };
  for (const { before, after } of changes) {
    if (before !== undefined) apply(before, -1);
    if (after !== undefined) apply(after, 1);
  }
  return { activity: sorted(activity), theme: sorted(theme) };
}

const DAY_ROW = [['j', (day: string) => day]] as const;
const DAY_AND_MONTH_ROWS = [...DAY_ROW, ['m', firstOfMonth]] as const;

function add(rows: Map<string, Increment>, key: Increment['key'], measures: readonly number[], sign: 1 | -1): void {
  const text = key.join('\n');
  const row = rows.get(text);
  if (row === undefined) {
    rows.set(text, { key, sums: sign === 1 ? [...measures] : measures.map((value) => -value) });
    return;
  }
  const { sums } = row;
  for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] ?? 0) + sign * (measures[i] ?? 0);
}

/** Sorted as PostgreSQL sorts them under collation C; rows whose sums cancel out are left out. */
function sorted(rows: Map<string, Increment>): Increment[] {
  return [...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => row)
    .filter(({ sums }) => sums.some((sum) => sum !== 0));
}
