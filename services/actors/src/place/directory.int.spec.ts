import * as fs from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import exceljs from 'exceljs';
import { stopServers } from '@maillage/testing';
import { type Column, COLUMNS } from './place.js';
import type { WantedPlaces } from './place-filters.store.js';
import { PLACE_LISTING, toDto } from './place.mapping.dto.js';
import type { ListPosition } from './place.queries.store.js';
import { serviceOnDatabase, textOf, type TestService } from '../spec/service.js';

const folder = join(process.env['REAL_DATA_DIR'] ?? '../shared/data', 'lieux/standard-v1.0.2');
const withRealData = fs.existsSync(folder) ? describe : describe.skip;
if (!fs.existsSync(folder)) console.warn(`Skipped: no real data in ${folder} (REAL_DATA_DIR).`);

const everything: WantedPlaces = { services: [], typologies: [] };
/** Kilometres on a sphere of 6 371 km, by the law of cosines: another formula than the query's. */
function kilometres(
  [lat1, lon1]: readonly [number, number],
  [lat2, lon2]: readonly [number, number],
): number {
  const [a, b, c] = [lat1, lat2, lon1 - lon2].map((degrees) => (degrees * Math.PI) / 180) as [
    number,
    number,
    number,
  ];
  return (
    6371 *
    Math.acos(Math.min(1, Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(c)))
  );
}

withRealData('the directory of the real places', () => {
  let service: TestService;
  const sources = fs.existsSync(folder)
    ? fs
        .readdirSync(folder)
        .filter((name) => name.endsWith('.csv'))
        .map((name) => name.slice(0, -4))
    : [];
  const totals = { recus: 0, crees: 0, rejetes: 0 };

  beforeAll(async () => {
    service = await serviceOnDatabase({ now: () => new Date('2026-05-20T10:00:00Z') });
    for (const source of sources) {
      const outcome = await service.import(fs.createReadStream(join(folder, `${source}.csv`)), {
        source,
      });
      for (const key of ['recus', 'crees', 'rejetes'] as const) totals[key] += outcome[key];
    }
  });
  afterAll(async () => {
    await service.close();
    await stopServers();
  });

  async function all(
    wanted: Partial<WantedPlaces>,
    limit = 500,
  ): Promise<
    {
      id: string;
      nom: string;
      commune: string;
      point: [number, number];
      doubt: string | undefined;
      rank: number;
      services: readonly string[];
      typologie: readonly string[];
    }[]
  > {
    const found = [];
    for (let after: ListPosition | undefined; ;) {
      const batch = await service.queries.list({ ...everything, ...wanted }, after, limit);
      for (const {
        record: { id, place, doubt },
        rank,
      } of batch) {
        // Points in doubt are on no map; see the spec of points for which they are.
        const point: [number, number] =
          doubt === undefined ? [place.latitude ?? NaN, place.longitude ?? NaN] : [NaN, NaN];
        found.push({
          id,
          nom: place.nom,
          commune: place.commune,
          point,
          doubt,
          rank,
          services: place.services ?? [],
          typologie: place.typologie ?? [],
        });
      }
      const last = batch[batch.length - 1];
      if (last === undefined || batch.length < limit) return found;
      after = PLACE_LISTING.keyOf(last).map(String);
    }
  }

  it('holds all but 7 without a known commune', () => {
    expect(totals).toEqual({ recus: 3535, crees: 3528, rejetes: 7 });
  });

  it('loses nothing in export and import, for programs and for spreadsheets', async () => {
    for (const source of sources) {
      for (const tableur of ['non', 'oui'] as const) {
        const exported = await textOf(
          await service.export({ ...everything, source }, 'csv', tableur),
        );
        const again = await service.import(exported, { source });
        expect(again).toMatchObject({ source, crees: 0, modifies: 0, rejetes: 0 });
        expect(again.inchanges).toBe(again.recus);
      }
      const workbook = await buffer(await service.export({ ...everything, source }, 'xlsx'));
      const again = await service.import(workbook, { source, format: 'xlsx' });
      expect(again).toMatchObject({ source, crees: 0, modifies: 0, rejetes: 0 });
      expect(again.inchanges).toBe(again.recus);
    }
  });

  it('gives each place once, page by page', async () => {
    const ids = (await all({}, 97)).map(({ id }) => id);
    expect(new Set(ids).size).toBe(3528);
    expect((await all({})).filter(({ doubt }) => doubt !== undefined)).toHaveLength(30);
    expect(ids).toEqual([...ids].sort());
    const around = { latitude: 43.5, longitude: 5.4, radiusKm: 60 };
    const near = await all({ around }, 7);
    expect(near.map(({ id }) => id)).toEqual((await all({ around })).map(({ id }) => id));
    expect(new Set(near.map(({ id }) => id)).size).toBe(near.length);
  });

  it.each([
    [43.3, 5.4, 30],
    [48.85, 2.35, 80],
    [-21.3, 165.5, 400],
    [-20.9, 55.5, 50],
  ])(
    'finds what lies around %f, %f within %i km, nearest first',
    async (latitude, longitude, radiusKm) => {
      const found = await all({ around: { latitude, longitude, radiusKm } });
      const distance = ({ point }: { point: [number, number] }): number =>
        kilometres([latitude, longitude], point);
      const inside = (await all({})).filter((place) => distance(place) <= radiusKm);
      expect(inside.length).toBeGreaterThan(0);
      expect(new Set(found.map(({ id }) => id))).toEqual(new Set(inside.map(({ id }) => id)));
      for (const place of found)
        expect(Math.abs(place.rank / 1000 - distance(place))).toBeLessThan(0.01);
      expect(found.map(({ rank }) => rank)).toEqual(
        found.map(({ rank }) => rank).sort((a, b) => a - b),
      );
    },
  );

  it.each([
    ['mediateque', /m[ée]diath[eè]que/i],
    ['Valserhone', /valserh[ôo]ne/i],
    ['LOURMARRIN', /lourmarin/i],
  ])('forgives accents, capitals and typing errors: %s', async (q, expected) => {
    const [first] = await all({ q }, 5);
    expect(`${first?.nom} ${first?.commune}`).toMatch(expected);
  });

  it('filters by territory, services and typology as reading everything would', async () => {
    const places = await all({});
    const [service_, other] = [
      'Aide aux démarches administratives',
      'Compréhension du monde numérique',
    ];
    const both = await all({ services: [service_ ?? '', other ?? ''] });
    expect(both.map(({ id }) => id)).toEqual(
      places
        .filter(
          ({ services }) => services.includes(service_ ?? '') && services.includes(other ?? ''),
        )
        .map(({ id }) => id),
    );
    const kinds = await all({ typologies: ['BIB', 'ASSO'] });
    expect(kinds.map(({ id }) => id)).toEqual(
      places
        .filter(({ typologie }) => typologie.some((one) => one === 'BIB' || one === 'ASSO'))
        .map(({ id }) => id),
    );
    expect(both.length * kinds.length).toBeGreaterThan(0);
  });

  it('gives one by its id, in the shape of the API', async () => {
    const [known] = await service.queries.list(
      { ...everything, communes: ['84068'] },
      undefined,
      1,
    );
    const id = known?.record.id ?? '';
    const found = await service.queries.find(id);
    expect(found).toEqual(known?.record);
    expect(found && toDto(found, '2026-05-20')).toMatchObject({
      id,
      commune: 'Lourmarin',
      version: 1,
      identifiants: [{ source: found?.source, id: found?.place.id }],
      territoires: { commune: 'commune-84068', departement: 'departement-84', region: 'region-93' },
    });
    expect(await service.queries.find('00000000-0000-7000-8000-000000000000')).toBeUndefined();
  });

  it('writes GeoJSON and NDJSON of every place', async () => {
    const geojson = JSON.parse(await textOf(await service.export(everything, 'geojson'))) as {
      features: { geometry: unknown; properties: { id: string } }[];
    };
    expect(geojson.features).toHaveLength(3528);
    const lines = (await textOf(await service.export(everything, 'ndjson'))).trimEnd().split('\n');
    expect(lines.map((text) => (JSON.parse(text) as { id: string }).id)).toEqual(
      geojson.features.map(({ properties }) => properties.id),
    );
  });

  it('writes a sheet of every place, codes and numbers of phones as the texts they are', async () => {
    const workbook = new exceljs.Workbook();
    // The types of exceljs name a Buffer of an older Node.
    await workbook.xlsx.load((await buffer(await service.export(everything, 'xlsx'))) as never);
    const sheet = workbook.getWorksheet('lieux');
    const cellsOf = (row: number): unknown[] =>
      (sheet?.getRow(row).values as unknown[]).slice(1, COLUMNS.length + 1);
    expect(cellsOf(1)).toEqual(COLUMNS);
    expect(sheet?.rowCount).toBe(3529);
    const places = await service.queries.list(everything, undefined, 500);
    for (const [index, { record }] of places.entries()) {
      const { pivot, code_insee, telephone, latitude, date_maj, services } = record.place;
      const cell = (name: Column): unknown =>
        sheet?.getCell(index + 2, COLUMNS.indexOf(name) + 1).value ?? undefined;
      expect([cell('pivot'), cell('code_insee'), cell('telephone')]).toEqual([
        pivot,
        code_insee,
        telephone,
      ]);
      expect([cell('latitude'), cell('date_maj'), cell('services')]).toEqual([
        latitude,
        new Date(date_maj),
        services?.join('|'),
      ]);
    }
  });

  it('lists its changes in an order that no reader misses', async () => {
    const seen: string[] = [];
    for (
      let page = await service.queries.changes(undefined, 500);
      page.last !== undefined;
      page = await service.queries.changes(page.last, 500)
    ) {
      seen.push(...page.records.map(({ id }) => id));
    }
    expect(new Set(seen).size).toBe(3528);
  });
});
