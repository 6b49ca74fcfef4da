import exceljs from 'exceljs';
import { crc32, deflateRawSync } from 'node:zlib';
import { fromWorkbook } from './sheet-file.js';
import type { FileItem, RecordShape } from './record-file.js';

const SHAPE: RecordShape = {
  service: 'essai',
  noun: { fr: 'une ligne', en: 'a line' },
  origin: { fr: 'de l’essai', en: 'of the test' },
  columns: ['id', 'nom', 'jour', 'nombre', 'vrai'],
  required: ['id'],
  isRecord: () => false,
};

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
}
async function items(bytes: Uint8Array, most?: number): Promise<FileItem[]> {
  const read: FileItem[] = [];
  for await (const item of fromWorkbook(pieces(bytes), SHAPE, most)) read.push(item);
  return read;
}
const bytesOf = async (workbook: exceljs.Workbook): Promise<Buffer> =>
  Buffer.from(await workbook.xlsx.writeBuffer());
/** A workbook of one sheet, its rows as they are given. */
function workbookOf(rows: readonly (readonly exceljs.CellValue[])[]): exceljs.Workbook {
  const workbook = new exceljs.Workbook();
  workbook.addWorksheet('Feuil1').addRows(rows.map((row) => [...row]));
  return workbook;
}
const summary = (read: readonly FileItem[]): string[] =>
  read.map((item) => {
    if ('row' in item)
      return `${item.line} ${Object.values(item.row).join('/')}${(item.faults ?? []).map(({ pointer, code, value }) => ` ${pointer} ${code} ${value}`).join()}`;
    if ('remark' in item)
      return `${item.line} ? ${item.remark.code.slice(6)} ${item.remark.pointer}${item.remark.value}`;
    const { code, pointer } = 'fault' in item ? item.fault : item.unreadable;
    return `${item.line} ${'fault' in item ? 'fault' : 'unreadable'} ${code.slice(6)} ${pointer}`.trim();
  });

/** A ZIP archive of parts, with the sizes that its directory tells. */
function archiveOf(
  parts: Readonly<Record<string, { text: string | Buffer; size?: number; crc?: number }>>,
): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let start = 0;
  for (const [name, { text, size, crc }] of Object.entries(parts)) {
    const content = Buffer.from(text as string);
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(crc ?? crc32(content), 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(size ?? content.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(start, 42);
    const file = Buffer.concat([head, Buffer.from(name), packed]);
    files.push(file);
    directory.push(entry, Buffer.from(name));
    start += file.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(start, 16);
  return Buffer.concat([...files, ...directory, end]);
}
const relations = (...targets: (readonly [string, string])[]): string =>
  `<Relationships>${targets.map(([type, target], at) => `<Relationship Id="r${at}" Type="http://x/${type}" Target="${target}"/>`).join('')}</Relationships>`;
/** The parts of a workbook of one sheet, written by hand. */
const partsOf = (sheet: string, more = '') => ({
  '_rels/.rels': { text: relations(['officeDocument', 'xl/workbook.xml']) },
  'xl/workbook.xml': {
    text: '<x:workbook xmlns:x="x" xmlns:r="r"><x:sheets><x:sheet name="A" r:id="r0"/></x:sheets></x:workbook>',
  },
  'xl/_rels/workbook.xml.rels': {
    text: relations(['worksheet', '/xl/s.xml'], ['sharedStrings', 'texts.xml']),
  },
  'xl/texts.xml': {
    text: `<sst>${more}<si><t>id</t></si><si><r><t>no</t></r><rPh><t>ka</t></rPh><r><t xml:space="preserve">m</t></r></si></sst>`,
  },
  'xl/s.xml': {
    text: `<x:worksheet xmlns:x="x"><x:sheetData>${sheet}</x:sheetData></x:worksheet>`,
  },
});
const HEAD = '<x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="s"><x:v>1</x:v></x:c></x:row>';

describe('a workbook', () => {
  it('gives its rows under their lines, and cells as people see them', async () => {
    const workbook = workbookOf([
      ['ID', ' Nom ', 'jour', 'nombre', 'vrai'],
      [1, 'a', new Date('2026-03-14T00:00:00Z'), { formula: '0.1+0.2', result: 0.1 + 0.2 }, true],
      [],
      [
        'b',
        { richText: [{ text: 'gras' }, { text: ' et non' }] },
        new Date('2026-03-14T10:30:00Z'),
      ],
      ['c', { formula: 'A1', result: 'trouvé' }, undefined, { formula: '1+1', result: 2 }, false],
      ['d', { text: 'lien', hyperlink: 'https://exemple.fr' }, '2026-03-14', '1,5'],
    ]);
    for (const cell of ['C2', 'C4'])
      Object.assign(workbook.getWorksheet(1)?.getCell(cell) ?? {}, { numFmt: 'dd/mm/yyyy' });
    const read = await items(await bytesOf(workbook));
    expect(summary(read)).toEqual([
      '2 1/a/2026-03-14/0.3/true',
      '4 b/gras et non/2026-03-14T10:30:00//',
      '5 c/trouvé//2/false',
      '6 d/lien/2026-03-14/1,5/',
    ]);
    expect(read[0] && 'row' in read[0] && [...(read[0].heads ?? [])].slice(0, 2)).toEqual([
      ['id', 'ID'],
      ['nom', 'Nom'],
    ]);
  });

  it('reads the first visible sheet that names columns, and tells which it did not read', async () => {
    const workbook = new exceljs.Workbook();
    workbook.addWorksheet('Cachée', { state: 'hidden' }).addRows([['id'], ['non']]);
    workbook.addWorksheet('Notice').addRows([['Comment remplir'], ['…']]);
    workbook.addWorksheet('Vide');
    workbook.addWorksheet('Saisie').addRows([['Activités de mars'], [], ['id', 'nom'], ['a', 'x']]);
    workbook.addWorksheet('Suite').addRows([['id'], ['b']]);
    expect(summary(await items(await bytesOf(workbook)))).toEqual([
      '3 ? sheet_not_read Notice',
      '3 ? sheet_not_read Suite',
      '1 ? above_header Activités de mars',
      '4 a/x',
    ]);
  });

  it('passes over titles of merged cells, and says so', async () => {
    const workbook = workbookOf([['id', 'nom'], ['Janvier'], ['a', 'x'], ['b']]);
    workbook.getWorksheet(1)?.mergeCells('A2:B2');
    workbook.getWorksheet(1)?.mergeCells('A4:A5');
    expect(summary(await items(await bytesOf(workbook)))).toEqual([
      '2 ? merged_row Janvier',
      '3 a/x',
      '4 b/',
    ]);
  });

  it('names cells in error and formulas without a result by their columns', async () => {
    const workbook = workbookOf([
      ['id', 'nom', 'nombre'],
      ['a', { error: '#REF!' }, { formula: 'B2', result: { error: '#DIV/0!' } }],
      ['b', { formula: 'B9' }],
    ]);
    expect(summary(await items(await bytesOf(workbook)))).toEqual([
      '2 a/#REF!/#DIV/0! /nom essai.cell_error #REF!, /nombre essai.cell_error #DIV/0!',
      '3 b// /nom essai.not_computed ',
    ]);
  });

  it('tells a column without a name once, and refuses a head that lacks or repeats one', async () => {
    expect(
      summary(await items(await bytesOf(workbookOf([['id'], ['a', 'perdu'], ['b', 'perdu']])))),
    ).toEqual(['2 ? unnamed_column /Bperdu', '2 a', '3 b']);
    expect(
      summary(
        await items(
          await bytesOf(
            workbookOf([
              ['nom', 'NOM'],
              ['a', 'b'],
            ]),
          ),
        ),
      ),
    ).toEqual(['1 unreadable missing_column /id', '1 unreadable duplicate_column /nom']);
    expect(summary(await items(await bytesOf(workbookOf([]))))).toEqual([
      '1 unreadable empty_file',
    ]);
  });

  it('gives columns of any name, be it one that every object bears', async () => {
    const sheet = `${HEAD.replace('</x:row>', '<x:c t="str"><x:v>__proto__</x:v></x:c></x:row>')}<x:row><x:c t="str"><x:v>a</x:v></x:c><x:c t="str"/><x:c t="str"><x:v>perdu</x:v></x:c></x:row>`;
    expect(summary(await items(archiveOf(partsOf(sheet))))).toEqual(['2 a//perdu']);
  });

  it('reads what other programs write: prefixes, cells without places, texts with readings', async () => {
    const sheet = `${HEAD}<x:row r="7"><x:c r="B7" t="inlineStr"><x:is><x:t>en ligne</x:t></x:is></x:c></x:row><x:row><x:c t="str"><x:f>A1</x:f><x:v>_x000D_é</x:v></x:c><x:c t="d"><x:v>2026-01-01</x:v></x:c></x:row>`;
    expect(summary(await items(archiveOf(partsOf(sheet))))).toEqual([
      '7 /en ligne',
      '8 \ré/2026-01-01',
    ]);
  });
});

describe('a row that is too long', () => {
  const row = (...cells: string[]): string => `<x:row>${cells.join('')}</x:row>`;
  const inline = (text: string): string =>
    `<x:c t="inlineStr"><x:is><x:t>${text}</x:t></x:is></x:c>`;
  const shared = (index: number): string => `<x:c t="s"><x:v>${index}</x:v></x:c>`;
  const half = 'x'.repeat(600_000);

  it.each([
    ['by one cell', row(inline(`${half}</x:t><x:t>${half}`))],
    ['by its cells together', row(inline(half), inline(half))],
    ['by a text that cells share', row(shared(2), shared(2))],
    ['by a text that is too long to be shared', row(shared(3))],
  ])('is refused, and costs no other: %s', async (_, long) => {
    const sheet = `${HEAD}${row(inline('a'))}${long}${row(inline('b'))}`;
    const parts = partsOf(sheet);
    const texts = `<si><t>${half}</t></si><si><r><t>${half}</t></r><r><t>${half}</t></r></si></sst>`;
    parts['xl/texts.xml'].text = parts['xl/texts.xml'].text.replace('</sst>', texts);
    expect(summary(await items(archiveOf(parts)))).toEqual(['2 a/', '3 fault too_long', '4 b/']);
  });

  it.each([
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?x ', '?>'],
  ])('is not held in what a parser keeps until it ends: %s', async (open, close) => {
    const sheet = `${HEAD}${row(inline('a'))}${open}${'< '.repeat(4 << 20)}${close}`;
    const read = summary(await items(archiveOf(partsOf(sheet))));
    expect(read.at(-1)).toMatch(/damaged_file/);
  });
});

describe('what is no workbook', () => {
  it.each([
    ['a CSV under its name', Buffer.from('id;nom\n1;é\n'), 'text/csv'],
    ['a workbook of before 2007', Buffer.from('d0cf11e0a1b11ae100', 'hex'), '.xls'],
    ['another archive', archiveOf({ mimetype: { text: 'x' } }), '.ods'],
    [
      'a binary workbook',
      archiveOf({ '_rels/.rels': { text: relations(['officeDocument', 'xl/workbook.bin']) } }),
      '.xlsb',
    ],
  ])('is refused by one fault that says what to do: %s', async (_, bytes, hint) => {
    const [item, ...more] = await items(bytes);
    expect(more).toEqual([]);
    expect(item && 'unreadable' in item && item.unreadable).toMatchObject({
      code: 'essai.not_xlsx',
      detail: { fr: expect.stringContaining(hint) as string },
    });
  });

  it.each([
    ['a part that says another checksum', { ...partsOf(HEAD), 'xl/s.xml': { text: HEAD, crc: 1 } }],
    [
      'a part that is longer than it says',
      { ...partsOf(HEAD), 'xl/s.xml': { text: HEAD, size: 3 } },
    ],
    ['a part that is no XML', { ...partsOf(HEAD), 'xl/s.xml': { text: '<x><y></x>' } }],
    ['a part that is missing', { ...partsOf(HEAD), 'xl/texts.xml': undefined }],
    ['texts that grow by entities', partsOf(HEAD, '<si><t>&a;</t></si>')],
    [
      'a document type',
      { ...partsOf(HEAD), 'xl/texts.xml': { text: '<!DOCTYPE sst [<!ENTITY a "aaaa">]><sst/>' } },
    ],
    ['a row that no sheet has', partsOf(`${HEAD}<x:row r="1048577"/>`)],
    ['a cell that no sheet has', partsOf(`${HEAD}<x:row><x:c r="ZZZ2"><x:v>1</x:v></x:c></x:row>`)],
  ])('is refused as damaged: %s', async (_, parts) => {
    const given = Object.fromEntries(
      Object.entries(parts).filter(([, part]) => (part as unknown) !== undefined),
    ) as Parameters<typeof archiveOf>[0];
    expect(summary(await items(archiveOf(given)))).toEqual(['1 unreadable damaged_file']);
    const cut = archiveOf(partsOf(HEAD)).subarray(0, 200);
    expect(summary(await items(cut))).toEqual(['1 unreadable damaged_file']);
  });

  it('keeps the rows before one that is broken, and names the next line', async () => {
    const rows = Array.from(
      { length: 5000 },
      (_, at) => `<x:row r="${at + 2}"><x:c r="A${at + 2}"><x:v>${at}</x:v></x:c></x:row>`,
    );
    const read = summary(await items(archiveOf(partsOf(`${HEAD}${rows.join('')}<x:row r="0"/>`))));
    expect(read[0]).toBe('2 0/');
    expect(read.at(-1)).toMatch(/^\d+ fault damaged_file/);
  });

  it('is refused as too large: a file over the limit, and bombs, before they are unpacked', async () => {
    expect(summary(await items(archiveOf(partsOf(HEAD)), 100))).toEqual([
      '1 unreadable file_too_large',
    ]);
    for (const part of ['xl/s.xml', 'xl/texts.xml'])
      expect(
        summary(await items(archiveOf({ ...partsOf(HEAD), [part]: { text: '', size: 1 << 30 } }))),
      ).toEqual(['1 unreadable file_too_large']);
    const endless = { ...partsOf(HEAD), 'xl/s.xml': { text: Buffer.alloc(16 << 20, ' ') } };
    expect(summary(await items(archiveOf(endless)))).toEqual(['1 unreadable damaged_file']);
  });
});
