import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';

const wholeNumber = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : Number.NaN);

/** Parameters every list takes. */
export class PageQuery {
  @ApiPropertyOptional({ description: "Nombre d'éléments par page.", type: 'integer', minimum: 1, maximum: 500, default: 50 })
  // `Number` would also read 0x10, 1e2 and nothing at all.
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? wholeNumber(value) : value))
  @IsInt({ message: 'limite est un nombre entier.' })
  @Min(1, { message: 'limite vaut au moins 1.' })
  @Max(500, { message: 'limite vaut au plus 500.' })
  limite: number = 50;

  @ApiPropertyOptional({ description: 'Curseur opaque, pris du lien « suivant ».', maxLength: 500 })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  curseur?: string;
}

/** Links of a list. */
export class PageLinks {
  @ApiProperty({ description: 'Cette page.', maxLength: 4000, format: 'uri-reference' })
  self!: string;
  @ApiPropertyOptional({ description: 'La page suivante ; absent à la fin.', maxLength: 4000, format: 'uri-reference' })
  suivant?: string;
}

/** What a page says of itself. */
export class PageMetaDto {
  @ApiProperty({ description: 'Nombre d’éléments de la page.', type: 'integer', format: 'int32', minimum: 0, maximum: 500 })
  nombre!: number;
}

/** The address of the next page: the present one with another cursor. */
export function nextLink(request: FastifyRequest, cursor: string): string {
  const url = new URL(request.url, 'http://local');
  url.searchParams.set('curseur', cursor);
  return url.pathname + url.search;
}

/** Links of a page, also written as `Link` header (RFC 8288). */
export function linksOf(request: FastifyRequest, reply: FastifyReply, cursor: string | undefined): PageLinks {
  if (cursor === undefined) return { self: request.url };
  const suivant = nextLink(request, cursor);
  void reply.header('link', `<${suivant}>; rel="next"`);
  return { self: request.url, suivant };
}
