import { csvOf, imported, namesOf, type Place, place } from '../kit/place.js';
import { expectProblem } from '../kit/expect-problem.js';
import { named, ODD_IDS } from '../kit/odd-ids.js';
import type { Person } from '../kit/person.js';
import type { Stage } from '../kit/stage.js';

const LILLE = { commune: 'Lille', code_postal: '59000', code_insee: '59350' };
const PLACES = [
  place('1', {
    nom: 'Médiathèque Verlaine',
    latitude: '50.2910',
    longitude: '2.7770',
    services: 'Aide aux démarches administratives',
    typologie: 'BIB',
  }),
  place('2', {
    nom: 'Tiers-lieu du Château',
    latitude: '50.3000',
    longitude: '2.7900',
    services: 'Aide aux démarches administratives|Accès internet et matériel informatique',
  }),
  place('3', {
    nom: 'Maison Béthune',
    commune: 'Béthune',
    code_postal: '62400',
    code_insee: '62119',
    latitude: '50.5300',
    longitude: '2.6410',
  }),
  place('4', {
    nom: 'Espace Wazemmes',
    ...LILLE,
    latitude: '50.6250',
    longitude: '3.0500',
    services: 'Accès internet et matériel informatique',
  }),
  place('5', { nom: 'Sans coordonnées', ...LILLE }),
];
const OWN = 'source=annuaire';

/** Finding places. */
export function scenario(stage: Stage): void {
  describe('directory', () => {
    let reader: Person;
    beforeAll(async () => {
      await imported(await stage.as('annuaire', 'partenaire'), csvOf(PLACES));
      reader = await stage.as('annuaire-lecteur', 'national');
    });

    it('finds a place by any id that its source gave', async () => {
      const source = await stage.as('annuaire-noms', 'partenaire');
      const places = ODD_IDS.map((id, at) => place(id, { nom: `Lieu ${at}` }));
      const outcome = await imported(source, JSON.stringify(places), '', 'application/json');
      expect(outcome).toMatchObject({ crees: ODD_IDS.length });
      for (const [at, id] of ODD_IDS.entries())
        expect([id, await namesOf(reader, `source=annuaire-noms&${named(id)}`)]).toEqual([
          id,
          [`Lieu ${at}`],
        ]);
    });

    it.each([
      ['the exact word', 'Verlaine', ['Médiathèque Verlaine']],
      ['no accent', 'mediatheque', ['Médiathèque Verlaine']],
      ['capitals', 'CHATEAU', ['Tiers-lieu du Château']],
      ['a letter too few', 'verlane', ['Médiathèque Verlaine']],
      ['two letters changed over', 'wazemems', ['Espace Wazemmes']],
      ['the name of the commune', 'bethune', ['Maison Béthune']],
      ['nothing like it', 'xylophone', []],
    ])('finds by %s', async (_, q, names) => {
      expect(await namesOf(reader, `${OWN}&q=${encodeURIComponent(q)}`)).toEqual(names);
    });

    it('finds by territory of every level', async () => {
      expect(await namesOf(reader, `${OWN}&territoire=commune-59350`)).toEqual([
        'Espace Wazemmes',
        'Sans coordonnées',
      ]);
      expect(await namesOf(reader, `${OWN}&territoire=departement-62`)).toHaveLength(3);
      expect(await namesOf(reader, `${OWN}&territoire=region-32`)).toHaveLength(5);
      expect(await namesOf(reader, `${OWN}&territoire=france`)).toHaveLength(5);
      const { parents } = await reader.read('/v1/territoires/commune-62119');
      expect(
        await namesOf(
          reader,
          `${OWN}&territoire=${parents.find((ref) => ref.startsWith('epci-'))}`,
        ),
      ).toEqual(['Maison Béthune']);
      expectProblem(
        await reader.get('/v1/lieux?territoire=departement-99'),
        400,
        'actors.unknown_territory',
      );
    });

    it('finds by services, all of them, and by typology', async () => {
      const [help, access] = [
        'Aide aux démarches administratives',
        'Accès internet et matériel informatique',
      ].map(encodeURIComponent);
      expect(await namesOf(reader, `${OWN}&services=${help}`)).toEqual([
        'Médiathèque Verlaine',
        'Tiers-lieu du Château',
      ]);
      expect(await namesOf(reader, `${OWN}&services=${help}&services=${access}`)).toEqual([
        'Tiers-lieu du Château',
      ]);
      expect(await namesOf(reader, `${OWN}&services=${help}%7C${access}`)).toEqual([
        'Tiers-lieu du Château',
      ]);
      expect(await namesOf(reader, `${OWN}&typologie=BIB`)).toEqual(['Médiathèque Verlaine']);
    });

    it('gives the nearest first, and none beyond the radius', async () => {
      const near = await reader.read(`/v1/lieux?${OWN}&pres_de=50.291,2.777&rayon_km=30`);
      expect(near.data.map(({ nom }) => nom)).toEqual([
        'Médiathèque Verlaine',
        'Tiers-lieu du Château',
        'Maison Béthune',
      ]);
      const nearer = await reader.read(`/v1/lieux?${OWN}&pres_de=50.291,2.777&rayon_km=1`);
      expect(nearer.data.map(({ nom }) => nom)).toEqual(['Médiathèque Verlaine']);
      expect(
        (await reader.walk(`/v1/lieux?${OWN}&pres_de=50.291,2.777&rayon_km=100&limite=1`)).map(
          ({ nom }) => nom,
        ),
      ).toEqual([
        'Médiathèque Verlaine',
        'Tiers-lieu du Château',
        'Maison Béthune',
        'Espace Wazemmes',
      ]);
    });

    it('gives one place with its territories and quality, and 304 to a caller that has it', async () => {
      const [first] = await reader.walk(`/v1/lieux?${OWN}&q=wazemmes`);
      const answer = await reader.get<Place>(`/v1/lieux/${first?.id}`);
      expect(answer.body).toEqual(first);
      expect(answer.body.territoires).toEqual({
        commune: 'commune-59350',
        epci: 'epci-200093201',
        departement: 'departement-59',
        region: 'region-32',
      });
      expect(answer.body.qualite.manques).toContain('typologie');
      const etag = answer.headers.get('etag') ?? '';
      expect(etag).toMatch(/^"[^"]+"$/);
      const again = await reader.get(`/v1/lieux/${first?.id}`, { 'if-none-match': etag });
      expect([again.status, again.text]).toEqual([304, '']);
      expectProblem(
        await reader.get('/v1/lieux/0192f000-0000-7000-8000-000000000000'),
        404,
        'actors.place_not_found',
      );
    });

    it('walks its pages exactly once, whatever the order', async () => {
      for (const query of ['', '&q=e', '&territoire=france']) {
        const ids = (await reader.walk(`/v1/lieux?limite=2&${OWN}${query}`)).map(({ id }) => id);
        const all = (await reader.walk(`/v1/lieux?limite=500&${OWN}${query}`)).map(({ id }) => id);
        expect(ids).toEqual(all);
        expect(new Set(ids).size).toBe(ids.length);
      }
    });

    it('gives GeoJSON by format and by Accept, with a null geometry where there is none', async () => {
      const answer = await reader.get<{
        type: string;
        features: { type: string; geometry: { coordinates: number[] } | null; properties: Place }[];
      }>(`/v1/lieux?${OWN}&format=geojson`);
      expect(answer.headers.get('content-type')).toMatch(/^application\/geo\+json/);
      expect(answer.body.type).toBe('FeatureCollection');
      const geometries = Object.fromEntries(
        answer.body.features.map(({ geometry, properties }) => [properties.nom, geometry]),
      );
      expect(geometries['Espace Wazemmes']).toEqual({ type: 'Point', coordinates: [3.05, 50.625] });
      expect(geometries['Sans coordonnées']).toBeNull();
      const accepted = await reader.get(`/v1/lieux?${OWN}`, { accept: 'application/geo+json' });
      expect(accepted.text).toBe(answer.text);
    });
  });
}
