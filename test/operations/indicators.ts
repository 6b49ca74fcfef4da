import { eventually } from '@maillage/testing';
import { figuresStatus } from '../kit/fence-world.js';
import { ROLES } from '../kit/roles.js';
import { judge, wholeOnly } from './fence.js';
import type { Fence, Holders, Operations } from './operation.js';

export const holders = {
  'indicateurs.recalculer': ['administrateur'],
  'indicateurs.lire': ROLES.filter((role) => role !== 'gestionnaire_structure'),
} as const satisfies Holders;

const YEAR = 'du=2025-01-01&au=2025-12-31';
/** Figures of a territory are for those that hold it whole. */
const figures =
  (sent: (territory: string) => { path: Record<string, string>; query: string }): Fence =>
  async (question, call) =>
    judge(
      question,
      figuresStatus(question.visitor, question.territory),
      await call.send(sent(question.territory)),
    );

export const operations = {
  listerIndicateurs: { probe: { status: 200 }, fence: 'definitions' },
  lireIndicateur: { probe: { path: { id: 'activites' }, status: 200 }, fence: 'definitions' },
  lireValeurs: {
    probe: { path: { id: 'activites' }, query: 'territoire=france', status: 200 },
    fence: figures((territory) => ({
      path: { id: 'activites' },
      query: `territoire=${territory}&${YEAR}`,
    })),
  },
  recalculerIndicateurs: {
    // Figures are away while they are computed anew: a key that is none is refused before.
    probe: { headers: { 'idempotency-key': 'é' }, status: 400 },
    fence: wholeOnly(400, () => ({ headers: { 'idempotency-key': 'é' } })),
    success: async ({ stage, asAdmin }) => {
      const begun = await asAdmin.send({ body: {} });
      // Figures are away until it has ended.
      await eventually(
        async () =>
          expect(await stage.admin.read(begun.headers.get('location') ?? '')).toMatchObject({
            etat: 'terminee',
          }),
        { timeout: 60_000 },
      );
      return begun;
    },
  },
  lireRapport: {
    probe: { path: { territoire: 'france' }, status: 200 },
    fence: figures((territoire) => ({ path: { territoire }, query: YEAR })),
  },
} as const satisfies Operations;
