import { escaped, NumberStyles, numberText, unescaped } from './cell-text.js';

/** How a number reads under a format of its workbook. */
function shown(
  value: string,
  format?: string,
  { is1904 = false, isComputed = false } = {},
): string {
  const styles = new NumberStyles();
  if (format !== undefined) styles.open('numFmt', { numFmtId: '200', formatCode: format });
  styles.open('cellXfs', {});
  styles.open('xf', { numFmtId: format === undefined ? '0' : '200' });
  return numberText(value, { style: styles.at('0'), is1904, isComputed });
}

it.each([
  ['90', '90'],
  ['90.0', '90'],
  ['-0', '0'],
  ['2.7700000000000000e0', '2.77'],
  ['0.30000000000000004', '0.30000000000000004'],
  ['1.2E-7', '0.00000012'],
  ['-1.25e22', '-12500000000000000000000'],
  ['4.334931E+13', '43349310000000'],
  ['43493312300029', '43493312300029'],
  ['1E+21', '1000000000000000000000'],
  ['-1.5e-9', '-0.0000000015'],
  ['1e-10', '0.0000000001'],
  ['', ''],
  ['abc', 'abc'],
])('the number %s reads %s', (value, text) => {
  expect(shown(value)).toBe(text);
});

it.each([
  ['45000', 'yyyy-mm-dd', '2023-03-15'],
  ['45000', 'dd/mm/yyyy', '2023-03-15'],
  ['45000', '[$-40C]d mmmm yyyy;@', '2023-03-15'],
  ['45000.4375', 'dd/mm/yyyy hh:mm', '2023-03-15T10:30:00'],
  ['45000.000001', 'dd/mm/yyyy', '2023-03-15'],
  ['0.4375', '[h]:mm', '10:30:00'],
  ['1', 'yyyy-mm-dd', '1900-01-01'],
  ['59', 'yyyy-mm-dd', '1900-02-28'],
  ['61', 'yyyy-mm-dd', '1900-03-01'],
  ['-1', 'yyyy-mm-dd', '-1'],
  ['1000', '00000', '01000'],
  ['12.5', '00000', '12.5'],
  ['45000', '#,##0.00 "jours"', '45000'],
  ['45000', '[Red]0.0', '45000'],
  ['45000', 'General', '45000'],
])('%s under the format %s reads %s', (value, format, text) => {
  expect(shown(value, format)).toBe(text);
});

it('takes a computed number for what spreadsheets show', () => {
  expect(shown('0.30000000000000004', undefined, { isComputed: true })).toBe('0.3');
});

it('counts days from 1904 where the workbook does', () => {
  expect(shown('43538', 'yyyy-mm-dd', { is1904: true })).toBe('2023-03-15');
});

it('knows the date formats that no workbook declares', () => {
  const styles = new NumberStyles();
  styles.open('xf', { numFmtId: '14' }); // of cellStyleXfs: no cell's
  styles.open('cellXfs', {});
  styles.open('xf', { numFmtId: '0' });
  styles.open('xf', { numFmtId: '14' });
  styles.close('cellXfs');
  styles.open('xf', { numFmtId: '0' });
  expect(['0', '1', '2', undefined].map((style) => styles.at(style))).toEqual([
    undefined,
    'date',
    undefined,
    undefined,
  ]);
});

it.each(['a\r\nb', '_x000D_', '_x005F_x000D_', '_x_', '\r'])('%j comes back', (text) => {
  expect(unescaped(escaped(text))).toBe(text);
  expect(escaped(text)).not.toContain('\r');
});
