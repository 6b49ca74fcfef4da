import { Fence } from '@maillage/platform';
import { stopServers } from '@maillage/testing';
import { serviceOnDatabase, type TestService } from '../spec/service.js';
import type { WantedPlaces } from './place-filters.store.js';
import { toDto } from './place.mapping.dto.js';

const SIRET = '43493312300029';

describe('the tie of a place', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await serviceOnDatabase({ now: () => new Date('2026-03-14T10:00:00Z') });
  });
  afterAll(async () => {
    await service.close();
    await stopServers();
  });

  const ties = async (wanted: Partial<WantedPlaces> = {}): Promise<unknown[]> =>
    (await service.queries.list({ services: [], typologies: [], ...wanted }, undefined, 10))
      .map(({ record }) => toDto(record, '2026-03-14'))
      .map(({ nom, structure_id: id, rattachement: tie }) => [nom, id, tie]);

  it('is the structure that has its number, as it stands, or why there is none', async () => {
    const line = (id: string, pivot: string): string =>
      `${id},${pivot},${id},Arras,62000,62041,1 rue,2026-03-01\n`;
    await service.import(
      `id,pivot,nom,commune,code_postal,code_insee,adresse,date_maj\n${line('a', SIRET)}${line('b', '00000000000000')}${line('c', '43493312300028')}`,
    );
    const untied = [
      ['b', undefined, 'pivot_inconnu'],
      ['c', undefined, 'pivot_invalide'],
    ];
    expect(await ties()).toEqual([['a', undefined, 'aucune_structure'], ...untied]);
    const id = await service.structures.open(
      { source: 'essai', mayWrite: Fence.none.reaches },
      { nom: 'Mairie', siret: SIRET, code_insee: '62041' },
    );
    expect(await ties()).toEqual([['a', id, 'structure_active'], ...untied]);
    expect(await ties({ structure: id })).toEqual([['a', id, 'structure_active']]);
    const close = (present: object) => ({ ...present, fermeture: { date: '2026-03-14' } });
    await service.structures.revise(id, Fence.none.reaches, () => undefined, close);
    expect(await ties()).toEqual([['a', id, 'structure_fermee'], ...untied]);
    await service.structures.withdraw(id, Fence.none.reaches, () => undefined);
    expect(await ties()).toEqual([['a', undefined, 'aucune_structure'], ...untied]);
  });

  it('is found by words too, and not told of the past', async () => {
    const [found] = await service.queries.list(
      { q: 'arras', services: [], typologies: [] },
      undefined,
      1,
    );
    expect(found?.record.structure).toBeNull();
    const past = await service.queries.findAt(
      found?.record.id ?? '',
      new Date('2026-03-14T11:00:00Z'),
    );
    expect(past && toDto(past, '2026-03-14').rattachement).toBeUndefined();
  });
});
