import type { VNode } from 'preact';
import type { ResultLine } from './result-view.js';

/** Ends of the scale that is drawn. */
const [LOW, HIGH] = [-3, 3.5];
const [WIDTH, ROW, TOP] = [320, 44, 34];
/** A level that begins beyond has its name written towards the left: to the right it would be cut. */
const LAST = 1.5;

const x = (theta: number): number =>
  Math.round(((Math.min(Math.max(theta, LOW), HIGH) - LOW) / (HIGH - LOW)) * (WIDTH - 16)) + 8;

/** Intervals of a result as bars, with what the job asks for as diamonds; the table under it says the same. */
export function LevelChart({
  title,
  lines,
  cuts,
}: {
  readonly title: string;
  /** Name and result, in the order in which they are shown. */
  readonly lines: readonly (Pick<ResultLine, 'result' | 'target'> & { readonly label: string })[];
  /** Where levels begin. */
  readonly cuts: readonly { readonly label: string; readonly from: number }[];
}): VNode {
  const height = TOP + ROW * lines.length;
  return (
    <svg class="chart" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-labelledby="graphique">
      <title id="graphique">{title}</title>
      {cuts.map(({ label, from }, at) => (
        <g key={label}>
          <line x1={x(from)} x2={x(from)} y1={TOP - 8} y2={height} class="cut" />
          <text
            x={from > LAST ? WIDTH - 2 : x(from) + 3}
            y={at % 2 === 0 ? 11 : 24}
            font-size="10"
            text-anchor={from > LAST ? 'end' : 'start'}
          >
            {label}
          </text>
        </g>
      ))}
      {lines.map(({ label, result: { interval, theta }, target }, at) => {
        const y = TOP + ROW * at;
        return (
          <g key={label}>
            <text x={8} y={y + 14}>
              {label}
            </text>
            <rect
              x={x(interval[0])}
              y={y + 21}
              width={Math.max(x(interval[1]) - x(interval[0]), 4)}
              height={12}
              rx={6}
              class="interval"
            />
            <circle cx={x(theta)} cy={y + 27} r={3} />
            {target !== undefined && (
              <path d={`M${x(target)} ${y + 18} l8 9 l-8 9 l-8 -9 z`} class="goal" />
            )}
          </g>
        );
      })}
    </svg>
  );
}
