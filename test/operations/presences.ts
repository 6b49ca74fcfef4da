import type { Visitor, World } from '../kit/fence-world.js';
import { judge } from './fence.js';
import {
  BODY,
  entered,
  enterFence,
  type Find,
  followed,
  type Grounds,
  groundsOf,
  holdsFence,
  listed,
  mayRead,
  readFence,
  reviseFence,
  placesOf,
} from './grounds.js';
import { type Fence, operate, type Operations, type Scene } from './operation.js';

const presenceOf: Find = ({ world, item }) => groundsOf(world).presence(item.commune);
const ofPresence = (grounds: Grounds, commune: string): Promise<string> =>
  grounds.presence(commune);
const presenceBody = async ({ partner }: Scene) => {
  const source = partner.source;
  const places = await placesOf(partner.person, source);
  const entry = await operate(partner.person, 'inscrireProfessionnel', { body: BODY });
  return {
    lieu_id: places.get('62041') ?? '',
    professionnel_id: entry.body.id,
    du: '2026-01-01',
  };
};
const aPresence = entered('inscrirePresence', presenceBody);

/** Somebody whom a visitor has entered; one of the administrator's where it may not. */
async function somebody(world: World, visitor: Visitor, commune: string): Promise<string> {
  const body = { ...BODY, structure_id: await groundsOf(world).structure(commune) };
  const made = await operate(visitor.person, 'inscrireProfessionnel', { body });
  return made.status === 201 ? made.body.id : groundsOf(world).professional(commune);
}

/** Who is in a place, which all may know of: presences there, for who reaches them. */
const placeTeamFence: Fence = async (question, call) => {
  const { world, visitor, item } = question;
  const [id, presence] = [
    await groundsOf(world).place(item.commune),
    await groundsOf(world).presence(item.commune),
  ];
  const answer = await call.send<{ data: { presence_id: string }[] }>({ path: { id } });
  const found = answer.body.data.some(({ presence_id: one }) => one === presence);
  return [
    ...judge(question, 200, answer),
    ...(found === mayRead(visitor, item) ? [] : [`${found ? 'shows' : 'lacks'} the presence`]),
  ];
};

export const presences = {
  listerPresences: {
    probe: { status: 200 },
    fence: holdsFence(ofPresence, listed),
    isWhole: true,
  },
  suivrePresences: {
    probe: { status: 200 },
    fence: holdsFence(ofPresence, followed),
    isWhole: true,
  },
  lirePresence: { probe: { status: 404 }, fence: readFence(presenceOf) },
  listerVersionsPresence: { probe: { status: 404 }, fence: readFence(presenceOf) },
  listerEquipeLieu: { probe: { status: 404 }, fence: placeTeamFence },
  inscrirePresence: {
    probe: { body: {}, status: 400 },
    fence: enterFence(async ({ world, visitor, item }) => ({
      lieu_id: await groundsOf(world).place(item.commune),
      professionnel_id: await somebody(world, visitor, item.commune),
      du: '2026-01-01',
    })),
    success: async (scene) => scene.asPartner.send({ body: await presenceBody(scene) }),
  },
  remplacerPresence: {
    probe: { body: {}, status: 404 },
    fence: reviseFence(presenceOf, {}),
    success: async (scene) => {
      const sent = await aPresence(scene);
      const body = { ...(await presenceBody(scene)), horaires: 'Mo 09:00-12:00' };
      return scene.asPartner.send({ ...sent, body });
    },
  },
  corrigerPresence: {
    probe: { body: {}, status: 404 },
    fence: reviseFence(presenceOf, {}),
    success: async (scene) =>
      scene.asPartner.send({
        ...(await aPresence(scene)),
        body: { horaires: 'Mo 09:00-12:00' },
      }),
  },
  fermerPresence: {
    probe: { status: 404 },
    fence: reviseFence(presenceOf),
    success: async (scene) => scene.asPartner.send(await aPresence(scene)),
  },
} as const satisfies Operations;
