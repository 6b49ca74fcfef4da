import { COLUMNS, type Place } from './place.js';
import type { PlaceFormat } from './place-format.js';
import { neutralise } from '@maillage/files';
import { writeStandardRow } from './write-place.js';

/** How CSV is written: for programs (RFC 4180) or for a French spreadsheet. */
export type CsvStyle = 'standard' | 'spreadsheet';

/** Writes places one after the other. */
export interface PlaceWriter {
  readonly head: string;
  readonly tail: string;
  /** @param view the place as the API gives it. @param index 0 for the first. */
  item(place: Place, view: () => object, index: number): string;
}

/** Phones and western longitudes: a spreadsheet makes numbers of them, no formula, and programs want them bare. */
const SIGNED_NUMBER = /^[+-]\d+(\.\d+)?$/;

export const writers: Readonly<
  Record<Exclude<PlaceFormat, 'json'>, (style: CsvStyle) => PlaceWriter>
> = {
  ndjson: () => ({ head: '', tail: '', item: (_, view) => `${JSON.stringify(view())}\n` }),
  geojson: () => ({
    head: '{"type":"FeatureCollection","features":[',
    tail: ']}',
    item: (place, view, index) =>
      (index === 0 ? '' : ',') + JSON.stringify(featureOf(place, view())),
  }),
  csv: (style) => ({
    head: `${style === 'spreadsheet' ? '\uFEFF' : ''}${record(COLUMNS, style)}`,
    tail: '',
    item: (place) =>
      record(
        Object.values(writeStandardRow(place)).map((cell) => harmless(cell, style)),
        style,
      ),
  }),
};

function harmless(cell: string, style: CsvStyle): string {
  return style === 'standard' && SIGNED_NUMBER.test(cell) ? cell : neutralise(cell);
}

function record(cells: readonly string[], style: CsvStyle): string {
  const separator = style === 'spreadsheet' ? ';' : ',';
  return `${cells.map((cell) => (/[",;\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(separator)}\r\n`;
}

/** A feature of RFC 7946; a place without coordinates has no geometry. */
function featureOf({ latitude, longitude }: Place, properties: object): object {
  const geometry =
    latitude === undefined || longitude === undefined
      ? null
      : { type: 'Point', coordinates: [longitude, latitude] };
  return { type: 'Feature', geometry, properties };
}
