import { COLUMNS } from '../place/place.js';

const FIELD = {
  description: 'Comme dans un fichier du standard national : un texte, un nombre ou une liste.',
  oneOf: [
    { type: 'string', maxLength: 1_048_576 },
    { type: 'number', format: 'double', minimum: -180, maximum: 180 },
    { type: 'array', maxItems: 100, items: { type: 'string', maxLength: 10_000 } },
  ],
};
const fields = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, FIELD] as const));

/** A place as somebody describes it: the fields of the national standard, read as those of a file are. */
export const BODY = {
  type: 'object',
  description: 'Les champs du standard national.',
  additionalProperties: false,
  properties: fields(COLUMNS.filter((column) => column !== 'id')),
};

/** A new place, with the id that its source gives it; ours where nothing is said. */
export const NEW_BODY = { ...BODY, properties: fields(COLUMNS) };

/** A place as it is shown. */
export const SHOWN = { $ref: '#/components/schemas/PlaceDto' } as const;
