import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { XLSX_TYPE } from '@maillage/files';
import { DomainError } from '@maillage/kernel';
import { IsIn, IsOptional } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { says } from '../runtime/says.js';

/** Media type of each format of an answer, as `content-type` states it; the first is the default. */
export const MEDIA_TYPES = {
  json: 'application/json; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xlsx: XLSX_TYPE,
  geojson: 'application/geo+json; charset=utf-8',
  html: 'text/html; charset=utf-8',
} as const;

export type Format = keyof typeof MEDIA_TYPES;

/** What a query may say of the format of its answer. */
export interface FormatChoice {
  readonly format?: Format;
  readonly tableur?: 'oui' | 'non';
}

/** The media type of a format, without parameters: how it stands in the OpenAPI documents. */
export const mediaTypeOf = (format: Format): string => MEDIA_TYPES[format].split(';')[0] ?? '';

/**
 * The format of an answer: what `?format=` says, else what `Accept` prefers (RFC 9110 §12.5.1), the first offered
 * where it prefers none. Of a charset only UTF-8 is known.
 * @throws DomainError not_acceptable when `Accept` refuses all that is offered.
 */
export function formatOf(
  request: Pick<FastifyRequest, 'headers'>,
  { format }: FormatChoice,
  offered: readonly Format[],
): Format {
  if (format !== undefined) return format;
  const types = offered.map((one) => MEDIA_TYPES[one]);
  // An empty header prefers nothing, like none.
  const accept = request.headers.accept?.trim() || '*/*';
  const preferred = new Negotiator({ headers: { accept } }).mediaType([...types]);
  const found = offered.find((one) => MEDIA_TYPES[one] === preferred);
  if (found !== undefined) return found;
  const list = offered.map((one) => `${one} (${mediaTypeOf(one)})`).join(', ');
  throw new DomainError('platform.not_acceptable', 'not_acceptable', {
    fr: `L'en-tête Accept refuse tous les formats de cette réponse : ${list}. Nommez-en un dans Accept, ou par ?format=.`,
    en: `The Accept header refuses every format of this answer: ${list}. Name one in Accept, or by ?format=.`,
  });
}

/** The query parameter `format` of a route that offers these. */
export const FormatParameter = (offered: readonly Format[], more = ''): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      description: `Format de la réponse ; sinon celui de l’en-tête Accept.${more}`,
      enum: offered,
    }),
    IsOptional(),
    IsIn(
      offered,
      says(`format vaut ${offered.join(', ')}.`, `format is one of ${offered.join(', ')}.`),
    ),
  );

/** The query parameter `tableur`. */
export const SpreadsheetParameter = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      description: '« oui » : le CSV qu’un tableur français ouvre tel quel (« ; », BOM).',
      enum: ['oui', 'non'],
      default: 'non',
    }),
    IsOptional(),
    IsIn(['oui', 'non'], says('tableur vaut « oui » ou « non ».', 'tableur is "oui" or "non".')),
  );
