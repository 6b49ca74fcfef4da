import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@maillage/testing';
import { operate } from '../operations/operation.js';
import { expectProblem, faultsOf } from '../kit/expect-problem.js';
import type { Person } from '../kit/person.js';
import type { Stage } from '../kit/stage.js';

const STARTER = { id: '01970000-0000-7000-8000-000000000001' };
const folder = join(process.env['REAL_DATA_DIR'] ?? '../shared/data', 'irt');
const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T;
const itReal = existsSync(folder) ? it : it.skip;

const ITEM = {
  id: 'x',
  competence: '1.1',
  forme: 'une_reponse',
  question: 'Où cherchez-vous ?',
  choix: [
    { id: 'a', texte: 'Ici' },
    { id: 'b', texte: 'Là' },
  ],
  reponse: ['a'],
  modes: ['ecran'],
};
const item = (id: string, parametres?: object, over: object = {}) => ({
  ...ITEM,
  id,
  ...(parametres === undefined ? {} : { parametres }),
  ...over,
});

interface Catr {
  readonly a: number[];
  readonly b: number[];
  readonly patterns: Record<'pattern' | 'BM' | 'EAP' | 'WL', never>[];
}
interface Tcals {
  readonly group: string[];
  readonly bank: [number, number, number][];
}
interface Runs {
  readonly runs: {
    readonly criterion: 'MFI' | 'MEPV' | 'KL' | 'bOpt';
    readonly responsesAll: string;
    readonly items: number[];
    readonly theta: number[];
    readonly se: number[];
  }[];
}
interface Patterns {
  readonly LSAT6: {
    readonly items: string[];
    readonly patterns: { pattern: string[]; n: number[] };
  };
}

/** Banks of items: what they hold, what they measure, how they are calibrated. */
export function scenario(stage: Stage): void {
  describe('banks of items', () => {
    let keeper: Person;
    let reader: Person;
    beforeAll(async () => {
      keeper = stage.admin;
      reader = await stage.as('banques-lecteur', 'coordinateur', 'departement-62');
    });

    const open = async (items: readonly object[]) => {
      const made = await operate(keeper, 'creerBanque', { body: { nom: 'Essai', items } });
      if (made.status !== 201) throw new Error(made.text);
      return { made, path: { id: made.body.id } };
    };
    const end = async (id: string): Promise<Record<string, unknown>> => {
      let ended: Record<string, unknown> = {};
      await eventually(
        async () => {
          ended = await keeper.read(`/v1/taches/${id}`);
          expect(ended['fin']).toBeDefined();
        },
        { timeout: 60_000 },
      );
      return ended;
    };

    it('begin with one that is not calibrated, whose keys are shown to its keeper alone', async () => {
      const bank = (await operate(reader, 'lireBanque', { path: STARTER })).body;
      expect(bank).toMatchObject({ items: 266, items_etalonnes: 0 });
      const questions = await reader.walk(`/v1/banques-items/${STARTER.id}/items?limite=100`);
      expect(questions).toHaveLength(266);
      expect(questions.some((one) => 'reponse' in one || 'parametres' in one)).toBe(false);
      const { data } = (await operate(keeper, 'listerCorriges', { path: STARTER })).body;
      expect(data[0]).toMatchObject({
        id: '1.1-01',
        reponse: ['d'],
        parametres: { modele: '2pl' },
      });
      const refused = await operate(reader, 'listerCorriges', { path: STARTER });
      expect(refused.status).toBe(403);
      const one = await operate(keeper, 'estimerNiveau', {
        path: STARTER,
        body: { reponses: { '1.1-01': 1 } },
      });
      expect(one.body.etalonne).toBe(false);
    });

    it('are refused parameters that cannot be, each by its name', async () => {
      const items = [
        item('1', { modele: '2pl', a: 0, b: 0 }),
        item('2', { modele: '3pl', a: 1, b: 0, c: 1 }),
        item(
          '3',
          { modele: 'gradue', a: 1, seuils: [1, 0] },
          { forme: 'verification_par_mediateur' },
        ),
        item('4', { modele: 'rasch', b: 0 }, { reponse: ['z'], competence: '9.9' }),
      ];
      const refused = await operate(keeper, 'creerBanque', { body: { nom: 'Essai', items } });
      expect(faultsOf(expectProblem(refused, 422, 'diagnostics.refused_items'))).toEqual([
        '/items/0/parametres/a discrimination_not_positive',
        '/items/1/parametres/c asymptote_out_of_range',
        '/items/2/parametres/seuils categories_out_of_order',
        '/items/3/competence unknown_competence',
        '/items/3/reponse key_not_of_choices',
      ]);
    });

    it('have versions: what is written or retired makes the next, and the one before stays', async () => {
      const { made, path } = await open([item('1', { modele: 'rasch', b: 0 }), item('2')]);
      const tag = made.headers.get('etag') ?? '';
      const body = { items: [item('1', { modele: 'rasch', b: 1 })] };
      const headers = { 'if-match': tag };
      const next = await operate(keeper, 'completerBanque', { path, headers, body });
      expect(next.body).toMatchObject({ version: 2, items: 2 });
      expectProblem(
        await operate(keeper, 'completerBanque', { path, headers, body }),
        412,
        'platform.stale',
      );
      await operate(keeper, 'retirerItem', {
        path: { ...path, item: '2' },
        headers: { 'if-match': next.headers.get('etag') ?? '' },
      });
      const present = (await operate(reader, 'listerQuestions', { path })).body.data;
      expect(present.map((one) => [one.id, one.version, one.retire])).toEqual([
        ['1', 2, false],
        ['2', 1, true],
      ]);
      const first = await operate(reader, 'listerQuestions', { path, query: 'version=1' });
      expect(first.body.data.map((one) => [one.version, one.retire])).toEqual([
        [1, false],
        [1, false],
      ]);
    });

    it('say that all wrong and all right have no maximum, and never give a limit for one (F-66)', async () => {
      const { path } = await open([-1, 0, 1].map((b) => item(String(b), { modele: 'rasch', b })));
      const estimate = async (value: number) =>
        (
          await operate(keeper, 'estimerNiveau', {
            path,
            body: { reponses: { '-1': value, '0': value, '1': value } },
          })
        ).body;
      expect(await estimate(0)).toMatchObject({
        eap: { theta: expect.closeTo(-0.9593, 4), erreur_type: expect.closeTo(0.8117, 4) },
        wle: { theta: expect.closeTo(-2.2947, 4) },
        ml: { non_borne: 'bas' },
      });
      expect(await estimate(1)).toMatchObject({
        eap: { theta: expect.closeTo(0.9593, 4) },
        ml: { non_borne: 'haut' },
      });
      const wrong = await operate(keeper, 'estimerNiveau', {
        path,
        body: { reponses: { '0': 2, nobody: 1 } },
      });
      expect(faultsOf(expectProblem(wrong, 422, 'diagnostics.refused_responses'))).toEqual([
        '/reponses/0 value_out_of_range',
        '/reponses/nobody unknown_item',
      ]);
    });

    itReal('estimate LSAT6 as catR does, and inform as it does', async () => {
      const { a, b, patterns } = read<Catr>('lsat6-ability-estimates.json');
      const { path } = await open(
        a.map((slope, at) => item(`Item ${at + 1}`, { modele: '2pl', a: slope, b: b[at] })),
      );
      for (const { pattern, BM, EAP, WL } of patterns as unknown as {
        pattern: string;
        BM: number[];
        EAP: number[];
        WL: number[];
      }[]) {
        const reponses = Object.fromEntries(
          [...pattern].map((value, at) => [`Item ${at + 1}`, Number(value)]),
        );
        const points = { nombre: 81, de: -4, a: 4 };
        const { eap, bm, wle } = (
          await operate(keeper, 'estimerNiveau', { path, body: { reponses, points } })
        ).body;
        expect([eap?.theta, eap?.erreur_type]).toEqual(EAP.map((one) => expect.closeTo(one, 10)));
        expect([bm?.theta, bm?.erreur_type]).toEqual(BM.map((one) => expect.closeTo(one, 4)));
        if (Math.abs(WL[0] ?? 0) < 4)
          expect([wle?.theta, wle?.erreur_type]).toEqual(WL.map((one) => expect.closeTo(one, 4)));
      }
      const { LSAT6 } = read<{ LSAT6: { theta: number[]; info: number[][] } }>(
        'lsat6-information.json',
      );
      const query = `theta=${LSAT6.theta.join(',')}&par=item`;
      const { data } = (await operate(reader, 'lireInformation', { path, query })).body;
      data.forEach((point, at) => {
        expect(point.items?.map(({ information }) => information)).toEqual(
          LSAT6.info.map((values) => expect.closeTo(values[at] ?? NaN, 6)),
        );
      });
    });

    itReal('replay adaptive tests as catR takes them, item by item', async () => {
      const { bank, group } = read<Tcals>('bank-tcals.json');
      const groups = [...new Set(group)];
      const { path } = await open(
        bank.map(([a, b, c], at) =>
          item(
            String(at + 1),
            { modele: '3pl', a, b, c },
            {
              competence: ['1.1', '1.2', '2.1', '2.2', '3.1', '3.2'][
                groups.indexOf(group[at] ?? '')
              ],
            },
          ),
        ),
      );
      for (const run of read<Runs>('cat-runs-tcals.json').runs) {
        const critere = { MFI: 'mfi', MEPV: 'mepv', KL: 'kl', bOpt: 'difficulte' }[run.criterion];
        const { body } = await operate(keeper, 'rejouerTest', {
          path,
          body: {
            regles: {
              arret: { items: 30, erreur_type: 0.35 },
              premier_critere: 'mfi',
              critere,
              points: { nombre: 33, de: -4, a: 4 },
            },
            reponses: Object.fromEntries(
              [...run.responsesAll].map((value, at) => [String(at + 1), Number(value)]),
            ),
          },
        });
        expect(body.arret).toBe('precision');
        expect(body.etapes.map((step) => Number(step.item))).toEqual(run.items);
        body.etapes.forEach(({ theta, erreur_type }, at) => {
          expect(theta).toBeCloseTo(run.theta[at] ?? NaN, 10);
          expect(erreur_type).toBeCloseTo(run.se[at] ?? NaN, 10);
        });
      }
    });

    it('are refused rules that name what they have not, or that cannot hold', async () => {
      const regles = {
        arret: { items: 20 },
        equilibre: { par: 'domaine', poids: { 1: 1, informatoin: 1 } },
        exposition: { limite: 0.01 },
      };
      const refused = await operate(keeper, 'rejouerTest', {
        path: STARTER,
        body: { regles, reponses: {} },
      });
      expect(faultsOf(expectProblem(refused, 422, 'diagnostics.refused_rules'))).toEqual([
        '/regles/equilibre/poids unknown_area',
        '/regles/exposition/limite exposure_below_length',
      ]);
    });

    itReal(
      'are calibrated on LSAT6 as ltm and eRm do, and adopted as the next version',
      async () => {
        const { items, patterns } = read<Patterns>('lsat6-patterns.json').LSAT6;
        const { path } = await open(items.map((id) => item(id, { modele: 'rasch', b: 0 })));
        const patrons = patterns.pattern.map((text, at) => ({
          reponses: [...text].map(Number),
          effectif: patterns.n[at],
        }));
        const calibrate = async (modele: string, methode: string) => {
          const body = { modele, methode, items, patrons };
          const begun = await operate(keeper, 'etalonnerBanque', { path, body });
          expect(begun.status).toBe(202);
          return (await end(begun.body.id))['resultat'] as {
            id: string;
            items: { b: number; a: number; erreurs: { b: number } }[];
            log_vraisemblance: number;
          };
        };
        const erm = read<{ LSAT6: { eRm_beta_easiness: number[]; se: number[]; loglik: number } }>(
          'lsat6-cml-rasch.json',
        ).LSAT6;
        const cml = await calibrate('rasch', 'cml');
        expect(cml.log_vraisemblance).toBeCloseTo(erm.loglik, 4);
        expect(cml.items.map(({ b }) => b)).toEqual(
          erm.eRm_beta_easiness.map((one) => expect.closeTo(-one, 4)),
        );
        const { twoPL } = read<{
          LSAT6: { twoPL: { dffclt: number[]; dscrmn: number[]; logLik: number } };
        }>('lsat6-estimates-ltm.json').LSAT6;
        const mml = await calibrate('2pl', 'mml');
        expect(mml.log_vraisemblance).toBeCloseTo(twoPL.logLik, 3);
        expect(mml.items.map(({ a }) => a)).toEqual(
          twoPL.dscrmn.map((one) => expect.closeTo(one, 2)),
        );
        const one = { path: { ...path, calibrage: mml.id } };
        const adopted = await operate(keeper, 'adopterEtalonnage', one);
        expect(adopted.body).toMatchObject({ version: 2 });
        expectProblem(
          await operate(keeper, 'adopterEtalonnage', one),
          409,
          'diagnostics.calibration_adopted',
        );
        const bank = (await operate(reader, 'lireBanque', { path })).body;
        expect(bank).toMatchObject({ version: 2, items_etalonnes: 5 });
        expect((await operate(keeper, 'lireEtalonnage', one)).body).toMatchObject({ adopte: 2 });
      },
    );

    it('are not calibrated on answers that do not identify the parameters: nothing is kept (D-14)', async () => {
      const { path } = await open(['x', 'y'].map((id) => item(id, { modele: 'rasch', b: 0 })));
      const body = {
        modele: '2pl',
        methode: 'mml',
        items: ['x', 'y'],
        patrons: [
          { reponses: [0, 0], effectif: 125 },
          { reponses: [1, 0], effectif: 100 },
          { reponses: [0, 1], effectif: 75 },
          { reponses: [1, 1], effectif: 200 },
        ],
      };
      const begun = await operate(keeper, 'etalonnerBanque', { path, body });
      expect(await end(begun.body.id)).toMatchObject({
        etat: 'echouee',
        erreur: { code: 'diagnostics.not_identified' },
      });
      expect((await operate(keeper, 'listerEtalonnages', { path })).body.data).toEqual([]);
      const equal = await operate(keeper, 'etalonnerBanque', {
        path,
        body: { ...body, modele: '1pl' },
      });
      expect(await end(equal.body.id)).toMatchObject({ etat: 'terminee' });
      const alike = await operate(keeper, 'etalonnerBanque', {
        path,
        body: { ...body, patrons: [{ reponses: [1, null], effectif: 9 }] },
      });
      expectProblem(alike, 422, 'diagnostics.item_answered_alike');
    });
  });
}
