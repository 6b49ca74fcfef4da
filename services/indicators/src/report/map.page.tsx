import { dot, geo, type PlotOptions, text } from '@observablehq/plot';
import type { VNode } from 'preact';
import { Chart, WIDTH } from './chart.page.js';
import { classesOf, type DrawnMap } from './mapping.js';
import { type Outline, simpler } from './outlines.js';
import { WORDS } from './report-words.js';

/** A map of what was done: shades by inhabitant where whole départements fill it, else a disc in the middle of each part. */
export function ReportMap({
  map,
  language,
}: {
  readonly map: DrawnMap;
  readonly language: 'fr' | 'en';
}): VNode {
  const words = WORDS[language];
  const options = map.kind === 'shades' ? shadesOptions(map) : discsOptions(map);
  return (
    <>
      <Chart
        id="carte"
        title={words.mapTitle(map.kind)}
        description={words.mapText(map.kind)}
        options={options}
      />
      {map.kind === 'shades' ? (
        <ul class="key">
          {classesOf(map).map(({ from, to, shade }, at) => (
            <li key={at}>
              <svg viewBox="0 0 20 14" aria-hidden="true">
                <rect width="20" height="14" class="shade" fill-opacity={shade} />
              </svg>{' '}
              {words.range(from, to)}
            </li>
          ))}
        </ul>
      ) : (
        <p>{words.discKey(map.spots[0]?.value ?? 0, map.spots[0]?.name ?? '')}</p>
      )}
    </>
  );
}

const shapeOf = ({ rings }: Outline, distance: number) =>
  ({
    type: 'MultiPolygon',
    coordinates: rings.map((ring) => [closed(simpler(ring, distance))]),
  }) as const;

const closed = (ring: readonly (readonly [number, number])[]): [number, number][] =>
  [...ring, ...ring.slice(0, 1)].map(([x, y]) => [x, y]);

/** The frame of a map in the plane of the outlines, as high as it needs. */
function frameOf({ frame: [[left, top], [right, bottom]] }: DrawnMap): PlotOptions {
  const height = Math.round((WIDTH * (bottom - top)) / (right - left));
  return {
    ...{ height, margin: 1 },
    projection: {
      ...{ type: 'identity', clip: false },
      domain: {
        type: 'MultiPoint',
        coordinates: [
          [left, top],
          [right, bottom],
        ],
      },
    },
  };
}

function shadesOptions(map: Extract<DrawnMap, { kind: 'shades' }>): PlotOptions {
  const classes = classesOf(map);
  const shadeOf = (value: number | null): number =>
    value === null ? 0 : (classes.find(({ to }) => value <= to)?.shade ?? 1);
  return {
    ...frameOf(map),
    marks: map.areas.map(({ outline, value }) =>
      geo(shapeOf(outline, 1.2), {
        ...{ fill: 'var(--installation)', fillOpacity: shadeOf(value) },
        ...{ stroke: 'currentColor', strokeWidth: 0.4 },
      }),
    ),
  };
}

function discsOptions(map: Extract<DrawnMap, { kind: 'discs' }>): PlotOptions {
  const [[left], [right]] = map.frame;
  // An outline may go on outside of the frame, which cuts it.
  const detail = (right - left) / 500;
  return {
    ...frameOf(map),
    r: { range: [0, 14], domain: [0, Math.max(1, map.spots[0]?.value ?? 1)] },
    marks: [
      ...map.outlines.map((outline) =>
        geo(shapeOf(outline, detail), {
          ...{ fill: 'currentColor', fillOpacity: 0.06 },
          ...{ stroke: 'currentColor', strokeWidth: 0.8 },
        }),
      ),
      dot(
        map.spots.filter(({ value }) => value === 0),
        { x: 'x', y: 'y', r: 1.2, fill: 'currentColor', fillOpacity: 0.45 },
      ),
      dot(
        map.spots.filter(({ value }) => value > 0),
        {
          ...{ x: 'x', y: 'y', r: 'value', fill: 'var(--installation)', fillOpacity: 0.5 },
          ...{ stroke: 'currentColor', strokeWidth: 0.7 },
        },
      ),
      text(labelled(map), {
        ...{ x: 'x', y: 'y', text: 'name', dy: -9, fontSize: 10, fill: 'currentColor' },
        ...{ stroke: 'var(--pico-background-color)', strokeWidth: 3 },
      }),
    ],
  };
}

/** The most active parts by name, as far as there is room between them. */
function labelled({ spots, frame: [[left], [right]] }: Extract<DrawnMap, { kind: 'discs' }>) {
  const width = right - left;
  const chosen: (typeof spots)[number][] = [];
  for (const spot of spots.filter(({ value, name }) => value > 0 && name.length <= LONGEST)) {
    const isFree = chosen.every(
      ({ x, y }) => Math.abs(x - spot.x) > width * 0.22 || Math.abs(y - spot.y) > width * 0.07,
    );
    const hasRoom = spot.x - left > width * 0.12 && right - spot.x > width * 0.12;
    if (isFree && hasRoom) chosen.push(spot);
    if (chosen.length === MOST_LABELS) break;
  }
  return chosen;
}

const [LONGEST, MOST_LABELS] = [22, 7];
