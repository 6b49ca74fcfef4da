import { isWhole, type Item, maySee, type Visitor } from '../kit/fence-world.js';
import { type Role, ROLES } from '../kit/roles.js';
import { judge } from './fence.js';
import {
  type Fence,
  type Holders,
  operate,
  type Operations,
  type Scene,
  type Sent,
} from './operation.js';

const WRITERS: readonly Role[] = ['coordinateur', 'administrateur'];

export const networkHolders = {
  'reseaux.lire': ROLES,
  'reseaux.ecrire': WRITERS,
} as const satisfies Holders;

const DIRECTORY = 'the national directory is published';

const networkIn = (territoire: string) => ({ nom: 'Réseau', type: 'autre', territoire });

/** A network covers a territory: rights to some structures alone, or to a part of it, do not do. */
const mayCover = (visitor: Visitor, item: Item): boolean =>
  WRITERS.includes(visitor.role) &&
  maySee({ ...visitor, role: 'coordinateur' }, { ...item, structure: undefined });

/** A network is entered inside of one's fence only. */
const enterFence: Fence = async (question, call) => {
  const { visitor, item } = question;
  const answer = await call.send({ body: networkIn(`commune-${item.commune}`) });
  return judge(question, mayCover(visitor, item) ? 201 : 403, answer);
};

/** A network of the administrator's, over the commune of an item, is changed from inside alone. */
const reviseFence =
  (body?: object): Fence =>
  async (question, call) => {
    const { visitor, item, world } = question;
    const admin = world.visitors.find(isWhole);
    if (admin === undefined) throw new Error('a world without an administrator');
    const made = await operate(admin.person, 'inscrireReseau', {
      body: networkIn(`commune-${item.commune}`),
    });
    if (made.status !== 201) throw new Error(`no network: ${made.text}`);
    const answer = await call.send({
      path: { id: made.body.id },
      headers: { 'if-match': '"autre"' },
      ...(body === undefined ? {} : { body }),
    });
    return judge(question, mayCover(visitor, item) ? 412 : 403, answer);
  };

/** A network that an administrator has just entered. */
const entered = async ({ asAdmin }: Scene): Promise<Sent> => {
  const body = networkIn('departement-62');
  const made = await operate(asAdmin.person, 'inscrireReseau', { body });
  return { path: { id: made.body.id }, headers: { 'if-match': made.headers.get('etag') ?? '' } };
};

export const networks = {
  listerReseaux: { probe: { status: 200 }, fence: DIRECTORY },
  suivreReseaux: { probe: { status: 200 }, fence: DIRECTORY },
  lireReseau: { probe: { status: 404 }, fence: DIRECTORY },
  listerVersionsReseau: { probe: { status: 404 }, fence: DIRECTORY },
  inscrireReseau: {
    probe: { body: {}, status: 400 },
    fence: enterFence,
    success: ({ asAdmin }) => asAdmin.send({ body: networkIn('departement-62') }),
  },
  remplacerReseau: {
    probe: { body: {}, status: 404 },
    fence: reviseFence({}),
    success: async (scene) =>
      scene.asAdmin.send({
        ...(await entered(scene)),
        body: { ...networkIn('departement-62'), type: 'hub' },
      }),
  },
  corrigerReseau: {
    probe: { body: {}, status: 404 },
    fence: reviseFence({}),
    success: async (scene) =>
      scene.asAdmin.send({ ...(await entered(scene)), body: { type: 'hub' } }),
  },
  fermerReseau: {
    probe: { status: 404 },
    fence: reviseFence(),
    success: async (scene) => scene.asAdmin.send(await entered(scene)),
  },
} as const satisfies Operations;
