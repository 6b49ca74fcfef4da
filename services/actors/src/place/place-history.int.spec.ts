import { stopServers } from '@maillage/testing';
import { serviceOnDatabase, type TestService } from '../spec/service.js';

const csv = (over: Record<string, string>): string => {
  const row = {
    id: 'a',
    pivot: '43493312300029',
    nom: 'Médiathèque',
    commune: 'Arras',
    code_postal: '62000',
    adresse: '1 rue',
    date_maj: '2026-03-01',
    code_insee: '62041',
    ...over,
  };
  return `${Object.keys(row).join(',')}\n${Object.values(row).join(',')}\n`;
};
const day = (date: number): Date => new Date(Date.UTC(2026, 2, date));

describe('what places were', () => {
  let service: TestService;
  let instant = day(1);
  beforeAll(async () => {
    service = await serviceOnDatabase({ now: () => instant });
  });
  afterAll(async () => {
    await service.close();
    await stopServers();
  });

  const enter = async (date: number, over: Record<string, string>): Promise<void> => {
    instant = day(date);
    expect(await service.import(csv(over))).toMatchObject({ rejetes: 0 });
  };
  const idOf = async (sourceId: string): Promise<string> =>
    (
      await service.database.query<{ id: string }>('SELECT id FROM places WHERE source_id = $1', [
        sourceId,
      ])
    )[0]?.id ?? '';

  it('is listed version by version, with its time, author and reason; one that changes nothing is none', async () => {
    await enter(1, {});
    await enter(2, {});
    await enter(3, { nom: 'Médiathèque de la gare' });
    await enter(4, {
      nom: 'Médiathèque de la gare',
      commune: 'Boulogne-sur-Mer',
      code_postal: '62200',
      code_insee: '62160',
    });
    const id = await idOf('a');
    const by = { kind: 'systeme', id: null, name: null, reason: 'Import' };
    const told = (await service.queries.versions(id, 0, 10)) ?? [];
    expect(
      told.map(({ version, from, until, state, by: author }) => [
        version,
        from.getUTCDate(),
        until?.getUTCDate(),
        state?.nom,
        author,
      ]),
    ).toEqual([
      [1, 1, 3, 'Médiathèque', by],
      [2, 3, 4, 'Médiathèque de la gare', by],
      [3, 4, undefined, 'Médiathèque de la gare', by],
    ]);
    expect(told[1]?.before?.nom).toBe('Médiathèque');
    expect((await service.queries.versions(id, 1, 1))?.map(({ version }) => version)).toEqual([2]);
    expect(await service.queries.versions(id, 3, 10)).toEqual([]);
    const then = await service.queries.findAt(id, day(2));
    expect(then).toMatchObject({
      id,
      version: 1,
      commune: '62041',
      place: { id: 'a', nom: 'Médiathèque' },
      createdAt: day(1),
      modifiedAt: day(1),
    });
    expect(await service.queries.findAt(id, day(9))).toMatchObject({
      version: 3,
      commune: '62160',
    });
    expect(await service.queries.findAt(id, new Date(day(1).getTime() - 1))).toBeUndefined();
  });

  it('keeps that somebody could be reached, and not how', async () => {
    const contact = { id: 'b', telephone: '+33321000000', courriels: 'canari@example.org' };
    await enter(1, contact);
    await enter(2, { ...contact, telephone: '+33321999999' });
    await enter(3, { id: 'b' });
    const id = await idOf('b');
    const told = (await service.queries.versions(id, 0, 10)) ?? [];
    expect(told.map(({ state }) => [state?.telephone, state?.courriels])).toEqual([
      ['***', ['***']],
      ['***', ['***']],
      [undefined, undefined],
    ]);
    const kept = await service.database.query('SELECT body FROM versions');
    expect(JSON.stringify([kept, told])).not.toMatch(/canari|321/);
  });

  it('is undefined for what is nowhere', async () => {
    const nowhere = '01900000-0000-7000-8000-000000000000';
    expect(await service.queries.versions(nowhere, 0, 10)).toBeUndefined();
    expect(await service.queries.findAt(nowhere, day(9))).toBeUndefined();
  });
});
