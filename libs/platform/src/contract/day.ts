import { isCivilDate } from '@maillage/kernel';
import { applyDecorators } from '@nestjs/common';
import { Matches, ValidateBy } from 'class-validator';
import { says } from '../runtime/says.js';

/** How a civil date stands in the OpenAPI documents. */
export const DAY = { pattern: '^\\d{4}-\\d{2}-\\d{2}$', maxLength: 10, example: '2026-03-14' };

/**
 * A day of the calendar that the database has too, `YYYY-MM-DD`.
 * @param name as its sender writes it.
 * @param lastYear of what can be asked for; without one, 9999-12-31 may stand for no end.
 */
export const IsDay = (name: string, lastYear = 9999): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isDay',
      validator: {
        validate: (value) =>
          typeof value === 'string' &&
          value >= '1900' &&
          value.slice(0, 4) <= String(lastYear) &&
          isCivilDate(value),
      },
    },
    says(
      `${name} est un jour du calendrier, AAAA-MM-JJ, entre 1900 et ${lastYear}.`,
      `${name} is a day of the calendar, YYYY-MM-DD, between 1900 and ${lastYear}.`,
    ),
  );

const RFC3339 = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?)?$/i;

/**
 * An instant with its time zone (RFC 3339), `2027-06-30T22:00:00Z`, that `Date` reads.
 * @param name as its sender writes it.
 */
export const IsInstant = (name: string): PropertyDecorator =>
  applyDecorators(
    ValidateBy(
      {
        name: 'isInstant',
        validator: {
          // `Date` moves a 30 February to March.
          validate: (value) =>
            typeof value === 'string' &&
            RFC3339.test(value) &&
            isCivilDate(value.slice(0, 10)) &&
            !Number.isNaN(Date.parse(value)),
        },
      },
      says(
        `${name} est un instant RFC 3339, par exemple 2027-06-30T22:00:00Z.`,
        `${name} is an instant of RFC 3339, for example 2027-06-30T22:00:00Z.`,
      ),
    ),
    Matches(
      /(Z|[+-]\d\d:\d\d)$/i,
      says(
        `${name} porte son fuseau horaire, par exemple 2027-06-30T22:00:00Z.`,
        `${name} bears its time zone, for example 2027-06-30T22:00:00Z.`,
      ),
    ),
  );
