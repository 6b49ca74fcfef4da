import type { VNode } from 'preact';
import type { Share } from './group.js';
import { intervalOf } from './told-report.js';

const [WIDTH, ROW, TOP] = [320, 38, 18];

const x = (share: number): number =>
  Math.round(Math.min(Math.max(share, 0), 1) * (WIDTH - 32)) + 16;

/** Shares below a target as intervals between none and all; the darker the square, the greater. The list under it says the same. */
export function ShareChart({
  title,
  lines,
}: {
  readonly title: string;
  /** Those of single competences are parts of those above them. */
  readonly lines: readonly {
    readonly label: string;
    readonly share: Share;
    readonly isPart: boolean;
  }[];
}): VNode {
  const height = TOP + ROW * lines.length;
  return (
    <svg class="chart" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-labelledby="graphique">
      <title id="graphique">{title}</title>
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line x1={x(share)} x2={x(share)} y1={TOP} y2={height} class="cut" />
          <text x={x(share)} y={11} font-size="10" text-anchor="middle">
            {`${100 * share} %`}
          </text>
        </g>
      ))}
      {lines.map(({ label, share: { below, standardError }, isPart }, at) => {
        const y = TOP + ROW * at;
        const [low, high] = intervalOf(below, standardError);
        return (
          <g key={label}>
            <rect x={1} y={y + 4} width={10} height={ROW - 8} fill-opacity={below} />
            <text x={16} y={y + 14} font-size="11" font-weight={isPart ? 400 : 700}>
              {label.length > LONGEST ? `${label.slice(0, LONGEST - 1)}…` : label}
            </text>
            <rect
              x={x(low)}
              y={y + 20}
              width={Math.max(x(high) - x(low), 4)}
              height={11}
              rx={5}
              class="interval"
            />
            <circle cx={x(below)} cy={y + 25.5} r={3} />
          </g>
        );
      })}
    </svg>
  );
}

/** Characters of a label that the chart has room for. */
const LONGEST = 46;
