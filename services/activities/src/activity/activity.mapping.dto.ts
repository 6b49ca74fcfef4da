import type { Cell, Column } from '@maillage/files';
import type { Listing } from '@maillage/platform';
import { ACTIVITY_COLUMNS, type ActivityColumn } from './activity-columns.js';
import { ACTIVITY_FORMATS, type ActivityDto } from './activity.dto.js';

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
