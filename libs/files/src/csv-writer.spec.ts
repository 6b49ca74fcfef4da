import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { writeCsv } from './csv-writer.js';
import { restore } from './spreadsheet-cell.js';
import { type Cell, tableOf } from './table.js';

const COLUMNS = [0, 1, 2].map((at) => ({
  name: `c${at}`,
  value: (row: readonly Cell[]): Cell => row[at],
}));
const csv = (rows: readonly (readonly Cell[])[], style: 'standard' | 'spreadsheet' = 'standard') =>
  text(writeCsv(tableOf('x', COLUMNS, [rows]), style));

describe('CSV', () => {
  it('keeps phones and longitudes bare for programs, and makes formulas harmless', async () => {
    const rows = [
      ['=1+1', 'L’atelier, "le vrai"', "'=x"],
      [-1.5, '+33321000000', '-'],
      [['a', 'b'], undefined, true],
      ['62000', ' blancs ', 'a;b'],
    ];
    expect(await csv(rows)).toBe(
      [
        'c0,c1,c2',
        `'=1+1,"L’atelier, ""le vrai""",''=x`,
        `-1.5,+33321000000,'-`,
        'a|b,,true',
        `62000," blancs ","a;b"`,
        '',
      ].join('\r\n'),
    );
  });

  it('writes numbers in digits, however small or large', async () => {
    expect(await csv([[-4e-7, 1.5e-9, 1e21]])).toBe(
      'c0,c1,c2\r\n-0.0000004,0.0000000015,1000000000000000000000\r\n',
    );
  });

  it('has a mark and semicolons for spreadsheets, where nothing may look like a formula', async () => {
    expect(await csv([[-1.5, '+33321000000', 'a']], 'spreadsheet')).toBe(
      `\uFEFFc0;c1;c2\r\n'-1.5;'+33321000000;a\r\n`,
    );
  });

  it.each(['standard', 'spreadsheet'] as const)('gives every text back (%s)', async (style) => {
    const cell = fc
      .tuple(fc.constantFrom('', "'", '=', '+', '-', '@', '\t', '\r', ' ', '"', ';'), fc.string())
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, fc.constant('fin')), { minLength: 1 }),
        async (rows) => {
          const options = { bom: true, delimiter: style === 'standard' ? ',' : ';' };
          const read = parse(await csv(rows, style), { ...options, record_delimiter: '\r\n' });
          expect(read.slice(1).map((row) => row.map(restore))).toEqual(rows);
        },
      ),
      { numRuns: 300 },
    );
  });
});
