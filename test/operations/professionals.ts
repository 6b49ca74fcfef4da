import {
  isWhole,
  type Item,
  maySee,
  type Question,
  type Visitor,
  type World,
} from '../kit/fence-world.js';
import type { OperationId } from '../kit/contract-path.js';
import { hidden, judge } from './fence.js';
import {
  type Call,
  type Fence,
  operate,
  type Operations,
  type Scene,
  type Sent,
} from './operation.js';

const WRITERS: readonly Visitor['role'][] = [
  'partenaire',
  'coordinateur',
  'gestionnaire_structure',
  'administrateur',
];

const BODY = { profils: ['aidant'] };

/** What the administrator enters once in each commune of a world. */
class Grounds {
  private readonly made = new Map<string, Promise<string>>();

  constructor(private readonly world: World) {}

  structure(commune: string): Promise<string> {
    return this.once(`structure ${commune}`, 'inscrireStructure', () => ({
      nom: 'Mairie',
      code_insee: commune,
      sans_identifiant: { raison: 'inconnu' },
    }));
  }

  professional(commune: string): Promise<string> {
    return this.once(`professional ${commune}`, 'inscrireProfessionnel', async () => ({
      ...BODY,
      structure_id: await this.structure(commune),
    }));
  }

  post(commune: string): Promise<string> {
    return this.once(`post ${commune}`, 'inscrirePoste', async () => ({
      structure_id: await this.structure(commune),
      professionnel_id: await this.professional(commune),
      du: '2026-01-01',
    }));
  }

  private once(
    name: string,
    operation: OperationId,
    bodyOf: () => object | Promise<object>,
  ): Promise<string> {
    const known = this.made.get(name) ?? this.make(operation, bodyOf);
    this.made.set(name, known);
    return known;
  }

  private async make(
    operation: OperationId,
    bodyOf: () => object | Promise<object>,
  ): Promise<string> {
    const admin = this.world.visitors.find(isWhole);
    if (admin === undefined) throw new Error('a world without an administrator');
    const made = await operate(admin.person, operation, { body: await bodyOf() });
    if (made.status !== 201) throw new Error(`${operation}: ${made.text}`);
    return (made.body as { id: string }).id;
  }
}

const known = new WeakMap<World, Grounds>();
function groundsOf(world: World): Grounds {
  const grounds = known.get(world) ?? new Grounds(world);
  known.set(world, grounds);
  return grounds;
}

/** A structure without a number lies inside of no grant that is for some structures alone. */
const isInside = (visitor: Visitor, { commune }: Pick<Item, 'commune'>): boolean =>
  maySee({ ...visitor, role: 'coordinateur' }, { commune, structure: undefined } as Item);

/** What the administrator's source has entered there. */
const mayRead = (visitor: Visitor, item: Pick<Item, 'commune'>): boolean =>
  visitor.role !== 'partenaire' && isInside(visitor, item);

type Find = (question: Question) => Promise<string>;

/** One record: hidden from whoever does not reach it. */
const readFence =
  (find: Find): Fence =>
  async (question, call) => {
    const path = { id: await find(question) };
    return mayRead(question.visitor, question.item)
      ? judge(question, 200, await call.send({ path }))
      : hidden(question, call, path);
  };

/** A record that another has entered, changed with a wrong tag. */
const reviseFence =
  (find: Find, body?: object): Fence =>
  async (question, call) => {
    const { visitor, item } = question;
    const path = { id: await find(question) };
    const sent = body === undefined ? {} : { body };
    if (!WRITERS.includes(visitor.role))
      return judge(question, 403, await call.send({ path, ...sent }));
    if (!mayRead(visitor, item)) return hidden(question, call, path, sent);
    const headers = { 'if-match': '"autre"' };
    return judge(question, 412, await call.send({ path, headers, ...sent }));
  };

/** A record that hangs on something: what lies outside of the fence is as if it did not exist. */
const enterFence =
  (bodyOf: (question: Question) => Promise<object>): Fence =>
  async (question, call) => {
    const { visitor, item } = question;
    const answer = await call.send({ body: await bodyOf(question) });
    const isWriter = WRITERS.includes(visitor.role);
    return judge(question, isWriter ? (isInside(visitor, item) ? 201 : 422) : 403, answer);
  };

const COMMUNES = ['62041', '59350', '01053'];

/** A list or a feed has the records of some communes that its caller reaches, and no other of them. */
const holdsFence =
  (
    find: (grounds: Grounds, commune: string) => Promise<string>,
    read: (call: Call) => Promise<ReadonlySet<string>>,
  ): Fence =>
  async ({ world, visitor }, call) => {
    const ids = await Promise.all(COMMUNES.map((commune) => find(groundsOf(world), commune)));
    const found = await read(call);
    return COMMUNES.flatMap((commune, index) =>
      found.has(ids[index] ?? '') === mayRead(visitor, { commune })
        ? []
        : [`${mayRead(visitor, { commune }) ? 'lacks' : 'shows'} that of ${commune}`],
    );
  };

const listed = async (call: Call): Promise<ReadonlySet<string>> =>
  new Set((await call.walk<{ id: string }>('limite=500')).map(({ id }) => id));

interface Feed {
  readonly data: readonly Readonly<Record<string, { readonly id: string } | string>>[];
  readonly links: { readonly suivant: string };
}

const followed = async (call: Call): Promise<ReadonlySet<string>> => {
  const ids = new Set<string>();
  for (let query = 'limite=500'; ;) {
    const { body } = await call.send<Feed>({ query });
    for (const change of body.data)
      for (const one of Object.values(change)) if (typeof one === 'object') ids.add(one.id);
    if (body.data.length === 0) return ids;
    query = body.links.suivant.split('?')[1] ?? '';
  }
};

/** A record that a partner has just entered. */
const entered =
  (operation: OperationId, bodyOf: (scene: Scene) => Promise<object>) =>
  async (scene: Scene): Promise<Sent> => {
    const made = await operate(scene.partner.person, operation, { body: await bodyOf(scene) });
    if (made.status !== 201) throw new Error(`${operation}: ${made.text}`);
    const { id } = made.body as { id: string };
    return { path: { id }, headers: { 'if-match': made.headers.get('etag') ?? '' } };
  };

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
