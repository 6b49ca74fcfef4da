import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';
import { REFUSALS } from './shared-parts.js';

/** For the headers of a 201: the address of the new resource. */
export const LOCATION = { Location: { $ref: '#/components/headers/Location' } } as const;

/** How an id stands in the OpenAPI documents. */
export const UUID = { format: 'uuid', maxLength: 36 } as const;

/** The id of a resource, in its address. */
export const ID_PARAMETER = {
  name: 'id',
  description: 'Identifiant.',
  schema: { type: 'string', ...UUID },
} as const;

/** The header that says which state of a resource a change is meant for. @param ofWhat as in « du poste lu ». */
export const ifMatch = (
  ofWhat: string,
): {
  name: string;
  description: string;
  required: true;
  schema: { type: 'string'; maxLength: number };
} => ({
  name: 'If-Match',
  description: `ETag ${ofWhat}.`,
  required: true,
  schema: { type: 'string', maxLength: 300 },
});

/** How an instant of an answer stands in the OpenAPI documents. */
export const INSTANT = { format: 'date-time', maxLength: 30 } as const;

/**
 * Refusals of a route that do not follow from its form: 404 for what a parameter names, 409 for a conflict, 422 for a rule.
 * The others are added to every route.
 */
export const Refuses = (...statuses: (404 | 409 | 422)[]): MethodDecorator =>
  applyDecorators(
    ...statuses.map((status) => ApiResponse({ status, description: REFUSALS[status] ?? '' })),
  );

/** A route that sends an ETag and answers 304 to a caller that has this state already (see `isNotModified`). */
export const Tagged = (): MethodDecorator =>
  applyDecorators(
    ApiHeader({
      name: 'If-None-Match',
      description: 'ETag déjà connu : la réponse est 304 si rien n’a changé.',
      required: false,
      schema: { type: 'string', maxLength: 1000 },
    }),
    ApiResponse({ status: 304, description: 'Rien n’a changé depuis cet ETag.' }),
  );
