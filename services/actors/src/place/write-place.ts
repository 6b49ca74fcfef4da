import { COLUMNS, type Column, type Place } from './place.js';

/**
 * A place as a row of the standard's CSV: its 32 columns in order, lists joined by `|`, empty where the place
 * says nothing. Reading the row again gives the same place.
 */
export function writeStandardRow(place: Place): Record<Column, string> {
  const cells = COLUMNS.map((column) => [column, cell(place[column])] as const);
  return Object.fromEntries(cells) as Record<Column, string>;
}

function cell(value: string | number | readonly string[] | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'object' ? value.join('|') : String(value);
}
