import { findNomenclature } from '@maillage/nomenclatures';
import { stringify } from 'csv-stringify/sync';
import fc, { type Arbitrary } from 'fast-check';
import { buffer } from 'node:stream/consumers';
import { type Column, COLUMNS, type Place, PLACE_COLUMNS } from './place.js';
import { readStandardRow } from '../place-import/read-place.js';
import { type FileFormat, neutralise, tableOf, textOfCell, writeXlsx } from '@maillage/files';
import { readStandardFile } from '../place-import/standard-file.js';

const cellsOf = (place: Place): string[] =>
  PLACE_COLUMNS.map((column) => textOfCell(column.value(place)));

const text = fc
  .tuple(
    fc.constantFrom('', '=', '+', '-', '@', "'", "'=", '"', ';', '|'),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('', '\n', '\r\n', '\r', ',', '"', 'fin'),
    fc.string(),
  )
  .map((parts) => parts.join('').replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, ''))
  .filter((written) => written.trim() !== '');
const several = (item: Arbitrary<string>): Arbitrary<string[]> =>
  fc.uniqueArray(item, { minLength: 1, maxLength: 4 });
const item = text
  .map((written) => written.replace(/[|;]/g, '').trim())
  .filter((written) => written !== '');
const codes = (column: string): Arbitrary<string[]> =>
  fc.shuffledSubarray(findNomenclature(column)?.valeurs.map((value) => value.code) ?? [], {
    minLength: 1,
  });
const coded = [
  'typologie',
  'itinerance',
  'services',
  'publics_specifiquement_adresses',
  'prise_en_charge_specifique',
  'frais_a_charge',
  'dispositif_programmes_nationaux',
  'formations_labels',
  'modalites_acces',
  'modalites_accompagnement',
];
const url = fc.webUrl({ withQueryParameters: true }).filter((written) => !/[|;]/.test(written));
const degrees = (limit: number): Arbitrary<number> =>
  fc.double({ min: -limit, max: limit, noNaN: true }).map((number) => number + 0);

const places = fc.record(
  {
    id: text.map((written) => written.normalize('NFC').trim()),
    nom: text,
    commune: text,
    adresse: text,
    pivot: fc.stringMatching(/^[a-zA-Z0-9]{9,14}$/),
    code_postal: fc.stringMatching(/^\d{5}$/),
    code_insee: fc.constant('62041'),
    date_maj: fc
      .date({
        min: new Date('1970-01-01'),
        max: new Date('2026-06-30'),
        noInvalidDate: true,
      })
      .map((date) => date.toISOString().slice(0, 10)),
    complement_adresse: text,
    horaires: text,
    presentation_detail: text,
    source: text,
    structure_parente: text,
    presentation_resume: text.filter((written) => written.length <= 280),
    latitude: degrees(90),
    longitude: degrees(180),
    telephone: fc.stringMatching(/^\+(33|590|687)\d{6,9}$/),
    courriels: several(item),
    site_web: several(url),
    autres_formations_labels: several(item),
    fiche_acces_libre: url,
    prise_rdv: url,
    ...Object.fromEntries(coded.map((column) => [column, codes(column)])),
  },
  {
    requiredKeys: [
      'id',
      'pivot',
      'nom',
      'commune',
      'code_postal',
      'code_insee',
      'adresse',
      'date_maj',
    ],
  },
) as Arbitrary<Place>;

async function readBack(file: string | Buffer, format: FileFormat = 'csv'): Promise<Place[]> {
  const bytes = async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.from(file as string);
  };
  const read: Place[] = [];
  for await (const found of readStandardFile(bytes(), format)) {
    const result =
      'row' in found ? readStandardRow(found.row, new Date('2026-06-30T12:00:00Z')) : undefined;
    if (!result || !('place' in result)) throw new Error(JSON.stringify([found, result]));
    read.push(result.place);
  }
  return read;
}

describe('a place written as a row of the standard', () => {
  it('has the 32 columns in their order, lists joined, empty where nothing is said', () => {
    const row = cellsOf({
      id: '1',
      pivot: '00000000000000',
      nom: 'Lieu',
      commune: 'Arras',
      code_postal: '62000',
      code_insee: '62041',
      adresse: '1 rue',
      date_maj: '2024-01-01',
      latitude: 50.29,
      services: ['a', 'b'],
    });
    expect(PLACE_COLUMNS.map(({ name }) => name)).toEqual(COLUMNS);
    const at = (...names: Column[]) => names.map((name) => row[COLUMNS.indexOf(name)]);
    expect(at('latitude', 'longitude', 'services', 'horaires')).toEqual(['50.29', '', 'a|b', '']);
  });

  it.each([',', ';'])(
    'is the same place when its CSV is read again (separator %s)',
    async (delimiter) => {
      await fc.assert(
        fc.asyncProperty(fc.array(places, { minLength: 1, maxLength: 5 }), async (written) => {
          const rows = written.map((place) => cellsOf(place).map(neutralise));
          expect(
            await readBack(stringify([[...COLUMNS], ...rows], { delimiter, quoted_string: true })),
          ).toEqual(written);
        }),
        { numRuns: 150 },
      );
    },
  );

  it('is the same place when its JSON is read again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(places, { minLength: 1, maxLength: 5 }), async (written) => {
        expect(await readBack(JSON.stringify(written), 'json')).toEqual(written);
      }),
      { numRuns: 100 },
    );
  });

  it('is the same place when its workbook is read again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(places, { minLength: 1, maxLength: 5 }), async (written) => {
        const workbook = await buffer(writeXlsx([tableOf('lieux', PLACE_COLUMNS, [written])]));
        expect(await readBack(workbook, 'xlsx')).toEqual(written);
      }),
      { numRuns: 50 },
    );
  });
});
