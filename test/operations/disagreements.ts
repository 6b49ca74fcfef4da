import { randomUUID } from 'node:crypto';
import { isWhole, type Item, type Question, type Visitor, type World } from '../kit/fence-world.js';
import type { Person } from '../kit/person.js';
import type { Role } from '../kit/roles.js';
import { hidden, judge } from './fence.js';
import { isInside, placesOf } from './grounds.js';
import { type Fence, operate, type Operations, type Sent } from './operation.js';

const DECIDERS: readonly Role[] = ['coordinateur', 'gestionnaire_structure', 'administrateur'];

/** A place of a source of its own, corrected by hand before its source says the same again. */
async function disputedBy(admin: Person, commune: string): Promise<string> {
  const source = `desaccords-${randomUUID().slice(0, 8)}`;
  const id = (await placesOf(admin, source)).get(commune) ?? '';
  const body = { horaires: 'Mo 09:00-12:00' };
  const headers = { 'if-match': '*' };
  await operate(admin, 'corrigerLieu', { path: { id }, body, headers });
  await placesOf(admin, source);
  const listed = await operate(admin, 'listerDesaccords', { query: `cible_id=${id}` });
  const [one] = listed.body.data;
  if (one === undefined) throw new Error(`no disagreement: ${listed.text}`);
  return one.id;
}

/** One for each commune of a world. */
const made = new WeakMap<World, Map<string, Promise<string>>>();

function disputeOf({ world, item: { commune } }: Question): Promise<string> {
  const admin = world.visitors.find(isWhole);
  if (admin === undefined) throw new Error('a world without an administrator');
  const known = made.get(world) ?? new Map<string, Promise<string>>();
  made.set(world, known);
  const one = known.get(commune) ?? disputedBy(admin.person, commune);
  known.set(commune, one);
  return one;
}

/** A place of no structure lies inside of no grant that is for some structures alone. */
const mayDecide = (visitor: Visitor, item: Item): boolean =>
  DECIDERS.includes(visitor.role) && isInside(visitor, item);

/** A disagreement is hidden from all whose territories and structures do not hold what it is about. */
const disputedFence =
  (status: number, sent: Sent = {}): Fence =>
  async (question, call) => {
    const { visitor, item } = question;
    const path = { id: await disputeOf(question) };
    if (DECIDERS.includes(visitor.role) && !mayDecide(visitor, item))
      return hidden(question, call, path, sent);
    const answer = await call.send({ ...sent, path });
    return judge(question, mayDecide(visitor, item) ? status : 403, answer);
  };

const KEEP = { decision: 'garder' };

export const disagreements = {
  listerDesaccords: {
    probe: { status: 200 },
    fence: async (question, call) => {
      const { visitor, item } = question;
      const id = await disputeOf(question);
      if (!DECIDERS.includes(visitor.role)) return judge(question, 403, await call.send());
      const found = await call.walk<{ id: string }>('limite=500');
      const isListed = found.some((one) => one.id === id);
      return isListed === mayDecide(visitor, item)
        ? []
        : [`the disagreement is ${isListed ? '' : 'not '}listed`];
    },
  },
  lireDesaccord: { probe: { status: 404 }, fence: disputedFence(200) },
  listerVersionsDesaccord: { probe: { status: 404 }, fence: disputedFence(200) },
  deciderDesaccord: {
    probe: { body: KEEP, status: 404 },
    fence: disputedFence(412, { body: KEEP, headers: { 'if-match': '"autre"' } }),
    success: async ({ stage, asAdmin }) => {
      const id = await disputedBy(stage.admin, '62041');
      return asAdmin.send({ path: { id }, body: KEEP, headers: { 'if-match': '*' } });
    },
  },
} as const satisfies Operations;
