import { type FileItem, readRecords, tableOf, writeCsv, writeXlsx } from '@maillage/files';
import { ACTIVITY_LISTING } from '../activity/activity.mapping.dto.js';
import type { ActivityDto } from '../activity/activity.dto.js';
import { ACTIVITIES, activityOf, columnAt } from './activity-row.js';

const ACTIVITY = {
  id: '01900000-0000-7000-8000-000000000001',
  source: 'essai',
  source_id: '=2026-000123',
  type: 'collectif',
  date: '2026-03-14',
  duree: 90,
  type_lieu: 'autre',
  lieu_code_insee: '01053',
  lieu_code_postal: '01000',
  lieu_commune: 'Bourg-en-Bresse',
  mediateur_ref: 'med-17',
  structure_siret: '26620001200013',
  thematiques: ['email', 'securite_numerique'],
  materiel: ['ordinateur'],
  autonomie: 'partiellement_autonome',
  oriente_vers_structure: false,
  titre_atelier: 'Prévenir ; "arnaques", \n et +',
  niveau_atelier: 'debutant',
  tags: ['été', '-5'],
  beneficiaires: {
    total: 6,
    genres: { masculin: 2, feminin: 4, non_communique: 0 },
    refs: ['p-88', 'p-91'],
  },
  version: 1,
  creation: '2026-03-14T10:20:30.123Z',
  modification: '2026-03-14T10:20:30.123Z',
} as unknown as ActivityDto;

async function* bytesOf(parts: AsyncIterable<string | Buffer>): AsyncGenerator<Uint8Array> {
  for await (const part of parts) yield Buffer.from(part as string);
}
async function read(file: AsyncIterable<string | Buffer>, format: 'csv' | 'xlsx') {
  const items: FileItem[] = [];
  for await (const item of readRecords(bytesOf(file), format, ACTIVITIES)) items.push(item);
  return items.map((item) => ('row' in item ? activityOf(item, 'essai') : item));
}
const table = () => tableOf('activites', ACTIVITY_LISTING.columns, [[ACTIVITY]]);
const rowOf = (row: Readonly<Record<string, string>>) => activityOf({ line: 2, row }, 'essai');
const codes = (findings: readonly { pointer: string; code: string }[]): string[] =>
  findings.map(({ pointer, code }) => `${pointer} ${code.replace('activities.', '')}`);

describe('a row of activities', () => {
  it.each([
    ['csv', () => writeCsv(table(), 'standard')],
    ['csv', () => writeCsv(table(), 'spreadsheet')],
    ['xlsx', () => writeXlsx([table()])],
  ] as const)('is what its export wrote (%s)', async (format, file) => {
    const {
      id: _,
      source: __,
      version: ___,
      creation: ____,
      modification: _____,
      ...written
    } = ACTIVITY;
    expect(await read(file(), format)).toEqual([{ value: written, faults: [], remarks: [] }]);
  });

  it.each<[string, string, readonly string[], unknown, string]>([
    ['duree', '90,0', ['duree'], 90, '/duree decimal_comma'],
    ['duree', ' 90 ', ['duree'], 90, '/duree blanks_around_value'],
    [
      'oriente_vers_structure',
      'VRAI',
      ['oriente_vers_structure'],
      true,
      '/oriente_vers_structure respelled',
    ],
    ['thematiques', 'a;b', ['thematiques'], ['a', 'b'], '/thematiques semicolon_between_values'],
    ['thematiques', 'a | b', ['thematiques'], ['a', 'b'], '/thematiques blanks_around_value'],
    ['tags', 'a;b||c', ['tags'], ['a;b', 'c'], '/tags empty_value'],
    ['materiel', 'a|a', ['materiel'], ['a'], '/materiel repeated_value'],
    [
      'genres_feminin',
      '4,0',
      ['beneficiaires', 'genres', 'feminin'],
      4,
      '/beneficiaires/genres/feminin decimal_comma',
    ],
  ])('tells what it takes otherwise than written: %s %s', (column, text, path, value, remark) => {
    const { value: object, faults, remarks } = rowOf({ [column]: text });
    let found: unknown = object;
    for (const part of path) found = (found as Record<string, unknown>)[part];
    expect([found, faults, codes(remarks)]).toEqual([value, [], [remark]]);
  });

  it('leaves what it cannot read to the reader of the field', () => {
    const { value, faults } = rowOf({ duree: 'une heure', oriente_vers_structure: 'peut-être' });
    expect([value, faults]).toEqual([
      { duree: 'une heure', oriente_vers_structure: 'peut-être', beneficiaires: {} },
      [],
    ]);
  });

  it('refuses columns that do not exist once they hold something, and other sources', () => {
    expect(codes(rowOf({ 'dur/ée': '1', remarque: ' ', source: 'essai' }).faults)).toEqual([
      '/dur~1ée unknown_field',
    ]);
    expect(codes(rowOf({ source: 'autre' }).faults)).toEqual(['/source foreign_source']);
  });

  it.each([
    ['/duree', 'duree'],
    ['/thematiques/2', 'thematiques'],
    ['/beneficiaires/genres/feminin', 'genres_feminin'],
    ['/beneficiaires/genres', ''],
    ['/beneficiaires/refs/0', 'beneficiaires_refs'],
    ['/inconnue', 'inconnue'],
    ['', ''],
  ])('knows the column of %s', (pointer, column) => {
    expect(columnAt(pointer)).toBe(column);
  });
});
