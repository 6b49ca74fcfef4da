import type { Cell, Column } from '@maillage/files';
import type { FormatChoice, Listing } from '@maillage/platform';
import { ACTIVITY_COLUMNS, type ActivityColumn } from './activity-columns.js';
import { ACTIVITY_FORMATS, type ActivityDto } from './activity.dto.js';
import { noParticipationsIn } from './activity.errors.js';

const columnOf = ({ name, path, kind, description }: ActivityColumn): Column<ActivityDto> => ({
  name,
  ...(description === undefined ? {} : { description }),
  ...(kind === 'day' || kind === 'instant' ? { kind } : {}),
  value: (activity): Cell => valueAt(activity, path),
});

function valueAt(activity: ActivityDto, path: readonly string[]): Cell {
  let value: unknown = activity;
  for (const part of path) value = (value as Readonly<Record<string, unknown>> | undefined)?.[part];
  return value as Cell;
}

/** How the ledger is listed. */
export const ACTIVITY_LISTING: Listing<ActivityDto> = {
  name: 'activites',
  formats: ACTIVITY_FORMATS,
  columns: ACTIVITY_COLUMNS.map(columnOf),
  keyOf: ({ id }) => [id],
};

type Counts = Readonly<Record<string, number | undefined>>;
const DISTRIBUTIONS = ['genres', 'tranches_age', 'statuts'] as const;

/** An activity as one of its participations, and which one. */
interface Participation extends ActivityDto {
  readonly participation: number;
}

/**
 * The activity once for each participation, with what is known of that one alone: a count is 0 or 1 where it holds for all
 * of them, and nothing else is said, since counts do not tell who is who.
 */
export function participationsOf(activity: ActivityDto): Participation[] {
  const { beneficiaires } = activity;
  const { total = 1, refs = [] } = beneficiaires ?? {};
  const shared = Object.fromEntries(
    DISTRIBUTIONS.map((list) => [list, sharedBy(total, beneficiaires?.[list] ?? {})]),
  );
  return Array.from({ length: total }, (_, at) => {
    const ref = refs[at];
    const one = { total: 1, ...shared, ...(ref === undefined ? {} : { refs: [ref] }) };
    return { ...activity, beneficiaires: one, participation: at + 1 };
  });
}

const sharedBy = (total: number, counts: Counts): Counts =>
  Object.fromEntries(
    Object.entries(counts).map(([code, count]) => [
      code,
      count === total ? 1 : count === 0 ? 0 : undefined,
    ]),
  );

/** How the ledger is listed by participation. */
const PARTICIPATION_LISTING: Listing<ActivityDto> = {
  ...ACTIVITY_LISTING,
  name: 'participations',
  formats: ['csv', 'xlsx'],
  columns: [
    ...ACTIVITY_LISTING.columns,
    { name: 'participation', value: (row) => (row as Participation).participation },
  ],
  linesOf: participationsOf,
};

/** How the ledger is listed for a query. @throws DomainError malformed for participations in a format without lines. */
export function listingFor({
  lignes,
  format,
}: FormatChoice & { readonly lignes?: 'activites' | 'participations' }): Listing<ActivityDto> {
  if (lignes !== 'participations') return ACTIVITY_LISTING;
  if (format === 'json' || format === 'ndjson') throw noParticipationsIn(format);
  return PARTICIPATION_LISTING;
}
