import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import type { ColumnHead } from '@maillage/files';
import { REFUSALS } from '../contract/shared-parts.js';
import { type Format, mediaTypeOf } from './format.js';

/** How an answer in several formats stands in the OpenAPI document: its type in each, and what its columns are. */
export function Answers(
  description: string,
  document: Type,
  {
    formats,
    columns = [],
  }: {
    readonly formats: readonly Format[];
    readonly columns?: readonly ColumnHead[];
  },
): MethodDecorator {
  const content = formats.map((format) => [
    mediaTypeOf(format),
    { schema: format === 'json' ? { $ref: getSchemaPath(document) } : textOf(format, columns) },
  ]);
  return applyDecorators(
    ApiExtraModels(document),
    ApiOkResponse({ description, content: Object.fromEntries(content) as never }),
    ApiResponse({ status: 406, description: REFUSALS[406] ?? '' }),
  );
}

function textOf(format: Format, columns: readonly ColumnHead[]): object {
  const list = columns.map(({ name, description }) =>
    description === undefined ? name : `${name} (${description})`,
  );
  const isTable = (format === 'csv' || format === 'xlsx') && list.length > 0;
  return {
    type: 'string',
    ...(format === 'xlsx' ? { format: 'binary' } : {}),
    maxLength: Number.MAX_SAFE_INTEGER,
    ...(isTable ? { description: `Colonnes, dans cet ordre : ${list.join(', ')}.` } : {}),
  };
}
