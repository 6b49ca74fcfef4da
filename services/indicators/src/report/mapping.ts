import { communesOf, parseTerritoryRef, placeOfCommune } from '@maillage/territories';
import { OUTSIDE } from '../figure/breakdown.js';
import { middleOf, type Outline, outlineOf, type Spot } from './outlines.js';
import { type PartLine, per10000, type ToldReport } from './told-report.js';

type Frame = readonly [topLeft: Spot, bottomRight: Spot];

/** What a map shows, in the plane of the outlines. */
export type DrawnMap =
  | {
      readonly kind: 'shades';
      readonly frame: Frame;
      /** Départements with activities per 10,000 inhabitants. */
      readonly areas: readonly { readonly outline: Outline; readonly value: number | null }[];
    }
  | {
      readonly kind: 'discs';
      readonly frame: Frame;
      readonly outlines: readonly Outline[];
      /** Parts with their activities, the most active first. */
      readonly spots: readonly {
        readonly name: string;
        readonly x: number;
        readonly y: number;
        readonly value: number;
      }[];
    };

/** Two discs are no map. */
const FEWEST = 3;

/** A map, as far as one can be drawn: where too few parts have a place on it, there is none. */
export function mapOf({ territory, parts }: ToldReport): DrawnMap | undefined {
  if (parts === undefined) return undefined;
  if (territory.ref === 'france' && parts.level === 'departement') return shades(parts.lines);
  const isFrance = territory.ref === 'france';
  const codes = communesOf(territory.ref);
  const outlines = [...new Set(codes.map((code) => placeOfCommune(code).departement))].flatMap(
    (ref) => outlineOf(ref.slice('departement-'.length)) ?? [],
  );
  const spots = parts.lines.flatMap((line) => {
    const spot = spotIn(line, territory.ref);
    // What lies overseas is too far to be shown beside.
    return spot === undefined || (isFrance && !isInMainland(spot))
      ? []
      : [{ name: line.name, x: spot[0], y: spot[1], value: line.activities }];
  });
  if (new Set(spots.map(({ x, y }) => `${x} ${y}`)).size < FEWEST) return undefined;
  const isWhole = /^(departement|region|france)/.test(territory.ref) && outlines.length > 0;
  const corners = isWhole
    ? outlines.flatMap(({ rings }) => rings.flat())
    : spots.map(({ x, y }): Spot => [x, y]);
  return { kind: 'discs', frame: around(corners, isWhole ? 0.06 : 0.15), outlines, spots };
}

function shades(lines: readonly PartLine[]): DrawnMap {
  const areas = lines.flatMap(({ ref, activities, population }) => {
    const outline = outlineOf(ref.slice('departement-'.length));
    return outline === undefined ? [] : [{ outline, value: per10000(activities, population) }];
  });
  const frame = around(areas.flatMap(({ outline }) => outline.rings.flat()));
  return { kind: 'shades', frame, areas };
}

/** Where a part lies: of a territory that only shares some communes with it, the middle of those. */
function spotIn({ ref }: PartLine, inside: string): Spot | undefined {
  const part = ref === OUTSIDE ? undefined : parseTerritoryRef(ref);
  if (part === undefined) return undefined;
  const codes = communesOf(part);
  if (codes.length === 1) return middleOf(codes);
  const own = parseTerritoryRef(inside);
  const within = new Set(own === undefined ? [] : communesOf(own));
  return middleOf(codes.filter((code) => within.has(code)));
}

const isInMainland = ([x, y]: Spot): boolean => x > -10 && x < 640 && y > -10 && y < 600;

/** A frame with room for discs around some points. */
function around(spots: readonly Spot[], share = 0.03): Frame {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of spots) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const room = Math.max(right - left, bottom - top) * share + 0.1;
  return [
    [left - room, top - room],
    [right + room, bottom + room],
  ];
}

/** Classes of a map of shades, each with as many départements as the next; none is the lightest. */
export function classesOf({ areas }: Extract<DrawnMap, { kind: 'shades' }>): readonly {
  readonly from: number;
  readonly to: number;
  readonly shade: number;
}[] {
  const values = areas.flatMap(({ value }) => (value ? [value] : [])).sort((a, b) => a - b);
  const shares = [0.25, 0.5, 0.75, 1];
  const limits = [...new Set(shares.map((share) => values[Math.ceil(share * values.length) - 1]))];
  const ends = limits.flatMap((limit) => limit ?? []);
  return [
    { from: 0, to: 0, shade: 0 },
    ...ends.map((to, at) => ({
      from: values.find((value) => at === 0 || value > (ends[at - 1] ?? 0)) ?? to,
      ...{ to, shade: 0.25 + (0.75 * at) / Math.max(1, ends.length - 1) },
    })),
  ];
}
