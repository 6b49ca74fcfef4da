/** Formats of the directory, the first by default. */
export const FORMATS = ['json', 'ndjson', 'csv', 'geojson'] as const;

export type PlaceFormat = (typeof FORMATS)[number];

/** Media type of each format. */
export const MEDIA_TYPES: Readonly<Record<PlaceFormat, string>> = {
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  csv: 'text/csv',
  geojson: 'application/geo+json',
};

/** The first of our formats that an `Accept` header names; JSON when it names none. */
export function acceptedFormat(accept: string | undefined): PlaceFormat {
  const asked = (accept ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => (part.split(';')[0] ?? '').trim());
  const named = asked
    .map((type) => FORMATS.find((format) => MEDIA_TYPES[format] === type))
    .find((format) => format !== undefined);
  return named ?? 'json';
}
