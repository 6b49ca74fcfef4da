import { isCivilDate } from '@maillage/kernel';
import { ValidateBy } from 'class-validator';

/** How a civil date stands in the OpenAPI documents. */
export const DAY = { pattern: '^\\d{4}-\\d{2}-\\d{2}$', maxLength: 10, example: '2026-03-14' };

/**
 * A day of the calendar that the database knows too, `YYYY-MM-DD`.
 * @param name as its sender writes it.
 * @param lastYear of what can be asked for; without one, 9999-12-31 may stand for no end.
 */
export const IsDay = (name: string, lastYear = 9999): PropertyDecorator =>
  ValidateBy(
    { name: 'isDay', validator: { validate: (value) => typeof value === 'string' && value >= '1900' && value.slice(0, 4) <= String(lastYear) && isCivilDate(value) } },
    { message: `${name} est un jour du calendrier, AAAA-MM-JJ, entre 1900 et ${lastYear}.` },
  );
