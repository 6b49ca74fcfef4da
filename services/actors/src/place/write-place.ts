import type { Cell, Column as TableColumn } from '@maillage/files';
import { COLUMNS, type Place } from './place.js';

/**
 * A place as a row of the standard: its 32 columns in order, empty where the place says nothing. Reading the row again
 * gives the same place.
 */
export const PLACE_COLUMNS: readonly TableColumn<Place>[] = COLUMNS.map((name) => ({
  name,
  ...(name === 'date_maj' ? { kind: 'day' as const } : {}),
  value: (place): Cell => place[name],
}));
