import { getSchemaPath, OmitType } from '@nestjs/swagger';
import { LineFindingDto } from '@maillage/platform';
import { COLUMNS } from '../place/place.js';

/** What was understood of a field otherwise than written, or deserves a look. */
export class FieldRemarkDto extends OmitType(LineFindingDto, ['ligne']) {}

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

/** A place as it is shown, with remarks on what was written. */
export const WRITTEN = {
  allOf: [
    { $ref: '#/components/schemas/PlaceDto' },
    {
      type: 'object',
      required: ['remarques'],
      properties: {
        remarques: {
          description: 'Ce qui a été compris autrement qu’écrit, ou mérite un regard.',
          type: 'array',
          maxItems: 200,
          example: [
            {
              champ: 'telephone',
              code: 'actors.phone_completed',
              detail: 'Lu +33321481234, d’après le pays de la commune.',
            },
          ],
          items: { $ref: getSchemaPath(FieldRemarkDto) },
        },
      },
    },
  ],
};
