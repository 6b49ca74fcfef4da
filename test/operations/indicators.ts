import { eventually } from '@maillage/testing';
import { figuresStatus, isWhole, type World } from '../kit/fence-world.js';
import { ROLES } from '../kit/roles.js';
import { hidden, judge, wholeOnly } from './fence.js';
import { type Fence, type Holders, operate, type Operations } from './operation.js';

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

/** A share of an administrator's, one for each world. */
const shares = new WeakMap<World, Promise<string>>();

function shareOf(world: World): Promise<string> {
  const admin = world.visitors.find(isWhole);
  if (admin === undefined) throw new Error('a world without an administrator');
  const made =
    shares.get(world) ??
    operate(admin.person, 'creerPartage', { body: { territoire: 'commune-62041' } }).then(
      ({ body }) => body.id,
    );
  shares.set(world, made);
  return made;
}

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
  creerPartage: {
    probe: { body: { territoire: 'departement-99' }, status: 404 },
    fence: async (question, call) => {
      const { visitor, territory } = question;
      const status = figuresStatus(visitor, territory) === 200 ? 201 : 403;
      return judge(question, status, await call.send({ body: { territoire: territory } }));
    },
    success: async ({ asAdmin }) => asAdmin.send({ body: { territoire: 'commune-62041' } }),
  },
  listerPartages: {
    probe: { status: 200 },
    fence: 'everybody is shown the same: what they shared themselves',
  },
  revoquerPartage: {
    probe: { status: 404 },
    fence: async (question, call) => {
      const { visitor, world } = question;
      const isHolder = holders['indicateurs.lire'].some((role) => role === visitor.role);
      if (!isHolder) return judge(question, 403, await call.send());
      // Nobody ends what another has shared, whatever else they may.
      return isWhole(visitor) ? [] : hidden(question, call, { id: await shareOf(world) });
    },
    success: async ({ stage, asAdmin }) => {
      const body = { territoire: 'commune-62041' };
      const made = await operate(stage.admin, 'creerPartage', { body });
      return asAdmin.send({ path: { id: made.body.id } });
    },
  },
} as const satisfies Operations;
