import { isWhole, type Item, maySee, type Question, type Visitor } from '../kit/fence-world.js';
import type { Role } from '../kit/roles.js';
import { hidden, judge } from './fence.js';
import { type Fence, type Holders, operate, type Operations, type Scene } from './operation.js';

const MERGERS: readonly Role[] = [
  'partenaire',
  'coordinateur',
  'gestionnaire_structure',
  'administrateur',
];

export const mergeHolders = { 'fusions.gerer': MERGERS } as const satisfies Holders;

/** Two of the administrator's structures, in the commune of an item. */
async function pairOf({ world, item }: Question): Promise<object> {
  const admin = world.visitors.find(isWhole);
  if (admin === undefined) throw new Error('a world without an administrator');
  return pairBy(admin, item);
}

async function pairBy(
  { person }: Pick<Visitor, 'person'>,
  { commune }: Pick<Item, 'commune'>,
): Promise<object> {
  const ids: string[] = [];
  for (const nom of ['Mairie', 'Mairie, une fois encore']) {
    const body = { nom, code_insee: commune, sans_identifiant: { raison: 'inconnu' } };
    const made = await operate(person, 'inscrireStructure', { body });
    if (made.status !== 201) throw new Error(`no structure: ${made.text}`);
    ids.push(made.body.id);
  }
  const [survivant = '', absorbe = ''] = ids;
  return { nature: 'structure', survivant, absorbes: [absorbe] };
}

/** What another source entered is merged by those alone whose rights go beyond their own, and hold where it lies. */
const mayMerge = (visitor: Visitor, item: Item): boolean =>
  (visitor.role === 'coordinateur' || visitor.role === 'administrateur') &&
  maySee({ ...visitor, role: 'coordinateur' }, { ...item, structure: undefined });

const mergeFence: Fence = async (question, call) => {
  const { visitor, item } = question;
  const body = await pairOf(question);
  return judge(question, mayMerge(visitor, item) ? 201 : 403, await call.send({ body }));
};

/** A merge is hidden from all who may not write what was merged. */
const madeFence: Fence = async (question, call) => {
  const { world, visitor, item } = question;
  const admin = world.visitors.find(isWhole);
  if (admin === undefined) throw new Error('a world without an administrator');
  const body = await pairOf(question);
  const made = await operate(admin.person, 'fusionner', { body });
  const path = { id: made.body.id ?? '' };
  if (MERGERS.includes(visitor.role) && !mayMerge(visitor, item))
    return hidden(question, call, path);
  const status = MERGERS.includes(visitor.role) ? 200 : 403;
  return judge(question, status, await call.send({ path }));
};

const pair = ({ asAdmin }: Scene): Promise<object> => pairBy(asAdmin, { commune: '62041' });

export const merges = {
  fusionner: {
    probe: { body: {}, status: 400 },
    fence: mergeFence,
    success: async (scene) => scene.asAdmin.send({ body: await pair(scene) }),
  },
  lireFusion: { probe: { status: 404 }, fence: madeFence },
  annulerFusion: {
    probe: { status: 404 },
    fence: madeFence,
    success: async (scene) => {
      const body = await pair(scene);
      const made = await operate(scene.asAdmin.person, 'fusionner', { body });
      return scene.asAdmin.send({ path: { id: made.body.id ?? '' } });
    },
  },
} as const satisfies Operations;
