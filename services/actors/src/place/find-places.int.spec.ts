import * as fs from 'node:fs';
import { join } from 'node:path';
import { stopServers } from '@maillage/testing';
import type { WantedPlaces } from './place-filters.store.js';
import { PLACE_LISTING } from './place.mapping.dto.js';
import type { ListPosition, RankedPlace } from './place.queries.store.js';
import { codesIn } from './place-entry.js';
import { serviceOnDatabase, type TestService } from '../spec/service.js';

const folder = join(process.env['REAL_DATA_DIR'] ?? '../shared/data', 'lieux/standard-v1.0.2');
const withRealData = fs.existsSync(folder) ? describe : describe.skip;
if (!fs.existsSync(folder)) console.warn(`Skipped: no real data in ${folder} (REAL_DATA_DIR).`);

withRealData('questions to the directory of the real places', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await serviceOnDatabase({ now: () => new Date('2026-05-20T10:00:00Z') });
    for (const name of fs.readdirSync(folder).filter((file) => file.endsWith('.csv')))
      await service.import(fs.createReadStream(join(folder, name)), { source: name.slice(0, -4) });
  });
  afterAll(async () => {
    await service.close();
    await stopServers();
  });

  const asking = (q: string, more: Partial<WantedPlaces> = {}): WantedPlaces => ({
    q,
    services: [],
    typologies: [],
    ...more,
  });
  const find = (q: string, limit = 5): Promise<readonly RankedPlace[]> =>
    service.queries.list(asking(q), undefined, limit);
  const about = async (q: string) => service.queries.about(asking(q), await find(q));
  async function walk(wanted: WantedPlaces, limit: number): Promise<string[]> {
    const ids: string[] = [];
    for (let after: ListPosition | undefined; ;) {
      const page = await service.queries.list(wanted, after, limit);
      ids.push(...page.map(({ record }) => record.id));
      const last = page.at(-1);
      if (last === undefined || page.length < limit) return ids;
      after = PLACE_LISTING.keyOf(last).map(String);
    }
  }

  it.each([
    ['FS bapaume', 'France services du Sud-Artois', 'Bapaume'],
    ['bapau', 'France services du Sud-Artois', 'Bapaume'],
    ['bapome', 'France services du Sud-Artois', 'Bapaume'],
    ['mediatheque', /^m[ée]diath[èe]que/i, /./],
    ['Médiathèques', /^m[ée]diath[èe]que/i, /./],
    ['mediateque', /m[ée]diath[èe]que/i, /./],
    ['mairie de', /^mairie/i, /./],
    ['france services', /^france services/i, /./],
    ['france servces', /^france services/i, /./],
    ['FRANCE-SERVICES', /^france services/i, /./],
    ['Lourmarin', 'La Fruitiere Numérique', 'Lourmarin'],
    ['LOURMARRIN', 'La Fruitiere Numérique', 'Lourmarin'],
    ['Valserhone', /valserhône/i, 'Valserhône'],
    ['msap dun sur auron', 'MSAP DE DUN-SUR-AURON', 'Dun-sur-Auron'],
    ['maison de services au public', /^(msap|maison de services? au public)/i, /./],
    ['epn tours', /epn/i, 'Tours'],
    ['espace public numerique', /^(espace public num|epn)/i, /./],
    ['bibliotheque angers', /^bibliothèque/i, 'Angers'],
    ['angers bibliotèque', /^bibliothèque/i, 'Angers'],
    ['49000', /./, 'Angers'],
    ['ncie', /./, 'Nice'],
    ['bij nice', 'Bureau Information Jeunesse de Nice', 'Nice'],
    ['bureau information jeunesse', /bureau information jeunesse|bij/i, /./],
    ['la fabulerie', 'La Fabulerie', 'Marseille'],
    ['dartois', /artois/i, /./],
    ['aix en provence', /./, 'Aix-en-Provence'],
    ['caf', /^caf/i, /./],
    ['informatik', /informatique/i, /./],
    ['emploi landes', /cap emploi landes/i, 'Anglet'],
    ['mission locale orleans', /^mission locale/i, 'Orléans'],
    ['point numerique', /^point numérique$/i, /./],
    ['saint denis', /./, 'Saint-Denis'],
    ['st-denis', /./, 'Saint-Denis'],
    ['poste theze', 'FRANCE SERVICES LA POSTE THEZE', 'Thèze'],
    ['ccas saint pryve', /^ccas/i, 'Saint-Pryvé-Saint-Mesmin'],
  ])('“%s” finds %s in %s first', async (q, name, commune) => {
    const [first] = await find(q, 1);
    const matches = (text = '', wanted: string | RegExp): boolean =>
      typeof wanted === 'string' ? text === wanted : wanted.test(text);
    const { nom, commune: town } = first?.record.place ?? {};
    expect([nom, town, matches(nom, name), matches(town, commune)]).toEqual([
      nom,
      town,
      true,
      true,
    ]);
  });

  it('says how a question is read otherwise than written', async () => {
    expect((await about('les servces de FS a bapaume'))?.recherche).toEqual({
      mots: ['servces', 'fs', 'bapaume'],
      ignores: ['les', 'de', 'a'],
      commune: 'bapaume',
      corrections: [
        { ecrit: 'servces', lu: ['services', 'servies'], nature: 'faute' },
        { ecrit: 'fs', lu: ['France services'], nature: 'abreviation' },
      ],
    });
    expect((await about('mairie'))?.recherche?.corrections).toEqual([]);
  });

  it.each([
    ['ccas nice', [{ q: 'ccas' }, { q: 'nice' }]],
    ['la poste marseille', [{ q: 'poste' }, { q: 'marseille' }]],
    ['gravelines ccas', [{ q: 'ccas', territoire: 'departement-59' }]],
    ['angres', [{ territoire: 'departement-62' }, { q: 'angers' }]],
  ])('says what is near where “%s” finds nothing', async (q, near) => {
    expect(await find(q)).toEqual([]);
    const propositions = (await about(q))?.propositions ?? [];
    expect(propositions).toEqual(
      expect.arrayContaining(near.map((one) => expect.objectContaining(one) as unknown)),
    );
    for (const { q: words, territoire, nombre } of propositions) {
      const areas = territoire === undefined ? undefined : codesIn(territoire as never);
      const found =
        words === undefined
          ? (await walk({ services: [], typologies: [] }, 500)).length
          : (await walk(asking(words, { areas }), 500)).length;
      expect([words, found >= nombre && nombre > 0]).toEqual([words, true]);
    }
  });

  it('says so where nothing is near', async () => {
    expect(await about('xyzzyx')).toEqual({
      recherche: {
        mots: ['xyzzyx'],
        ignores: [],
        corrections: [{ ecrit: 'xyzzyx', lu: [], nature: 'inconnu' }],
      },
      propositions: [],
    });
  });

  it.each([
    ['france services', {}, 2600],
    ['mairie', {}, 150],
    ['france services', { areas: codesIn('region-32') }, 150],
    ['services', { areas: codesIn('departement-62'), modifiedSince: '2020-01-01T00:00:00Z' }, 30],
    ['france', { source: 'france-services' }, 2000],
    ['angers', { typologies: ['BIB'] }, 1],
  ])('gives each place that “%s” %j finds once, page by page', async (q, more, atLeast) => {
    const wanted = asking(q, more);
    const whole = await walk(wanted, 5000);
    expect(whole.length).toBeGreaterThanOrEqual(atLeast);
    expect(new Set(whole).size).toBe(whole.length);
    expect(await walk(wanted, 61)).toEqual(whole);
  });

  it('finds in a territory and under a code what is found anywhere and lies there', async () => {
    const everywhere = await service.queries.list(asking('france services'), undefined, 5000);
    const inside = everywhere.filter(({ record }) => record.commune.startsWith('62'));
    const found = await walk(asking('france services', { areas: codesIn('departement-62') }), 500);
    expect(new Set(found)).toEqual(new Set(inside.map(({ record }) => record.id)));
    expect(found.length).toBeGreaterThan(20);
  });

  it('gives the nearest first among those that have the words, however many', async () => {
    const around = { latitude: 50.29, longitude: 2.77, radiusKm: 150 };
    for (const q of ['france services', 'mairie', 'bapaume']) {
      const all = await service.queries.list(asking(q), undefined, 5000);
      const near = await service.queries.list(
        { services: [], typologies: [], around },
        undefined,
        5000,
      );
      const wanted = new Set(all.map(({ record }) => record.id));
      const expected = near.map(({ record }) => record.id).filter((id) => wanted.has(id));
      expect(await walk(asking(q, { around }), 7)).toEqual(expected);
      expect(expected.length).toBeGreaterThan(0);
    }
  });

  it('reads the pages of a list alike, whatever words come in meanwhile', async () => {
    const first = await find('lourmarrin', 1);
    await service.import(
      'id;pivot;nom;commune;code_postal;adresse;date_maj\nx;00000000000000;Lourmarrin;Arras;62000;1 rue X;2026-05-01\n',
      { source: 'autre' },
    );
    const [last] = first;
    if (last === undefined) throw new Error('nothing found');
    const before = PLACE_LISTING.keyOf({ ...last, rank: 0 }).map(String);
    const again = await service.queries.list(asking('lourmarrin'), before, 5);
    expect(again.map(({ record }) => record.id)).toEqual(first.map(({ record }) => record.id));
    const [anew] = await find('lourmarrin', 1);
    expect(anew?.record.place.nom).toBe('Lourmarrin');
  });
});
