import { type FileItem, readRecords, writeXlsx } from '@maillage/files';
import exceljs from 'exceljs';
import { ACTIVITY_COLUMNS } from '../activity/activity-columns.js';
import { ACTIVITIES, activityOf, EXAMPLE_ID } from './activity-row.js';
import { templateSheets } from './activity-template.js';
import { readActivity } from './read-activity.js';

const WRITTEN = ACTIVITY_COLUMNS.filter(({ isOurs }) => isOurs !== true).map(({ name }) => name);
const AROUND = { now: new Date('2026-06-30T12:00:00Z'), places: new Map<string, string>() };

async function workbook(): Promise<exceljs.Workbook> {
  const parts: Buffer[] = [];
  for await (const part of writeXlsx(templateSheets())) parts.push(part as Buffer);
  const book = new exceljs.Workbook();
  await book.xlsx.load(Buffer.concat(parts) as never);
  return book;
}

async function rowsOf(book: exceljs.Workbook): Promise<FileItem[]> {
  const bytes = Buffer.from(await book.xlsx.writeBuffer());
  const items: FileItem[] = [];
  const stream = (async function* () {
    yield await Promise.resolve(bytes);
  })();
  for await (const item of readRecords(stream, 'xlsx', ACTIVITIES)) items.push(item);
  return items;
}

const findings = (items: readonly FileItem[]): string[] =>
  items.flatMap((item) => {
    if (!('row' in item)) return [];
    const row = activityOf(item, 'essai');
    const read = readActivity(row.value, AROUND);
    const faults = [...row.faults, ...('faults' in read ? read.faults : [])];
    return [...faults, ...row.remarks].map(({ pointer, code }) => `${pointer} ${code}`);
  });

describe('the template of activities', () => {
  it('has the columns that are read, each with a line that explains it', async () => {
    const book = await workbook();
    const [sheet, help] = book.worksheets;
    expect(sheet?.getRow(1).values).toEqual([, ...WRITTEN]);
    expect(help?.getColumn(1).values.slice(2)).toEqual(WRITTEN);
    expect(
      help
        ?.getColumn(3)
        .values.slice(2)
        .every((text) => typeof text === 'string' && text.length > 10),
    ).toBe(true);
    const required = help?.getColumn(2).values.slice(2) ?? [];
    expect(WRITTEN.filter((_, at) => required[at] === 'oui')).toEqual(ACTIVITIES.required);
  });

  it('has an example that is refused while it is left in, and is good under an id of one’s own', async () => {
    const book = await workbook();
    const id = book.worksheets[0]?.getRow(2).getCell(1);
    expect(id?.value).toBe(EXAMPLE_ID);
    expect(findings(await rowsOf(book))).toEqual(['/source_id activities.example_row']);
    if (id !== undefined) id.value = 'mars-1';
    const items = await rowsOf(book);
    expect(items.filter((item) => 'row' in item)).toHaveLength(1);
    expect(findings(items)).toEqual([]);
  });
});
