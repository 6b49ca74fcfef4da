import exceljs from 'exceljs';
import { stopServers } from '@maillage/testing';
import { serviceOnDatabase, type TestService } from '../spec/service.js';

let service: TestService;
beforeAll(async () => {
  service = await serviceOnDatabase({ now: () => new Date('2026-05-20T10:00:00Z') });
});
afterAll(async () => {
  await service.close();
  await stopServers();
});

const HEAD = ['id', 'Pivot', 'nom', 'commune', 'code_postal', 'code_insee', 'adresse', 'date_maj'];
const DAY = new Date('2026-05-01T00:00:00Z');
const told = (findings: readonly { ligne: number; champ: string; code: string }[]): string[] =>
  findings.map(({ ligne, champ, code }) => `${ligne} ${champ} ${code.replace('actors.', '')}`);

/** A workbook as somebody fills it in: a notice, a title, numbers where a spreadsheet makes them. */
async function filled(): Promise<Buffer> {
  const workbook = new exceljs.Workbook();
  workbook.addWorksheet('Notice').addRow(['Une ligne par lieu']);
  const sheet = workbook.addWorksheet('Lieux');
  sheet.addRows([
    ['Lieux du 62'],
    [...HEAD, 'latitude', 'longitude', 'commentaire'],
    [1, 43493312300029, 'Médiathèque', 'Arras', 62000, '62041', '1 rue', DAY, '50,29', 2.77, 'vu'],
    [],
    ['b', '434 933 123 00029', '', 'Arras', '62000', '62041', '2 rue', '01/05/2026'],
    ['c', 'x', { error: '#N/A' }, 'Arras', '62000', '62041', '3 rue', DAY],
    ['d', '43493312300029', 'Bourg', 'Bourg-en-Bresse', 1000, '01053', '4 rue', DAY],
  ]);
  sheet.getColumn(8).numFmt = 'dd/mm/yyyy';
  sheet.getCell('E7').numFmt = '00000';
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

describe('a workbook of places', () => {
  it('comes in as people see it, what is wrong named by its row and column', async () => {
    const outcome = await service.import(await filled(), { format: 'xlsx' });
    expect(outcome).toMatchObject({ recus: 4, crees: 2, rejetes: 2 });
    expect(told(outcome.rejets)).toEqual([
      '5 nom required',
      '5 date_maj invalid_date',
      '6 nom cell_error',
      '6 pivot invalid_pivot',
    ]);
    expect(outcome.rejets[2]?.valeur).toBe('#N/A');
    expect(told(outcome.remarques)).toEqual([
      '1  above_header',
      '2  sheet_not_read',
      '3 commentaire unknown_column',
      '3 latitude decimal_comma',
      '5 pivot blanks_in_number',
    ]);
    const records = await service.queries.list({ services: [], typologies: [] }, undefined, 10);
    expect(
      records.map(({ record: { place } }) => [place.id, place.code_postal, place.date_maj]),
    ).toEqual([
      ['1', '62000', '2026-05-01'],
      ['d', '01000', '2026-05-01'],
    ]);
  });

  it('is refused as a whole when it is none', async () => {
    for (const [file, code] of [
      ['id;nom\n1;a\n', 'not_xlsx'],
      [(await filled()).subarray(0, 3000), 'damaged_file'],
      ['', 'empty_file'],
    ] as const)
      await expect(service.import(file, { format: 'xlsx' })).rejects.toMatchObject({
        code: 'actors.unreadable_file',
        faults: [{ code: `actors.${code}` }],
      });
  });
});
