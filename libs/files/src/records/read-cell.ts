import { civilDate, type Findings, isCivilDate, type Message } from '@maillage/kernel';

/** What may be read otherwise than a cell writes it, and how its sender is told. */
const LIBERTIES = {
  decimal_comma: {
    fr: 'La virgule a été lue comme un point décimal.',
    en: 'The comma was read as a decimal point.',
  },
  time_left_out: {
    fr: 'Seul le jour a été repris, sans l’heure.',
    en: 'Only the day was taken, without the time.',
  },
  day_of_instant: {
    fr: 'A été lu comme le jour de cet instant à l’heure du territoire.',
    en: 'Was read as the day of this instant by the clock of the territory.',
  },
  semicolon_between_values: {
    fr: 'Les valeurs étaient séparées par « ; » : elles se séparent par « | ».',
    en: 'The values were separated by ";": "|" separates them.',
  },
  blanks_around_value: {
    fr: 'Des espaces autour d’une valeur n’ont pas été repris.',
    en: 'Blanks around a value were left out.',
  },
  blanks_in_number: {
    fr: 'Ce qui sépare les chiffres de ce numéro (espaces, points, tirets) n’a pas été repris.',
    en: 'What parts the digits of this number (blanks, dots, hyphens) was left out.',
  },
  separator_in_value: {
    fr: 'Une valeur qui contient « | » a été coupée là : « | » sépare les valeurs.',
    en: 'A value that holds "|" was cut there: "|" separates values.',
  },
  empty_value: {
    fr: 'Une valeur vide entre deux séparateurs n’a pas été reprise.',
    en: 'An empty value between two separators was left out.',
  },
  repeated_value: {
    fr: 'Une valeur écrite plusieurs fois n’a été reprise qu’une.',
    en: 'A value that was written several times was taken once.',
  },
} as const satisfies Record<string, Message>;

/** Notes that a cell was read otherwise than it is written. */
export function sayLiberty(
  found: Findings,
  column: string,
  liberty: keyof typeof LIBERTIES,
  text: string,
): void {
  found.remark(column, liberty, LIBERTIES[liberty], text);
}

/** Values between separators; every liberty that was taken in cutting them is a remark. */
export function readList(
  column: string,
  text: string,
  separator: RegExp,
  found: Findings,
): readonly string[] | undefined {
  const written = text.split(separator);
  const parts = written.map((part) => part.trim()).filter((part) => part !== '');
  const distinct = [...new Set(parts)];
  const say = (liberty: keyof typeof LIBERTIES): void => sayLiberty(found, column, liberty, text);
  if (written.length > text.split('|').length) say('semicolon_between_values');
  if (written.some((part) => part.trim() !== '' && part !== part.trim()))
    say('blanks_around_value');
  if (parts.length < written.length) say('empty_value');
  if (distinct.length < parts.length) say('repeated_value');
  return distinct.length > 0 ? distinct : undefined;
}

/** A decimal number, of which a French spreadsheet writes the point as a comma; NaN for a text that is none. */
export function readDecimal(column: string, text: string, found: Findings): number {
  if (!/^[+-]?\d+([.,]\d+)?(e[+-]?\d+)?$/i.test(text)) return NaN;
  if (text.includes(',')) sayLiberty(found, column, 'decimal_comma', text);
  return Number(text.replace(',', '.')) + 0; // -0 and 0 are one
}

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * The day of a text that may say a time behind it, as a spreadsheet's dates do. A time with its zone is an instant, and its day
 * that of the clock of the territory.
 * @param zone IANA name of that clock.
 */
export function readDay(column: string, text: string, zone: string, found: Findings): string {
  const [, written, offset] = INSTANT.exec(text) ?? [];
  if (written === undefined) return text;
  const instant = new Date(text.replace(' ', 'T').replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  const isInstant = offset !== undefined && !Number.isNaN(instant.getTime());
  const day = isInstant && isCivilDate(written) ? civilDate(instant, zone) : written;
  sayLiberty(found, column, day === written ? 'time_left_out' : 'day_of_instant', text);
  return day;
}
