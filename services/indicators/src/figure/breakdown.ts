import { below, communesOf, placeOfCommune, type TerritoryRef } from '@maillage/territories';
import { cover, type Range, type Span, type Step } from './calendar.js';
import { hasDays, hasMonths } from './grains.js';
import { badQuestion } from './indicators.errors.js';

/** Levels a figure can be broken down to, from the widest. */
export const LEVELS = ['region', 'departement', 'epci', 'commune'] as const;
export type Level = (typeof LEVELS)[number];

/** One line of an answer: the territories with the rollups that add up to it. */
export interface Part {
  readonly label: string;
  readonly territories: readonly TerritoryRef[];
}

/** Rows of one territory to read for one line of an answer. */
export interface RowRange extends Range {
  readonly label: string;
  readonly territory: string;
}

/** Communes outside every EPCI (four islands, most overseas collectivities), so that the parts add up to the whole. */
export const OUTSIDE = 'hors_epci';

/**
 * The parts of a territory at a lower level. Some EPCI lie on several départements or régions: what is asked for is then
 * the part inside, added up from its communes; and so they have parts in each of these.
 * @throws DomainError invalid when the level is not below the territory's, or has too many parts to be read at once.
 */
export function partsOf(territory: TerritoryRef, level: Level | undefined): readonly Part[] {
  if (level === undefined) return [{ label: territory, territories: [territory] }];
  const own = territory.split('-')[0] ?? '';
  const levels: readonly string[] = LEVELS;
  const isAcross = own === 'epci' && below(territory, level).length > 1;
  if (levels.indexOf(level) <= levels.indexOf(own) && !isAcross) {
    throw badQuestion(
      '/vers',
      'not_below',
      `« ${level} » n'est pas un niveau plus fin que « ${territory} ».`,
      `"${level}" is not a level below "${territory}".`,
    );
  }
  if (level === 'commune' && !['epci', 'departement'].includes(own)) {
    throw badQuestion(
      '/vers',
      'too_wide',
      `« ${territory} » compte trop de communes ; demandez-les département par département ou EPCI par EPCI.`,
      `"${territory}" has too many communes; ask for them by département or EPCI.`,
    );
  }
  const key = `${territory} ${level}`;
  const parts = known.get(key) ?? split(territory, level);
  known.set(key, parts);
  return parts;
}

const known = new Map<string, readonly Part[]>();

function split(territory: TerritoryRef, level: Level): Part[] {
  const inside = new Map<TerritoryRef | typeof OUTSIDE, TerritoryRef[]>();
  for (const code of communesOf(territory)) {
    const place = placeOfCommune(code);
    const part = place[level] ?? OUTSIDE;
    const communes = inside.get(part) ?? [];
    communes.push(place.commune);
    inside.set(part, communes);
  }
  return [...inside]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, communes]) => {
      const isWhole = label !== OUTSIDE && communesOf(label).length === communes.length;
      return { label, territories: isWhole ? [label] : communes };
    });
}

/** The rows that cover a span for each part; where a territory has no rows of a grain, those of its communes. */
export function rowsOf(parts: readonly Part[], span: Span, step: Step | undefined): RowRange[] {
  return parts.flatMap(({ label, territories }) =>
    territories.flatMap((territory) =>
      cover(span, step, hasMonths(territory)).flatMap((range) => {
        const rows =
          range.grain === 'm' || hasDays(territory) ? [territory] : below(territory, 'commune');
        return rows.map((one) => ({ label, territory: one, ...range }));
      }),
    ),
  );
}
