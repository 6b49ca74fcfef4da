import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { CURSOR_ID, readCursor } from '../answer/cursor.js';
import { nextLink } from '../answer/page.js';
import { says } from '../runtime/says.js';

/** Parameters of a change feed. */
export class FeedQuery {
  @ApiPropertyOptional({
    description: 'Curseur du flux, pris du lien « suivant » ; absent : depuis le début.',
    maxLength: 500,
  })
  @IsOptional()
  @IsString(says('depuis est un texte, donné une seule fois.', 'depuis is a text, given once.'))
  @MaxLength(500, says('depuis : 500 caractères au plus.', 'depuis: 500 characters at most.'))
  depuis?: string;
  @ApiPropertyOptional({
    description: 'Nombre de changements par page.',
    type: 'integer',
    minimum: 1,
    maximum: 500,
    default: 500,
  })
  @IsOptional()
  @Matches(
    /^([1-9]\d?|[1-4]\d\d|500)$/,
    says('limite est un nombre entier de 1 à 500.', 'limite is an integer from 1 to 500.'),
  )
  limite?: string;
}

/** Links of a change feed. */
export class FeedLinksDto {
  @ApiProperty({ description: 'Cette page.', format: 'uri-reference', maxLength: 4000 })
  self!: string;
  @ApiProperty({
    description: 'La suite, à redemander plus tard quand la page est vide.',
    format: 'uri-reference',
    maxLength: 4000,
  })
  suivant!: string;
}

/** Where a reader of a feed stands: the transaction that changed the last row it was given, and that row's id. */
export type FeedPosition = readonly [transaction: string, id: string];

/**
 * What a question to a feed asks for: the changes after a position (all, without one), at most `limit`.
 * @throws DomainError malformed when the cursor is not one of ours.
 */
export function readFeed({ depuis, limite }: FeedQuery): {
  readonly after: FeedPosition | undefined;
  readonly limit: number;
} {
  const [transaction, id] =
    depuis === undefined ? [] : readCursor(depuis, [/^\d{1,19}$/, CURSOR_ID]);
  return {
    after: transaction === undefined || id === undefined ? undefined : [transaction, id],
    limit: Number(limite ?? 500),
  };
}

/** Links of a page that ends at `position`; without one the next question is the present one again. */
export function feedLinks(
  request: FastifyRequest,
  position: FeedPosition | undefined,
): FeedLinksDto {
  return { self: request.url, suivant: nextLink(request, 'depuis', position) };
}
