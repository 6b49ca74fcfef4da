import { eventually } from '@maillage/testing';
import { csvOf, imported, type Place, place } from '../kit/place.js';
import type { Person } from '../kit/person.js';
import type { Stage } from '../kit/stage.js';

const CORSICA = { commune: 'Ajaccio', code_postal: '20000', code_insee: '2A004' };
const daysAgo = (days: number): string =>
  new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

interface Value {
  readonly dimensions: Readonly<Record<string, string>>;
  readonly valeur: number | null;
}

/** How many places there are, by what the directory says of each. */
export function scenario(stage: Stage): void {
  describe('places in figures', () => {
    let partner: Person;
    let reader: Person;
    const rows = [
      place('1', {
        ...CORSICA,
        services: 'Aide aux démarches administratives|Accès internet et matériel informatique',
        typologie: 'BIB',
        date_maj: daysAgo(10),
      }),
      place('2', {
        ...CORSICA,
        services: 'Aide aux démarches administratives',
        typologie: 'TIERS_LIEUX|ASSO',
        date_maj: daysAgo(250),
      }),
      place('3', { ...CORSICA, date_maj: daysAgo(450) }),
      place('4', {
        ...CORSICA,
        commune: 'Bonifacio',
        code_postal: '20169',
        code_insee: '2A041',
        date_maj: '1970-01-01',
      }),
    ];
    const valuesOf = async (ref: string, par: string): Promise<readonly Value[]> =>
      (
        await reader.read(
          `/v1/indicateurs/lieux/valeurs?territoire=${ref}${par === '' ? '' : `&par=${par}`}`,
        )
      ).valeurs;
    const total = (values: readonly Value[]): number =>
      values.reduce((sum, { valeur }) => sum + (valeur ?? 0), 0);

    beforeAll(async () => {
      partner = await stage.as('chiffres-lieux', 'partenaire');
      reader = await stage.as('chiffres-lecteur', 'national');
      expect(await imported(partner, csvOf(rows))).toMatchObject({ crees: 4 });
    });

    it.each(['commune-2A004', 'departement-2A', 'region-94', 'departement-62', 'france'])(
      'count the places of %s as the directory lists them',
      async (ref) => {
        await eventually(
          async () => {
            const places = await reader.walk(`/v1/lieux?limite=500&territoire=${ref}`);
            expect(places.length).toBeGreaterThan(0);
            expect(total(await valuesOf(ref, ''))).toBe(places.length);
            const expected: Readonly<Record<string, (one: Place) => readonly string[]>> = {
              services: (one) => one.services ?? [],
              typologie: (one) => one.typologie ?? [],
              fraicheur: (one) => [one.qualite.fraicheur],
            };
            for (const [par, codesOf] of Object.entries(expected)) {
              const published = (await valuesOf(ref, par)).map(
                ({ dimensions, valeur }) => [dimensions[par] ?? '', valeur] as const,
              );
              const counted = published.map(
                ([code]) =>
                  [code, places.filter((one) => codesOf(one).includes(code)).length] as const,
              );
              expect(published).toEqual(counted);
              expect(
                places
                  .flatMap(codesOf)
                  .filter((code) => !published.some(([known]) => known === code)),
              ).toEqual([]);
            }
          },
          { timeout: 30_000, every: 250 },
        );
      },
      60_000,
    );

    it('distinguishes each bracket of freshness', async () => {
      const own = await reader.walk('/v1/lieux?source=chiffres-lieux');
      expect(own.map(({ qualite }) => qualite.fraicheur).sort()).toEqual([
        'de_12_a_18_mois',
        'de_6_a_12_mois',
        'inconnue',
        'moins_de_6_mois',
      ]);
    });

    it('follow a place that moves', async () => {
      const before = [
        total(await valuesOf('commune-2A004', '')),
        total(await valuesOf('commune-2A041', '')),
        total(await valuesOf('departement-2A', '')),
      ] as const;
      expect(
        await imported(
          partner,
          csvOf(
            rows.map((row) =>
              row.id === '3'
                ? { ...row, commune: 'Bonifacio', code_postal: '20169', code_insee: '2A041' }
                : row,
            ),
          ),
        ),
      ).toMatchObject({ modifies: 1, inchanges: 3 });
      await eventually(async () => {
        const after = [
          total(await valuesOf('commune-2A004', '')),
          total(await valuesOf('commune-2A041', '')),
          total(await valuesOf('departement-2A', '')),
        ];
        expect(after).toEqual([before[0] - 1, before[1] + 1, before[2]]);
      });
    });
  });
}
