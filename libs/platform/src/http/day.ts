import { isCivilDate } from '@maillage/kernel';
import { ValidateBy } from 'class-validator';

/** How a civil date stands in the OpenAPI documents. */
export const DAY = { pattern: '^\\d{4}-\\d{2}-\\d{2}$', maxLength: 10, example: '2026-03-14' };

/** A day of the calendar, in years that the database knows too and figures can be of. @param name as its sender writes it. */
export const IsDay = (name: string): PropertyDecorator =>
  ValidateBy(
    { name: 'isDay', validator: { validate: (value) => typeof value === 'string' && /^(19|20|21)\d\d-/.test(value) && isCivilDate(value) } },
    { message: `${name} est un jour du calendrier, AAAA-MM-JJ, entre 1900 et 2199.` },
  );
