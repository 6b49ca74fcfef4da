import { EventEmitter, once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import exceljs from 'exceljs';
import { type Cell, type Column, tableOf } from '../table.js';
import { writeXlsx } from './xlsx-writer.js';

type Line = Readonly<Record<string, Cell>>;

const COLUMNS: Column<Line>[] = [
  { name: 'siret', value: ({ siret }) => siret },
  { name: 'nombre', value: ({ nombre }) => nombre },
  { name: 'jour', kind: 'day', value: ({ jour }) => jour },
  { name: 'instant', kind: 'instant', value: ({ instant }) => instant },
  { name: 'vrai', value: ({ vrai }) => vrai },
];

async function read(stream: Readable): Promise<exceljs.Workbook> {
  const workbook = new exceljs.Workbook();
  // The types of exceljs name a Buffer of an older Node.
  await workbook.xlsx.load((await buffer(stream)) as never);
  return workbook;
}

const valuesOf = (sheet: exceljs.Worksheet | undefined): unknown[][] => {
  const rows: unknown[][] = [];
  sheet?.eachRow((row) => rows.push((row.values as unknown[]).slice(1)));
  return rows;
};

describe('a workbook', () => {
  it('has typed cells: numbers, days, instants and booleans; all texts are texts', async () => {
    const line = {
      siret: '00620001200013',
      nombre: -1.5,
      jour: '2026-03-14',
      instant: '2026-03-14T10:20:30.000Z',
      vrai: true,
    };
    const workbook = await read(writeXlsx([tableOf('Lieux', COLUMNS, [[line]])]));
    const sheet = workbook.getWorksheet('Lieux');
    expect(valuesOf(sheet)).toEqual([
      ['siret', 'nombre', 'jour', 'instant', 'vrai'],
      [
        '00620001200013',
        -1.5,
        new Date('2026-03-14T00:00:00Z'),
        new Date('2026-03-14T10:20:30Z'),
        true,
      ],
    ]);
    expect(['C2', 'D2'].map((cell) => sheet?.getCell(cell).numFmt)).toEqual([
      'yyyy-mm-dd',
      'yyyy-mm-dd hh:mm:ss "UTC"',
    ]);
  });

  it.each([
    '=1+1',
    '+33321000000',
    '-',
    '@SOMME(A1)',
    '62000',
    '2A004',
    'un <b> & "deux"',
    ' blancs ',
    'deux\nlignes',
    '\u00e9\u{1F600}',
  ])('keeps %j as the text it is, and computes none', async (siret) => {
    const workbook = await read(writeXlsx([tableOf('x', COLUMNS, [[{ siret }]])]));
    const cell = workbook.getWorksheet('x')?.getCell('A2');
    expect([cell?.value, cell?.formula]).toEqual([siret, undefined]);
  });

  it('joins what a list holds, leaves empty what is absent, drops what XML cannot hold', async () => {
    const lines = [{ siret: ['a', 'b'] }, {}, { siret: 'a\u0001\uFFFFb' }, { siret: 'fin' }];
    const workbook = await read(writeXlsx([tableOf('x', COLUMNS, [lines])]));
    const sheet = workbook.getWorksheet('x');
    expect(['A2', 'A3', 'A4', 'A5'].map((cell) => sheet?.getCell(cell).value)).toEqual([
      'a|b',
      null,
      'ab',
      'fin',
    ]);
  });

  it('writes as text a day that spreadsheets have no number for, and what is no day', async () => {
    const lines = [{ jour: '1899-12-31' }, { jour: 'hier' }];
    const sheet = (await read(writeXlsx([tableOf('x', COLUMNS, [lines])]))).getWorksheet('x');
    expect(['C2', 'C3'].map((cell) => sheet?.getCell(cell).value)).toEqual(['1899-12-31', 'hier']);
  });

  it('cuts a text longer than a cell', async () => {
    const sheet = (
      await read(writeXlsx([tableOf('x', COLUMNS, [[{ siret: 'é'.repeat(40_000) }]])]))
    ).getWorksheet('x');
    expect(sheet?.getCell('A2').value).toBe(`${'é'.repeat(32_766)}…`);
  });

  it('has a sheet for each table, under titles that spreadsheets take and each other once', async () => {
    const title = 'Un titre bien trop long pour une feuille';
    const tables = [title, title, 'a/b', 'A/B'].map((one) => tableOf(one, COLUMNS, []));
    const { worksheets } = await read(writeXlsx(tables));
    expect(worksheets.map(({ name }) => name)).toEqual([
      'Un titre bien trop long pour un',
      'Un titre bien trop long pou (2)',
      'a b',
      'A B (2)',
    ]);
    expect(worksheets.map(valuesOf)).toEqual(tables.map(() => [COLUMNS.map(({ name }) => name)]));
  });

  it('goes on in another sheet where one is full', async () => {
    const lines = [1, 2, 3, 4, 5].map((nombre) => ({ nombre }));
    const columns = COLUMNS.slice(1, 2);
    const { worksheets } = await read(
      writeXlsx([tableOf('x', columns, [lines.slice(0, 2), lines.slice(2)])], 3),
    );
    expect(worksheets.map((sheet) => [sheet.name, ...valuesOf(sheet).slice(1).flat()])).toEqual([
      ['x', 1, 2],
      ['x (2)', 3, 4],
      ['x (3)', 5],
    ]);
  });

  it('fails when its table does, and is then no workbook', async () => {
    const stream = writeXlsx([
      tableOf(
        'x',
        COLUMNS,
        (async function* () {
          yield [{ siret: 'a' }];
          throw new Error('cut');
        })(),
      ),
    ]);
    await expect(buffer(stream)).rejects.toThrow('cut');
  });

  it('stops reading when its reader goes away', async () => {
    const source = new EventEmitter();
    const lines = async function* () {
      try {
        for (;;) yield Array.from({ length: 500 }, (_, at) => ({ siret: `${Math.sin(at)}` }));
      } finally {
        source.emit('left');
      }
    };
    const stream = writeXlsx([tableOf('x', COLUMNS, lines())]);
    await once(stream, 'readable');
    const left = once(source, 'left');
    stream.destroy();
    await left;
  });
});
