import { fromBinary } from '@bufbuild/protobuf';
import { PlaceRegisteredSchema, PlaceRevisedSchema } from '@maillage/contracts';
import { bytesOf } from '@maillage/platform';
import { stopServers } from '@maillage/testing';
import { Readable } from 'node:stream';
import { REQUIRED_COLUMNS } from '../place/place.js';
import { serviceOnDatabase, type TestService } from '../spec/service.js';

const NOW = new Date('2026-05-20T10:00:00Z');
const header = [...REQUIRED_COLUMNS, 'code_insee', 'services'].join(',');
const line = (id: string, change: Record<string, string> = {}): string => {
  const row = {
    id,
    pivot: '43493312300029',
    nom: 'Médiathèque',
    commune: 'Arras',
    code_postal: '62000',
    adresse: '1 rue',
    date_maj: '2026-05-01',
    code_insee: '62041',
    services: '',
    ...change,
  };
  return header
    .split(',')
    .map((column) => row[column as keyof typeof row])
    .join(',');
};
const csv = (...lines: string[]): string => [header, ...lines, ''].join('\n');
const codes = (told: readonly { ligne: number; champ: string; code: string }[]): string[] =>
  told.map(({ ligne, champ, code }) => `${ligne} ${champ} ${code.replace('actors.', '')}`);

let service: TestService;
beforeAll(async () => {
  service = await serviceOnDatabase({ now: () => NOW });
});
afterEach(() => service.database.query('WITH gone AS (DELETE FROM places) DELETE FROM outbox'));
afterAll(async () => {
  await service.close();
  await stopServers();
});

const count = async (): Promise<number> =>
  Number((await service.database.query<{ n: string }>('SELECT count(*) AS n FROM places'))[0]?.n);
interface Recorded {
  subject: string;
  aggregate_id: string;
  aggregate_version: string;
  data: Buffer;
}
const outbox = (): Promise<Recorded[]> =>
  service.database.query(
    'SELECT subject, aggregate_id, aggregate_version, data FROM outbox ORDER BY id',
  );

describe('an import', () => {
  it('creates, then changes nothing, then revises what differs, and tells of each in the outbox', async () => {
    expect(await service.import(csv(line('a'), line('b')))).toMatchObject({
      source: 'essai',
      recus: 2,
      crees: 2,
      modifies: 0,
      inchanges: 0,
      rejetes: 0,
      rejets: [],
    });
    expect(await service.import(csv(line('a'), line('b')))).toMatchObject({
      recus: 2,
      crees: 0,
      modifies: 0,
      inchanges: 2,
    });
    expect(await outbox()).toHaveLength(2);
    expect(
      await service.import(
        csv(line('a', { code_insee: '62160', commune: 'Boulogne-sur-Mer' }), line('b'), line('c')),
      ),
    ).toMatchObject({ crees: 1, modifies: 1, inchanges: 1 });
    const events = await outbox();
    expect(
      events.map(({ subject, aggregate_version }) => `${subject} ${aggregate_version}`),
    ).toEqual([
      'actors.place.registered.v1 1',
      'actors.place.registered.v1 1',
      'actors.place.registered.v1 1',
      'actors.place.revised.v1 2',
    ]);
    const [first, , , revised] = events;
    expect(revised?.aggregate_id).toBe(first?.aggregate_id);
    expect(fromBinary(PlaceRegisteredSchema, first?.data ?? Buffer.alloc(0)).facts).toMatchObject({
      commune: '62041',
      updatedOn: '2026-05-01',
    });
    const { placeId, before, after } = fromBinary(
      PlaceRevisedSchema,
      revised?.data ?? Buffer.alloc(0),
    );
    expect([placeId, before?.commune, after?.commune]).toEqual([
      first?.aggregate_id,
      '62041',
      '62160',
    ]);
  });

  it('knows a place by source and id: another source is another place', async () => {
    await service.import(csv(line('a')));
    expect(await service.import(csv(line('a')), { source: 'autre' })).toMatchObject({ crees: 1 });
    expect(await count()).toBe(2);
  });

  it('writes nothing when it is only tried, and says the same', async () => {
    const file = csv(line('a'), line('b', { code_postal: '6' }));
    const {
      import_id: _,
      simulation,
      ...tried
    } = await service.import(file, { isSimulation: true });
    expect(simulation).toBe(true);
    expect([await count(), await outbox()]).toEqual([0, []]);
    const { import_id: __, ...done } = await service.import(file);
    expect(done).toEqual(tried);
  });

  it('names every fault by line, and keeps what is good around them', async () => {
    const outcome = await service.import(
      csv(
        line('a'),
        line('b', { code_postal: '6200', date_maj: '2027-01-01', services: 'Jardinage' }),
        line('c', { code_insee: '62999' }),
        line('d', { nom: 'nul\u0000' }),
        line('e', { nom: '"ouvert' }),
        'trop,court',
        line('a', { nom: 'Encore' }),
        line('f'),
        line('g').slice(0, 30),
      ).trimEnd(),
    );
    expect(codes(outcome.rejets)).toEqual([
      '3 code_postal invalid_postal_code',
      '3 services unknown_value',
      '3 date_maj future_date',
      '4 code_insee unknown_commune',
      '5 nom control_character',
      '6  unclosed_quote',
      '8 id repeated_in_file',
      '10  truncated',
    ]);
    expect(outcome.rejets.find(({ code }) => code === 'actors.repeated_in_file')?.detail).toContain(
      'ligne 2',
    );
    expect(outcome).toMatchObject({ recus: 8, crees: 2, rejetes: 6 });
    expect(await count()).toBe(2);
  });

  it('tells faults and remarks in English to who asks for it', async () => {
    const file = csv(line('a', { code_insee: '62999' }), line('b', { commune: 'Lens' }), line('b'));
    const french = await service.import(file, { isSimulation: true });
    const english = await service.import(file, { isSimulation: true, language: 'en' });
    const told = [...english.rejets, ...english.remarques];
    expect(told.map(({ detail }) => detail.split(' ')[0])).toEqual(['No', 'This', 'INSEE']);
    const bare = (finding: object): object => ({ ...finding, detail: '' });
    expect(told.map(bare)).toEqual([...french.rejets, ...french.remarques].map(bare));
  });

  it('maps a former commune and says so', async () => {
    const outcome = await service.import(
      csv(line('a', { code_insee: '14472', code_postal: '14170', commune: 'Ammeville' })),
    );
    expect(outcome).toMatchObject({ crees: 1 });
    expect(codes(outcome.remarques)).toEqual(['2 code_insee former_commune']);
    expect(await service.database.query('SELECT commune FROM places')).toEqual([
      { commune: '14654' },
    ]);
  });

  it('converts Latin-1 and says so', async () => {
    const outcome = await service.import(Buffer.from(csv(line('a')), 'latin1'));
    expect(outcome).toMatchObject({
      encodage: 'windows-1252',
      crees: 1,
      remarques_par_code: { 'actors.encoding_converted': 1 },
    });
    const [found] = await service.queries.list({ services: [], typologies: [] }, undefined, 1);
    expect(found?.record.place.nom).toBe('Médiathèque');
  });

  it('reads JSON and NDJSON, a number where text belongs being a fault', async () => {
    const place = {
      id: 'a',
      pivot: '43493312300029',
      nom: 'Lieu',
      commune: 'Arras',
      code_postal: '62000',
      adresse: '1 rue',
      date_maj: '2026-05-01',
      code_insee: '62041',
      services: ['Aide aux démarches administratives'],
    };
    expect(
      await service.import(JSON.stringify([place, { ...place, id: 'b', nom: 12 }]), {
        format: 'json',
      }),
    ).toMatchObject({
      crees: 1,
      rejetes: 1,
      rejets: [{ ligne: 1, champ: 'nom', code: 'actors.wrong_type' }],
    });
    expect(
      await service.import(
        `${JSON.stringify(place)}\n{"id":\n${JSON.stringify({ ...place, id: 'c' })}\n`,
        { format: 'ndjson' },
      ),
    ).toMatchObject({
      inchanges: 1,
      crees: 1,
      rejets: [{ ligne: 2, code: 'actors.malformed_json' }],
    });
    expect(
      await service.import(`[${JSON.stringify(place)},{"id":"d`, { format: 'json' }),
    ).toMatchObject({ inchanges: 1, rejets: [{ code: 'actors.truncated' }] });
  });

  it('refuses a file that is none as a whole', async () => {
    const missing = ['id', 'pivot', 'commune', 'code_postal', 'date_maj'].map((column) => ({
      pointer: `/${column}`,
      code: 'actors.missing_column',
    }));
    await expect(service.import('nom;adresse\nx;y\n')).rejects.toMatchObject({
      code: 'actors.unreadable_file',
      kind: 'malformed',
      faults: missing,
    });
    await expect(service.import('')).rejects.toMatchObject({ code: 'actors.unreadable_file' });
    await expect(service.import('{"a":1}', { format: 'json' })).rejects.toMatchObject({
      code: 'actors.unreadable_file',
    });
  });

  it('stops at a body over the limit without half a line', async () => {
    const file = csv(...Array.from({ length: 2000 }, (_, i) => line(`p${i}`)));
    await expect(
      service.import(
        bytesOf(
          Readable.from([Buffer.from(file.slice(0, 90_000)), Buffer.from(file.slice(90_000))]),
          100_000,
        ),
      ),
    ).rejects.toMatchObject({ kind: 'too_large' });
    expect(await count()).toBe(await outbox().then((events) => events.length));
    expect(await service.import(file)).toMatchObject({ recus: 2000, rejetes: 0 });
    expect(await count()).toBe(2000);
  });

  it('keeps a coordinator inside the territories of the key, also for places that would move', async () => {
    await service.import(
      csv(line('a'), line('b', { code_insee: '59350', commune: 'Lille', code_postal: '59000' })),
    );
    const mayWrite = ({ commune }: { commune: string }): boolean => commune.startsWith('62');
    const outcome = await service.import(
      csv(
        line('a', { nom: 'Autre' }),
        line('b', { nom: 'Rapatriée' }),
        line('c', { code_insee: '59350', commune: 'Lille', code_postal: '59000' }),
      ),
      { mayWrite },
    );
    expect(outcome).toMatchObject({ recus: 3, modifies: 1, crees: 0, rejetes: 2 });
    expect(codes(outcome.rejets)).toEqual([
      '3 code_insee outside_territory',
      '4 code_insee outside_territory',
    ]);
  });

  it('survives two imports of one file at once: each place once, versions without a gap', async () => {
    const file = csv(...Array.from({ length: 1200 }, (_, i) => line(`p${i}`)));
    const outcomes = await Promise.all([service.import(file), service.import(file)]);
    expect(outcomes.reduce((sum, { crees, inchanges }) => sum + crees + inchanges, 0)).toBe(2400);
    expect(outcomes.reduce((sum, { crees }) => sum + crees, 0)).toBe(1200);
    expect(await outbox()).toHaveLength(1200);
  });
});
