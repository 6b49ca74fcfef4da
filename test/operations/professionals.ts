import { randomUUID } from 'node:crypto';
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
  isInside,
  listed,
  mayRead,
  readFence,
  reviseFence,
  WRITERS,
} from './grounds.js';
import { type Fence, operate, type Operations, type Scene } from './operation.js';
import { presences } from './presences.js';

const professionalOf: Find = ({ world, item }) => groundsOf(world).professional(item.commune);
const aProfessional = entered('inscrireProfessionnel', () => Promise.resolve(BODY));

const postOf: Find = ({ world, item }) => groundsOf(world).post(item.commune);
const ofPost = (grounds: Grounds, commune: string): Promise<string> => grounds.post(commune);

/** A structure of the partner, in the middle of its rights. */
const aStructure = async ({ partner }: Scene): Promise<string> => {
  const body = { nom: 'Mairie', code_insee: '62041', sans_identifiant: { raison: 'inconnu' } };
  return (await operate(partner.person, 'inscrireStructure', { body })).body.id;
};
const postBody = async (scene: Scene) => ({
  structure_id: await aStructure(scene),
  du: '2026-01-01',
});
const aPost = entered('inscrirePoste', postBody);

/** The team of a structure, which all may know of: posts of it, for who reaches them. */
const teamFence: Fence = async (question, call) => {
  const { world, visitor, item } = question;
  const [id, post] = [
    await groundsOf(world).structure(item.commune),
    await groundsOf(world).post(item.commune),
  ];
  const answer = await call.send<{ data: { poste_id: string }[] }>({ path: { id } });
  const found = answer.body.data.some(({ poste_id: one }) => one === post);
  return [
    ...judge(question, 200, answer),
    ...(found === mayRead(visitor, item) ? [] : [`${found ? 'shows' : 'lacks'} the post`]),
  ];
};

export const professionals = {
  ...presences,
  listerPostes: { probe: { status: 200 }, fence: holdsFence(ofPost, listed), isWhole: true },
  suivrePostes: { probe: { status: 200 }, fence: holdsFence(ofPost, followed), isWhole: true },
  lirePoste: { probe: { status: 404 }, fence: readFence(postOf) },
  listerVersionsPoste: { probe: { status: 404 }, fence: readFence(postOf) },
  listerEquipe: { probe: { status: 404 }, fence: teamFence },
  inscrirePoste: {
    probe: { body: {}, status: 400 },
    fence: enterFence(async ({ world, item }) => ({
      structure_id: await groundsOf(world).structure(item.commune),
      du: '2026-01-01',
    })),
    success: async (scene) => scene.asPartner.send({ body: await postBody(scene) }),
  },
  remplacerPoste: {
    probe: { body: {}, status: 404 },
    fence: reviseFence(postOf, {}),
    success: async (scene) =>
      scene.asPartner.send({
        ...(await aPost(scene)),
        body: { ...(await postBody(scene)), quotite: 0.5 },
      }),
  },
  corrigerPoste: {
    probe: { body: {}, status: 404 },
    fence: reviseFence(postOf, {}),
    success: async (scene) =>
      scene.asPartner.send({ ...(await aPost(scene)), body: { quotite: 0.5 } }),
  },
  fermerPoste: {
    probe: { status: 404 },
    fence: reviseFence(postOf),
    success: async (scene) => scene.asPartner.send(await aPost(scene)),
  },

  modeleProfessionnels: {
    probe: { status: 200 },
    fence: async (question, call) => judge(question, 200, await call.send({})),
  },
  importerProfessionnels: {
    probe: { body: 'id\n', type: 'text/csv', status: 400 },
    fence: async (question, call) => {
      const { world, visitor, item } = question;
      const structure = await groundsOf(world).structure(item.commune);
      const answer = await call.send<{ crees: number }>({
        query: 'simulation=true',
        body: `id,profils,structure_id,du\n${randomUUID()},aidant,${structure},2026-01-01\n`,
        type: 'text/csv',
      });
      if (!WRITERS.includes(visitor.role)) return judge(question, 403, answer);
      const wanted = isInside(visitor, item) ? 1 : 0;
      return answer.status === 200 && answer.body.crees === wanted
        ? []
        : [`${answer.status} ${answer.text.slice(0, 300)} instead of ${wanted}`];
    },
    success: ({ asPartner }) =>
      asPartner.send({ body: `id,profils\nsucces-${randomUUID()},aidant\n`, type: 'text/csv' }),
  },
  listerProfessionnels: {
    probe: { status: 200 },
    fence: holdsFence((grounds, commune) => grounds.professional(commune), listed),
    isWhole: true,
  },
  suivreProfessionnels: {
    probe: { status: 200 },
    fence: holdsFence((grounds, commune) => grounds.professional(commune), followed),
    isWhole: true,
  },
  lireProfessionnel: { probe: { status: 404 }, fence: readFence(professionalOf) },
  listerVersionsProfessionnel: { probe: { status: 404 }, fence: readFence(professionalOf) },
  inscrireProfessionnel: {
    probe: { body: {}, status: 400 },
    fence: enterFence(async ({ world, item }) => ({
      ...BODY,
      structure_id: await groundsOf(world).structure(item.commune),
    })),
    success: ({ asPartner }) => asPartner.send({ body: BODY }),
  },
  remplacerProfessionnel: {
    probe: { body: {}, status: 404 },
    fence: reviseFence(professionalOf, {}),
    success: async (scene) =>
      scene.asPartner.send({ ...(await aProfessional(scene)), body: { ...BODY, joignable: true } }),
  },
  corrigerProfessionnel: {
    probe: { body: {}, status: 404 },
    fence: reviseFence(professionalOf, {}),
    success: async (scene) =>
      scene.asPartner.send({ ...(await aProfessional(scene)), body: { joignable: true } }),
  },
  identifierProfessionnel: {
    probe: { body: {}, status: 404 },
    fence: reviseFence(professionalOf, {}),
    success: async (scene) =>
      scene.asPartner.send({ ...(await aProfessional(scene)), body: { nom: 'Martin' } }),
  },
  fermerProfessionnel: {
    probe: { status: 404 },
    fence: reviseFence(professionalOf),
    success: async (scene) => scene.asPartner.send(await aProfessional(scene)),
  },
} as const satisfies Operations;
