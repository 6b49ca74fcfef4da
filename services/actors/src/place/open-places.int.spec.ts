import { positionOf } from '@maillage/platform';
import { stopServers } from '@maillage/testing';
import { serviceOnDatabase, type TestService } from '../spec/service.js';
import type { WantedPlaces } from './place-filters.store.js';
import type { ListPosition } from './place.queries.store.js';

/** More than one page looks at. */
const MANY = 2_300;
const NIGHT = new Date('2026-03-16T03:00:00+01:00');
const MORNING = new Date('2026-03-16T10:00:00+01:00');

describe('places that are open', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await serviceOnDatabase({ now: () => new Date('2026-05-20T10:00:00Z') });
    const line = (id: string, hours: string): string =>
      `${id},00000000000000,Lieu ${id},Arras,62000,62041,1 rue Neuve,50.29,2.77,2026-01-01,"${hours}"`;
    await service.import(
      [
        'id,pivot,nom,commune,code_postal,code_insee,adresse,latitude,longitude,date_maj,horaires',
        line('veille', '24/7'),
        ...Array.from({ length: MANY }, (_, at) => line(`jour-${at}`, 'Mo-Fr 09:00-12:00')),
        line('nuit', 'Mo-Su 22:00-06:00'),
        line('illisible', 'tous les jours'),
        line('rien', ''),
        '',
      ].join('\n'),
    );
  });
  afterAll(async () => {
    await service.close();
    await stopServers();
  });

  const asking = (openAt: Date, more: Partial<WantedPlaces> = {}): WantedPlaces => ({
    services: [],
    typologies: [],
    openAt,
    ...more,
  });
  async function walk(wanted: WantedPlaces, limit: number): Promise<string[][]> {
    const pages: string[][] = [];
    for (let after: ListPosition | undefined; ;) {
      const page = await service.queries.list(wanted, after, limit);
      pages.push(page.map(({ record }) => record.place.id));
      const last = page.lookedUpTo ?? (page.length < limit ? undefined : page.at(-1));
      if (last === undefined) return pages;
      after = positionOf(last);
    }
  }

  it.each([
    ['in the order of creation', {}],
    ['nearest first', { around: { latitude: 50.29, longitude: 2.77, radiusKm: 5 } }],
    ['by words', { q: 'lieu' }],
  ])('are all there, each once, %s', async (_, more) => {
    const night = await walk(asking(NIGHT, more), 50);
    expect(night.flat().sort()).toEqual(['nuit', 'veille']);
    // So few are open that a page is broken off before it is full.
    expect(night.length).toBe(2);
    const morning = (await walk(asking(MORNING, more), 500)).flat();
    expect(new Set(morning).size).toBe(MANY + 1);
    expect(morning).toHaveLength(MANY + 1);
    expect(morning).not.toContain('illisible');
  });

  it('stand in a file as on pages', async () => {
    let text = '';
    for await (const part of await service.export(asking(NIGHT), 'ndjson')) text += String(part);
    expect(text.trim().split('\n')).toHaveLength(2);
  });
});
