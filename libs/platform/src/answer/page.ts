import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { says } from '../runtime/says.js';
import { CURSOR_ID, type CursorKey, readCursor, writeCursor } from './cursor.js';

const wholeNumber = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : Number.NaN);

/** Parameters every list takes. */
export class PageQuery {
  @ApiPropertyOptional({
    description: "Nombre d'éléments par page.",
    type: 'integer',
    minimum: 1,
    maximum: 500,
    default: 50,
  })
  // `Number` would also read 0x10, 1e2 and nothing at all.
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? wholeNumber(value) : value,
  )
  @IsInt(says('limite est un nombre entier.', 'limite is an integer.'))
  @Min(1, says('limite vaut au moins 1.', 'limite is at least 1.'))
  @Max(500, says('limite vaut au plus 500.', 'limite is at most 500.'))
  limite: number = 50;

  @ApiPropertyOptional({ description: 'Curseur opaque, pris du lien « suivant ».', maxLength: 500 })
  @IsOptional()
  @IsString(says('curseur est un texte, donné une seule fois.', 'curseur is a text, given once.'))
  @MaxLength(500, says('curseur : 500 caractères au plus.', 'curseur: 500 characters at most.'))
  curseur?: string;
}

/** Links of a list. */
export class PageLinks {
  @ApiProperty({ description: 'Cette page.', maxLength: 4000, format: 'uri-reference' })
  self!: string;
  @ApiPropertyOptional({
    description: 'La page suivante ; absent à la fin.',
    maxLength: 4000,
    format: 'uri-reference',
  })
  suivant?: string;
}

/** What a page says of itself. */
export class PageMetaDto {
  @ApiProperty({
    description: 'Nombre d’éléments de la page.',
    type: 'integer',
    format: 'int32',
    minimum: 0,
    maximum: 500,
  })
  nombre!: number;
}

/** The address of what follows: the present one with the cursor after `key` in that parameter; the present one without a key. */
export function nextLink(
  request: FastifyRequest,
  parameter: 'curseur' | 'depuis',
  key: CursorKey | undefined,
): string {
  const url = new URL(request.url, 'http://local');
  if (key !== undefined) url.searchParams.set(parameter, writeCursor(key));
  return url.pathname + url.search;
}

/** Links of a page after which the next begins after `next`, also written as `Link` header (RFC 8288); the last page without it. */
export function linksOf(
  request: FastifyRequest,
  reply: FastifyReply,
  next: CursorKey | undefined,
): PageLinks {
  if (next === undefined) return { self: request.url };
  const suivant = nextLink(request, 'curseur', next);
  void reply.header('link', `<${suivant}>; rel="next"`);
  return { self: request.url, suivant };
}

/**
 * The key after which a page begins, part by part as text; no part for the first page.
 * @param patterns what each part must look like; an id alone when left out.
 * @throws DomainError malformed for a cursor that is none of this list.
 */
export function startOf(
  { curseur }: Pick<PageQuery, 'curseur'>,
  patterns: readonly RegExp[] = [CURSOR_ID],
): string[] {
  return curseur === undefined ? [] : readCursor(curseur, patterns);
}

/** Records that were read; where the search was broken off before it had enough, with the last that it looked at. */
export type ReadRows<Row> = readonly Row[] & { readonly lookedUpTo?: Row };

/**
 * A page and its links, out of rows that were read with one too many: that one only shows that a next page is there.
 * @param found at most `limite + 1` rows.
 * @param keyOf the key of a row, which `startOf` gives back in a request for the page after it.
 */
export function pageOf<Row>(
  found: ReadRows<Row>,
  { limite }: Pick<PageQuery, 'limite'>,
  keyOf: (row: Row) => CursorKey,
  request: FastifyRequest,
  reply: FastifyReply,
): { page: Row[]; links: PageLinks } {
  const page = found.slice(0, limite);
  const last = found.length > limite ? page.at(-1) : found.lookedUpTo;
  return { page, links: linksOf(request, reply, last && keyOf(last)) };
}
