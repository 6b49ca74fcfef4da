import { figuresStatus } from '../kit/fence-world.js';
import { ROLES } from '../kit/roles.js';
import { judge } from './fence.js';
import type { Fence, Holders, Operations } from './operation.js';

export const holders = {
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
  lireRapport: {
    probe: { path: { territoire: 'france' }, status: 200 },
    fence: figures((territoire) => ({ path: { territoire }, query: YEAR })),
  },
} as const satisfies Operations;
