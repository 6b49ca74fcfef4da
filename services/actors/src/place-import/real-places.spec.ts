import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { Fault } from '@maillage/kernel';
import { COLUMNS, type Place, PLACE_COLUMNS } from '../place/place.js';
import { readStandardRow } from './read-place.js';
import { type FileFormat, neutralise, textOfCell } from '@maillage/files';
import { readStandardFile } from './standard-file.js';

const cellsOf = (place: Place): string[] =>
  PLACE_COLUMNS.map((column) => textOfCell(column.value(place)));

const lieux = join(process.env['REAL_DATA_DIR'] ?? '../shared/data', 'lieux');
const withRealData = fs.existsSync(lieux) ? describe : describe.skip;
const load = createRequire(join(process.cwd(), 'package.json'));

interface Outcome {
  readonly places: Place[];
  readonly faults: Fault[];
  readonly remarks: Fault[];
}

async function readAll(
  bytes: AsyncIterable<Uint8Array>,
  into: Outcome,
  format: FileFormat = 'csv',
): Promise<Outcome> {
  for await (const item of readStandardFile(bytes, format)) {
    if ('fault' in item) into.faults.push(item.fault);
    else if ('unreadable' in item) into.faults.push(item.unreadable);
    else if ('remark' in item) into.remarks.push(item.remark);
    else {
      const result = readStandardRow(item.row, new Date('2026-06-30T12:00:00Z'));
      into.remarks.push(...result.remarks);
      if ('place' in result) into.places.push(result.place);
      else into.faults.push(...result.faults);
    }
  }
  return into;
}

async function* once(text: string, encoding: BufferEncoding = 'utf8'): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, encoding);
}
const nothing = (): Outcome => ({ places: [], faults: [], remarks: [] });

function count(findings: readonly Fault[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of findings) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

function csvOf(
  places: readonly Place[],
  delimiter: string,
  cell: (text: string) => string,
): string {
  return stringify([[...COLUMNS], ...places.map((place) => cellsOf(place).map(cell))], {
    delimiter,
    quoted_string: true,
  });
}

if (!fs.existsSync(lieux)) console.warn(`Skipped: no real data in ${lieux} (REAL_DATA_DIR).`);
withRealData('the real places of the national standard', () => {
  const outcome = nothing();

  beforeAll(async () => {
    const folder = join(lieux, 'standard-v1.0.2');
    for (const name of fs.readdirSync(folder).filter((file) => file.endsWith('.csv'))) {
      await readAll(fs.createReadStream(join(folder, name)), outcome);
    }
  });

  it('come in, but for 7 whose commune nobody can tell', () => {
    expect(outcome.places.length + outcome.faults.length).toBe(3535);
    expect(count(outcome.faults)).toEqual({ 'actors.unknown_commune': 7 });
    expect(count(outcome.remarks)).toEqual({
      'actors.unknown_pivot': 3393,
      'actors.unknown_date': 2983,
      'actors.respelled': 95,
      'actors.commune_from_name': 11,
      // Places all over New Caledonia under the postal code of Nouméa.
      'actors.postal_code_mismatch': 58,
      // In other départements, and nine of Nouméa's Mont-Dore under that of the Puy-de-Dôme.
      'actors.far_point': 30,
      'actors.unread_hours': 86,
    });
  });

  it.each([',', ';'])('are the same after export and import (separator %s)', async (delimiter) => {
    const again = await readAll(once(csvOf(outcome.places, delimiter, neutralise)), nothing());
    expect(again.places).toEqual(outcome.places);
    expect(again.faults).toEqual([]);
  });

  it('are the same out of a Latin-1 file, where Latin-1 can write them', async () => {
    const writable = outcome.places.filter((place) =>
      cellsOf(place).every((text) => /^[\x00-\x7f\xa0-\xff]*$/.test(text)),
    );
    expect(writable.length).toBeGreaterThan(2000);
    const again = await readAll(once(csvOf(writable, ';', neutralise), 'latin1'), nothing());
    expect(again.places).toEqual(writable);
    expect(count(again.remarks)['actors.encoding_converted']).toBe(1);
  });

  it('are valid for the standard’s own schema once exported', async () => {
    const { Schema } = load('tableschema') as {
      Schema: { load(path: string): Promise<TableSchema> };
    };
    const schema = await Schema.load(join(lieux, 'standard-mediation-num.schema.json'));
    expect(schema.fieldNames).toEqual(COLUMNS);
    const invalid = outcome.places.flatMap((place) => errorsOf(schema, cellsOf(place)));
    expect(invalid).toEqual([]);
    // The check itself can see a fault.
    const [place] = outcome.places;
    expect(errorsOf(schema, cellsOf({ ...(place as Place), code_postal: '6200' }))).toHaveLength(1);
  });
});

interface TableSchema {
  readonly fieldNames: readonly string[];
  castRow(row: readonly string[], options: { failFast: boolean }): unknown;
}

function errorsOf(schema: TableSchema, row: readonly string[]): string[] {
  try {
    schema.castRow(row, { failFast: false });
    return [];
  } catch (error) {
    const { errors = [], message } = error as { errors?: { message: string }[]; message: string };
    return errors.length > 0 ? errors.map((one) => one.message) : [message];
  }
}
