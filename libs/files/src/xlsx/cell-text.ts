import type { Attributes, XmlEvents } from '../xml-events.js';

/** How the number of a cell is shown: as a day or an instant, with a fixed count of digits, or as it is. */
type NumberStyle = 'date' | { readonly digits: number } | undefined;

/** Number formats that every spreadsheet knows and that show dates or times (ECMA-376 18.8.30). */
const BUILT_IN_DATES = [
  ...[14, 15, 16, 17, 18, 19, 20, 21, 22],
  ...[27, 28, 29, 30, 31, 32, 33, 34, 35, 36],
  ...[45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58],
];
const DAY_MS = 86_400_000;
/** Days from the beginning of the calendar of spreadsheets to 1970, and where that calendar begins in 1904. */
const [FROM_1900, FROM_1904] = [25_569, 24_107];
/** Serial of 29 February 1900, a day that never was. */
const NEVER_WAS = 60;
/** Serial behind 31 December 9999. */
const LAST = 2_958_466;

/** Styles of a workbook, as far as they change what a number reads as. */
export class NumberStyles implements XmlEvents {
  private readonly byFormat = new Map<number, NumberStyle>(
    BUILT_IN_DATES.map((id) => [id, 'date']),
  );
  private readonly byCell: NumberStyle[] = [];
  private isInCells = false;

  readonly open = (name: string, attributes: Attributes): void => {
    if (name === 'numFmt')
      this.byFormat.set(Number(attributes['numFmtId']), styleOf(attributes['formatCode'] ?? ''));
    else if (name === 'cellXfs') this.isInCells = true;
    else if (name === 'xf' && this.isInCells)
      this.byCell.push(this.byFormat.get(Number(attributes['numFmtId'])));
  };

  readonly close = (name: string): void => {
    if (name === 'cellXfs') this.isInCells = false;
  };

  /** @param style index of a cell's style. */
  at(style: string | undefined): NumberStyle {
    return this.byCell[Number(style ?? 0)];
  }
}

function styleOf(code: string): NumberStyle {
  // What stands in quotation marks, in brackets or behind a backslash is text, a colour or a language.
  const bare = code.replace(/"[^"]*"|\[(?![hms]+\])[^\]]*\]|[\\_*]./gi, '');
  if (/^0{2,20}$/.test(bare)) return { digits: bare.length };
  return /[ymdhs]/i.test(bare) && !/general/i.test(bare) ? 'date' : undefined;
}

/** How a number of a workbook is to be read. */
export interface NumberReading {
  readonly style: NumberStyle;
  /** Whether days count from 1904. */
  readonly is1904: boolean;
  /** Whether it was computed: it has the 15 digits then that spreadsheets compute with, and 0.1 + 0.2 is 0.3. */
  readonly isComputed: boolean;
}

/**
 * A number as a person sees it: no exponent, no `.0`, never a comma; a date in ISO 8601, with its time when there is one;
 * leading zeros where the format writes them.
 *
 * @param text as the file holds it.
 */
export function numberText(text: string, { style, is1904, isComputed }: NumberReading): string {
  const written = Number(text);
  if (text.trim() === '' || !Number.isFinite(written)) return text;
  const value = isComputed ? Number(written.toPrecision(15)) : written;
  if (style === 'date' && value >= 0 && value < LAST) return dateText(value, is1904);
  const plain = plainNumber(value);
  return typeof style === 'object' && /^\d+$/.test(plain)
    ? plain.padStart(style.digits, '0')
    : plain;
}

/** A number without its exponent, to the last digit. */
function plainNumber(value: number): string {
  const text = String(value + 0);
  const [, sign = '', whole = '', behind = '', exponent] =
    /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
  if (exponent === undefined) return text;
  const digits = whole + behind;
  const point = 1 + Number(exponent);
  return point > 0 ? sign + digits.padEnd(point, '0') : `${sign}0.${'0'.repeat(-point)}${digits}`;
}

function dateText(serial: number, is1904: boolean): string {
  const days = is1904 || serial >= NEVER_WAS ? serial : serial + 1;
  const instant = new Date(
    Math.round((days - (is1904 ? FROM_1904 : FROM_1900)) * (DAY_MS / 1000)) * 1000,
  ).toISOString();
  const [day = '', time = ''] = instant.slice(0, 19).split('T');
  if (serial < 1) return time;
  return time === '00:00:00' ? day : `${day}T${time}`;
}

/** A character as spreadsheets write it where XML would lose it: `_x000D_` for a carriage return (ECMA-376 22.9.2.19). */
const ESCAPE = /_x([0-9A-F]{4})_/gi;

/** A text as a workbook holds it. */
export const escaped = (text: string): string =>
  text.replace(/_(?=x[0-9A-F]{4}_)/gi, '_x005F_').replaceAll('\r', '_x000D_');

/** A text that a workbook holds, as people see it. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(ESCAPE, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;
