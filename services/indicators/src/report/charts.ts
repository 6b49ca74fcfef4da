import { barX, barY, dot, line, type PlotOptions, ruleY, text } from '@observablehq/plot';
import type { Moment } from './told-report.js';

/** Room of one bar with its label above. */
const ROW = 36;

/** The first type is filled, the next are outlined: they are told apart without colours. */
const FILLS = ['var(--installation)', 'var(--pico-background-color)', 'currentColor'];

/** Bars that lie under their labels, in the order given. */
export function barsOptions(
  lines: readonly {
    readonly label: string;
    readonly value: number;
    readonly text: string;
    /** Drawn as a mere contour: it is what is not known. */
    readonly isFaint: boolean;
  }[],
): PlotOptions {
  return {
    height: ROW * lines.length + 8,
    ...{ marginTop: 2, marginBottom: 6, marginLeft: 1, marginRight: 64 },
    x: { axis: null, domain: [0, Math.max(1, ...lines.map(({ value }) => value))] },
    y: { type: 'band', axis: null, domain: lines.map(({ label }) => label), padding: 0 },
    marks: [
      ...[false, true].map((isFaint) =>
        barX(
          lines.filter((one) => one.isFaint === isFaint),
          {
            ...{ x: 'value', y: 'label', insetTop: 18, insetBottom: 4 },
            fill: isFaint ? 'none' : 'var(--installation)',
            stroke: 'var(--installation)',
          },
        ),
      ),
      text(lines, {
        ...{ x: () => 0, y: 'label', text: ({ label }: { label: string }) => cut(label) },
        ...{ textAnchor: 'start', dy: -8, fontSize: 12 },
      }),
      text(lines, {
        ...{ x: 'value', y: 'label', text: 'text' },
        ...{ textAnchor: 'start', dx: 5, dy: 7, fontSize: 12 },
      }),
    ],
  };
}

/** A chart has room for that many letters; the table has them all. */
const cut = (label: string): string => (label.length > 52 ? `${label.slice(0, 51)}…` : label);

/** Activities over time: a bar of types for each period, the year before as a line with points. */
export function seriesOptions(
  { moments, types }: { readonly moments: readonly Moment[]; readonly types: readonly string[] },
  say: { readonly period: (period: string) => string; readonly count: (count: number) => string },
): PlotOptions {
  const every = Math.ceil(moments.length / 7);
  const bars = moments.flatMap(({ period, counts }) =>
    counts.map((count, at) => ({ period, type: types[at] ?? '', count })),
  );
  const past = moments.flatMap(({ period, yearBefore }) =>
    yearBefore === null ? [] : [{ period, count: yearBefore }],
  );
  const at = { x: 'period', y: 'count' } as const;
  return {
    height: 210,
    ...{ marginTop: 10, marginBottom: 26, marginLeft: 46, marginRight: 6 },
    x: {
      type: 'band',
      ...{ label: null, padding: 0.25, domain: moments.map(({ period }) => period), tickSize: 0 },
      ticks: moments.filter((_, index) => index % every === 0).map(({ period }) => period),
      tickFormat: say.period,
    },
    y: {
      ...{ label: null, grid: true, tickSize: 0, tickFormat: say.count },
      ticks: wholeTicks(Math.max(1, ...moments.map(highest))),
      domain: [0, Math.max(1, ...moments.map(highest))],
    },
    color: { type: 'ordinal', domain: types, range: FILLS.slice(0, types.length) },
    marks: [
      barY(bars, { ...at, fill: 'type', stroke: 'var(--installation)', strokeWidth: 1 }),
      line(past, { ...at, stroke: 'var(--pico-background-color)', strokeWidth: 5 }),
      line(past, { ...at, stroke: 'currentColor', strokeWidth: 1.5, strokeDasharray: '4 3' }),
      dot(past, {
        ...{ ...at, r: 3, fill: 'currentColor' },
        stroke: 'var(--pico-background-color)',
      }),
      ruleY([0], { stroke: 'currentColor' }),
    ],
  };
}

const highest = ({ counts, yearBefore }: Moment): number =>
  Math.max(
    counts.reduce((sum, one) => sum + one, 0),
    yearBefore ?? 0,
  );

/** Whole numbers up the axis: there are no half activities. */
function wholeTicks(most: number): number[] {
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1)));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough) ?? power;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, at) => at * step);
}
