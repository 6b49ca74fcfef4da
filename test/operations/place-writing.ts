import { randomUUID } from 'node:crypto';
import type { Item, Visitor } from '../kit/fence-world.js';
import { judge } from './fence.js';
import { groundsOf } from './grounds.js';
import { type Fence, operate, type Operations, type Scene, type Sent } from './operation.js';

const COMMUNES: Readonly<Record<string, { commune: string; code_postal: string }>> = {
  62041: { commune: 'Arras', code_postal: '62000' },
  59350: { commune: 'Lille', code_postal: '59000' },
  '01053': { commune: 'Bourg-en-Bresse', code_postal: '01000' },
};

const described = ({ commune, structure }: Pick<Item, 'commune' | 'structure'>) => ({
  pivot: structure ?? '00000000000000',
  nom: 'Permanence numérique',
  code_insee: commune,
  adresse: '1 rue du Test',
  ...COMMUNES[commune],
});

/** Writing one by hand, for who may write where it lies. */
export function placeWriting(
  isImporter: (visitor: Visitor) => boolean,
  isWithinFence: (visitor: Visitor, item: Item) => boolean,
) {
  const enterFence: Fence = async ({ visitor, item, ...question }, call) => {
    const answer = await call.send({ body: described(item) });
    const isAllowed = isImporter(visitor) && isWithinFence(visitor, item);
    return judge({ visitor, item, ...question }, isAllowed ? 201 : 403, answer);
  };
  /** A place of the administrator's source, which others change whose rights go beyond their own. */
  const reviseFence: Fence = async (question, call) => {
    const { world, visitor, item } = question;
    const path = { id: await groundsOf(world).place(item.commune) };
    const answer = await call.send({ path, headers: { 'if-match': '"autre"' }, body: {} });
    const isAllowed =
      isImporter(visitor) &&
      visitor.role !== 'partenaire' &&
      isWithinFence(visitor, { ...item, structure: undefined });
    return judge(question, isAllowed ? 412 : 403, answer);
  };
  const entered = async ({ partner }: Scene): Promise<Sent> => {
    const body = { ...described({ commune: '62041', structure: undefined }), id: randomUUID() };
    const made = await operate(partner.person, 'inscrireLieu', { body });
    return { path: { id: made.body.id }, headers: { 'if-match': made.headers.get('etag') ?? '' } };
  };
  return {
    inscrireLieu: {
      probe: { body: {}, status: 400 },
      fence: enterFence,
      success: ({ asPartner }) =>
        asPartner.send({ body: described({ commune: '62041', structure: undefined }) }),
    },
    remplacerLieu: {
      probe: { body: {}, status: 404 },
      fence: reviseFence,
      success: async (scene) =>
        scene.asPartner.send({
          ...(await entered(scene)),
          body: {
            ...described({ commune: '62041', structure: undefined }),
            nom: 'Permanence du mardi',
          },
        }),
    },
    corrigerLieu: {
      probe: { body: {}, status: 404 },
      fence: reviseFence,
      success: async (scene) =>
        scene.asPartner.send({ ...(await entered(scene)), body: { nom: 'Médiathèque' } }),
    },
  } as const satisfies Operations;
}
