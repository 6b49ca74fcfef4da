import { eventually, random } from '@maillage/testing';
import { type Activity, activity, push } from '../kit/activity.js';
import { expectProblem } from '../kit/expect-problem.js';
import { type Dimensions, figureOf, periodOf, type Area, type Step } from '../kit/figures.js';
import { asDocument, type Person } from '../kit/person.js';
import type { Stage } from '../kit/stage.js';

/** No other scenario dates its activities in these years. */
const YEARS = { du: '2022-01-01', au: '2023-12-31' };
const WHOLE = `${YEARS.du}/${YEARS.au}`;
const COMMUNES = ['62041', '62498', '59350', '2A004', '75056', '97411', '13055'];
const THEMES = ['email', 'sante', 'bureautique', 'aide_aux_demarches_administratives'];
const AGES = ['douze_dix_huit', 'soixante_dix_plus', 'non_communique'];
const STEPS: readonly (Step | undefined)[] = [undefined, 'annee', 'trimestre', 'mois', 'jour'];

/** Activities over two years, drawn from a seed. */
function generated(seed: number, size: number): Activity[] {
  const { pick, integer, chance, shuffle } = random(seed);
  const day = (): string =>
    new Date(Date.UTC(2022, 0, 1 + integer(0, 729))).toISOString().slice(0, 10);
  return Array.from({ length: size }, (_, i) => {
    const total = integer(2, 8);
    const spread = { [pick(AGES)]: integer(0, total) };
    return activity(`i-${i}`, {
      date: day(),
      duree: integer(1, 240),
      lieu_code_insee: pick(COMMUNES),
      thematiques: shuffle(THEMES).slice(0, integer(1, 3)),
      ...(chance(0.4) ? { type: 'collectif', beneficiaires: { total, tranches_age: spread } } : {}),
    });
  });
}

interface Value {
  readonly periode: string;
  readonly dimensions: Dimensions;
  readonly valeur: number | null;
}

/** Figures that come by events, compared with the test's own count of what it pushed. */
export function scenario(stage: Stage): void {
  describe('indicators', () => {
    const pushed = new Map(generated(2, 600).map((one) => [one.source_id, one]));
    let partner: Person;
    let reader: Person;
    let areas: Area[];

    /** The values as published, and as they should be by the formula. */
    async function both(
      id: string,
      { ref, communes }: Area,
      step: Step | undefined,
      par: string,
    ): Promise<{ is: string[]; should: string[] }> {
      const query = {
        territoire: ref,
        ...YEARS,
        ...(step === undefined ? {} : { pas: step }),
        ...(par === '' ? {} : { par }),
      };
      const { data, error } = await reader.client.GET('/v1/indicateurs/{id}/valeurs', {
        params: { path: { id }, query },
      });
      const document = asDocument(data);
      if (document === undefined) throw new Error(JSON.stringify(error));
      const values: readonly Value[] = document.valeurs;
      const inside = [...pushed.values()].filter(({ lieu_code_insee: code }) =>
        communes.includes(code),
      );
      const byPeriod = new Map<string, Activity[]>();
      for (const one of inside) {
        const period = periodOf(one.date, step, WHOLE);
        byPeriod.set(period, [...(byPeriod.get(period) ?? []), one]);
      }
      const line = ({ periode, dimensions, valeur }: Value): string =>
        `${periode} ${JSON.stringify(dimensions)} ${valeur}`;
      expect(
        [...byPeriod.keys()].filter((period) => !values.some(({ periode }) => periode === period)),
      ).toEqual([]);
      return {
        is: values.map(line),
        should: values.map((value) =>
          line({
            ...value,
            valeur: figureOf(id, byPeriod.get(value.periode) ?? [], value.dimensions),
          }),
        ),
      };
    }

    beforeAll(async () => {
      partner = await stage.as('chiffres', 'partenaire');
      reader = await stage.as('chiffres-lecteur', 'national');
      const refs = new Map<string, string[]>([['france', COMMUNES]]);
      for (const code of COMMUNES) {
        const { ref, parents } = await reader.read(`/v1/territoires/commune-${code}`);
        for (const one of [ref, ...parents])
          if (one !== 'france') refs.set(one, [...(refs.get(one) ?? []), code]);
      }
      areas = [...refs].map(([ref, communes]) => ({ ref, communes }));
      expect(await push(partner, [...pushed.values()], '?verdicts=rejets')).toMatchObject({
        crees: 600,
        items: [],
      });
    });

    it('become visible, and equal to what was pushed in every territory of every level', async () => {
      expect(new Set(areas.map(({ ref }) => ref.split('-')[0]))).toEqual(
        new Set(['france', 'region', 'departement', 'epci', 'commune']),
      );
      for (const area of areas) {
        for (const id of ['activites', 'accompagnements', 'heures', 'part_aide_administrative']) {
          await eventually(async () => {
            const { is, should } = await both(id, area, undefined, '');
            expect([area.ref, id, is]).toEqual([area.ref, id, should]);
          });
        }
      }
    });

    it.each(STEPS.map((step) => [step ?? 'whole', step] as const))(
      'agree for every period, by %s',
      async (_, step) => {
        for (const area of areas) {
          const { is, should } = await both('activites', area, step, '');
          expect([area.ref, is]).toEqual([area.ref, should]);
          expect(is).toHaveLength(
            { whole: 1, annee: 2, trimestre: 8, mois: 24, jour: 730 }[step ?? 'whole'],
          );
        }
      },
    );

    it('agree for themes crossed with age brackets, by month', async () => {
      for (const area of areas.filter(({ ref }) =>
        ['france', 'departement-62', 'commune-2A004'].includes(ref),
      )) {
        const { is, should } = await both('participants', area, 'mois', 'thematique,tranche_age');
        expect([area.ref, is]).toEqual([area.ref, should]);
        expect(is.some((line) => !line.endsWith(' 0'))).toBe(true);
      }
    });

    it('add up below: the départements of a region make the region', async () => {
      const values = await reader.read(
        `/v1/indicateurs/activites/valeurs?territoire=region-32&du=${YEARS.du}&au=${YEARS.au}&vers=departement`,
      );
      const inside = [...pushed.values()].filter(({ lieu_code_insee: code }) =>
        /^(59|62)/.test(code),
      ).length;
      expect(values.valeurs.reduce((sum, { valeur }) => sum + (valeur ?? 0), 0)).toBe(inside);
    });

    it('follow a correction and a withdrawal', async () => {
      const [first, second] = [...pushed.values()];
      if (first === undefined || second === undefined) throw new Error('nothing was pushed');
      const corrected = {
        ...first,
        duree: first.duree === 77 ? 78 : 77,
        lieu_code_insee: first.lieu_code_insee === '62041' ? '59350' : '62041',
        date: '2023-07-01',
      };
      expect(await push(partner, [corrected])).toMatchObject({ modifies: 1 });
      const etag =
        (await partner.get(`/v1/activites/par-source/${second.source_id}`)).headers.get('etag') ??
        '';
      expect(
        (await partner.delete(`/v1/activites/par-source/${second.source_id}`, { 'if-match': etag }))
          .status,
      ).toBe(204);
      pushed.set(first.source_id, corrected);
      pushed.delete(second.source_id);
      for (const area of areas) {
        await eventually(async () => {
          for (const id of ['activites', 'heures', 'participants']) {
            const { is, should } = await both(id, area, 'mois', '');
            expect([area.ref, id, is]).toEqual([area.ref, id, should]);
          }
        });
      }
    });

    it('come with the catalogue: population, formula in words, version, unit', async () => {
      const { data } = await reader.client.GET('/v1/indicateurs');
      expect(data?.data.map(({ id }) => id)).toEqual(
        expect.arrayContaining([
          'lieux',
          'activites',
          'accompagnements',
          'participants',
          'heures',
          'part_aide_administrative',
          'thematiques_abordees',
        ]),
      );
      for (const one of data?.data ?? []) {
        expect(one).toMatchObject({
          version: expect.any(Number),
          unite: expect.stringMatching(/./),
          population: expect.stringMatching(/./),
          formule: expect.stringMatching(/./),
        });
      }
    });

    it('stand in the report of a territory as they do one by one', async () => {
      for (const territoire of ['departement-62', 'region-32', 'france', 'commune-62041']) {
        const { data: whole } = await reader.client.GET('/v1/rapports/{territoire}', {
          params: { path: { territoire }, query: YEARS },
        });
        const report = asDocument(whole);
        expect(report).toMatchObject({ territoire: { ref: territoire }, ...YEARS });
        expect(Date.parse(report?.arrete_a ?? '')).toBeGreaterThan(0);
        for (const entry of report?.indicateurs ?? []) {
          const { data } = await reader.client.GET('/v1/indicateurs/{id}/valeurs', {
            params: { path: { id: entry.id }, query: { territoire, ...YEARS } },
          });
          const value = asDocument(data);
          expect([entry.id, entry.valeur, entry.version]).toEqual([
            entry.id,
            value?.valeurs[0]?.valeur,
            value?.indicateur.version,
          ]);
        }
      }
    });

    it('keep a key inside its territory: 403 for a wider one', async () => {
      const coordinator = await stage.as('chiffres-62', 'coordinateur', 'departement-62');
      for (const ref of ['departement-62', 'commune-62041', 'epci-200033579'])
        expect(
          (await coordinator.get(`/v1/indicateurs/activites/valeurs?territoire=${ref}`)).status,
        ).toBe(200);
      for (const ref of ['france', 'region-32', 'departement-59', 'commune-59350']) {
        expectProblem(
          await coordinator.get(`/v1/indicateurs/activites/valeurs?territoire=${ref}`),
          403,
          'indicators.outside_fence',
        );
        expectProblem(
          await coordinator.get(`/v1/rapports/${ref}`),
          403,
          'indicators.outside_fence',
        );
      }
      expectProblem(
        await reader.get('/v1/indicateurs/inconnu/valeurs?territoire=france'),
        404,
        'indicators.not_found',
      );
      expectProblem(
        await reader.get('/v1/indicateurs/activites/valeurs?territoire=departement-99'),
        404,
        'indicators.territory_not_found',
      );
      expectProblem(
        await reader.get('/v1/indicateurs/activites/valeurs?territoire=france&du=2025-02-30'),
        400,
        'platform.invalid_input',
      );
      expectProblem(
        await reader.get('/v1/indicateurs/activites/valeurs?territoire=france&par=services'),
        422,
        'indicators.unknown_breakdown',
      );
    });
  });
}
