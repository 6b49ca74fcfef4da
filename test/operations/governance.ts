import { isWhole, isWithin, type Question, TERRITORIES, type World } from '../kit/fence-world.js';
import type { OperationId } from '../kit/contract-path.js';
import type { Person } from '../kit/person.js';
import type { Role } from '../kit/roles.js';
import { hidden, judge } from './fence.js';
import {
  type Call,
  type Fence,
  type Holders,
  operate,
  type Operations,
  type Scene,
  type Sent,
} from './operation.js';

const READERS: readonly Role[] = [
  'coordinateur',
  'coporteur',
  'financeur',
  'membre',
  'administrateur',
];
const DECIDERS: readonly Role[] = ['financeur', 'administrateur'];
const ASKERS: readonly Role[] = ['coordinateur', 'coporteur', 'membre', 'administrateur'];
const WRITERS: readonly Role[] = ['coordinateur', 'coporteur', 'administrateur'];

export const holders = {
  'gouvernances.lire': READERS,
  'gouvernances.ecrire': WRITERS,
  'financements.demander': ASKERS,
  'financements.decider': DECIDERS,
} as const satisfies Holders;

const governanceOf = (territoire: string) => ({ nom: 'Gouvernance', territoires: [territoire] });
const roadmapOf = (gouvernance_id: string) => ({
  gouvernance_id,
  nom: 'Feuille de route',
  perimetre: 'departemental' as const,
  statut: 'brouillon' as const,
});
const actionOf = (feuille_id: string) => ({
  intitule: 'Action',
  feuilles: [{ feuille_id }],
  statut: { code: 'a_venir' as const },
});

interface Made {
  readonly id: string;
  readonly etag: string;
}

async function enter(person: Person, operation: OperationId, body: object): Promise<Made> {
  const made = await operate(person, operation, { body });
  if (made.status !== 201) throw new Error(`${operation}: ${made.text}`);
  return { id: (made.body as { id: string }).id, etag: made.headers.get('etag') ?? '' };
}

/** A governance of a territory, a roadmap of it, an action of that, and money for it. */
interface Chain {
  readonly governance: Made;
  readonly roadmap: Made;
  readonly action: Made;
  readonly envelope: Made;
  readonly funding: Made;
  readonly committee: Made;
  readonly meeting: Made;
}

async function chainIn(person: Person, territory: string): Promise<Chain> {
  const governance = await enter(person, 'inscrireGouvernance', governanceOf(territory));
  const roadmap = await enter(person, 'inscrireFeuilleDeRoute', roadmapOf(governance.id));
  const action = await enter(person, 'inscrireAction', actionOf(roadmap.id));
  const envelope = await enter(person, 'ouvrirEnveloppe', envelopeOf(governance.id));
  const asked = fundingOf(envelope.id, action.id);
  const funding = await enter(person, 'demanderFinancement', asked);
  const committee = await enter(person, 'inscrireComite', committeeOf(governance.id));
  const meeting = await enter(person, 'inscrireReunion', meetingOf(committee.id));
  return { governance, roadmap, action, envelope, funding, committee, meeting };
}

const envelopeOf = (gouvernance_id: string) => ({
  gouvernance_id,
  nom: 'Enveloppe',
  annee: 2026,
  montant: 100_000,
});
const fundingOf = (enveloppe_id: string, action_id: string) => ({
  ...{ enveloppe_id, action_id, objet: 'Équipement' },
  ...{ base: 10_000, demande: 10_000 },
});

const committeeOf = (gouvernance_id: string) => ({
  gouvernance_id,
  nom: 'Comité',
  type: 'technique' as const,
});
const meetingOf = (comite_id: string) => ({
  comite_id,
  le: '2026-03-14',
  statut: 'tenue' as const,
  ordre_du_jour: [
    { id: 'p', titre: 'Point', decision: { mode: 'consensus' as const, texte: 'Oui' } },
  ],
});

const worlds = new WeakMap<World, Map<string, Promise<Chain>>>();

/** What an administrator enters once in each territory of a world. */
function chainOf(world: World, territory: string): Promise<Chain> {
  const chains = worlds.get(world) ?? new Map<string, Promise<Chain>>();
  worlds.set(world, chains);
  const admin = world.visitors.find(isWhole);
  if (admin === undefined) throw new Error('a world without an administrator');
  const chain = chains.get(territory) ?? chainIn(admin.person, territory);
  chains.set(territory, chain);
  return chain;
}

const reaches = (roles: readonly Role[], { visitor, territory }: Question): boolean =>
  roles.includes(visitor.role) && visitor.structures.length === 0 && isWithin(visitor, territory);

type Part = keyof Chain;

const readFence =
  (part: Part, sent: Sent = {}): Fence =>
  async (question, call) => {
    const { world, visitor, territory } = question;
    if (!READERS.includes(visitor.role)) return judge(question, 403, await call.send(sent));
    const path = { id: (await chainOf(world, territory))[part].id };
    return reaches(READERS, question)
      ? judge(question, 200, await call.send({ ...sent, path }))
      : hidden(question, call, path, sent);
  };

/** One that another has entered, changed with a wrong tag. */
const writeFence =
  (part: Part, sent: Sent = {}, writers = WRITERS): Fence =>
  async (question, call) => {
    const { world, visitor, territory } = question;
    if (!writers.includes(visitor.role)) return judge(question, 403, await call.send(sent));
    const path = { id: (await chainOf(world, territory))[part].id };
    if (!reaches(writers, question)) return hidden(question, call, path, sent);
    const headers = { 'if-match': '"autre"' };
    return judge(question, 412, await call.send({ ...sent, path, headers }));
  };

/** What hangs on something outside of the fence is refused as if that did not exist. */
const enterFence =
  (status: 403 | 422, bodyOf: (question: Question) => Promise<object>, writers = WRITERS): Fence =>
  async (question, call) => {
    const isWriter = writers.includes(question.visitor.role);
    const outside = isWriter ? status : 403;
    const answer = await call.send({ body: await bodyOf(question) });
    return judge(question, reaches(writers, question) ? 201 : outside, answer);
  };

/** A list or a feed has those of the territories that its caller reaches, and no others. */
const listFence =
  (part: Part, read: (call: Call) => Promise<ReadonlySet<string>>): Fence =>
  async (question, call) => {
    const { world, visitor } = question;
    if (!READERS.includes(visitor.role)) return judge(question, 403, await call.send());
    const chains = await Promise.all(TERRITORIES.map((one) => chainOf(world, one)));
    const found = await read(call);
    return TERRITORIES.flatMap((territory, index) => {
      const isSeen = found.has(chains[index]?.[part].id ?? '');
      const isDue = reaches(READERS, { ...question, territory });
      return isSeen === isDue ? [] : [`${isDue ? 'lacks' : 'shows'} that of ${territory}`];
    });
  };

const listed = async (call: Call): Promise<ReadonlySet<string>> =>
  new Set((await call.walk<{ id: string }>('limite=500')).map(({ id }) => id));

/** Meetings of which the register has a decision. */
const registered = async (call: Call): Promise<ReadonlySet<string>> => {
  const all = await call.walk<{ reunion_id: string }>('limite=500');
  return new Set(all.map(({ reunion_id: id }) => id));
};

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

/** How many there are is how many a list has. */
const countFence: Fence = async (question, call) => {
  const { world, visitor, territory } = question;
  if (!READERS.includes(visitor.role)) return judge(question, 403, await call.send());
  const { roadmap } = await chainOf(world, territory);
  const answer = await call.send<{ total: number }>({ query: `feuille_id=${roadmap.id}` });
  const due = reaches(READERS, question) ? 1 : 0;
  return [
    ...judge(question, 200, answer),
    ...(answer.body.total === due ? [] : [`counts ${answer.body.total} instead of ${due}`]),
  ];
};

/** A governance of the administrator's with all that hangs on it; each is sent with the tag that it had. */
const made = async ({ asAdmin }: Scene): Promise<Chain> =>
  chainIn(asAdmin.person, 'departement-62');
const sentTo = ({ id, etag }: Made): Sent => ({ path: { id }, headers: { 'if-match': etag } });

const PUBLISHED = 'published roadmaps are everybody’s';
const GRANT = { statut: 'acceptee', accorde: 5_000 };
const PAYMENT = { le: '2026-04-01', montant: 1_000, nature: 'avance' };
const REPORT = { cout_final: 9_000 };
/** A request that was just granted. */
const granted = async (scene: Scene): Promise<Sent> => {
  const sent = sentTo((await made(scene)).funding);
  const { headers } = await operate(scene.asAdmin.person, 'deciderFinancement', {
    ...sent,
    body: GRANT,
  });
  return { ...sent, headers: { 'if-match': headers.get('etag') ?? '' } };
};
const MEMBER = { nom: 'Association', statut: 'supprimer' };
const STRUCTURE = '01932f5a-7c1e-7b42-9d3e-5f60718293a4';

export const operations = {
  listerGouvernances: { probe: { status: 200 }, fence: listFence('governance', listed) },
  suivreGouvernances: { probe: { status: 200 }, fence: listFence('governance', followed) },
  lireGouvernance: { probe: { status: 404 }, fence: readFence('governance') },
  listerVersionsGouvernance: { probe: { status: 404 }, fence: readFence('governance') },
  lireTableauGouvernance: { probe: { status: 404 }, fence: readFence('governance') },
  inscrireGouvernance: {
    probe: { body: {}, status: 400 },
    fence: enterFence(403, ({ territory }) => Promise.resolve(governanceOf(territory))),
    success: ({ asAdmin }) => asAdmin.send({ body: governanceOf('departement-62') }),
  },
  corrigerGouvernance: {
    probe: { body: {}, status: 404 },
    fence: writeFence('governance', { body: {} }),
    success: async (scene) =>
      scene.asAdmin.send({
        ...sentTo((await made(scene)).governance),
        body: { notes: [{ texte: 'Note', visibilite: 'interne' }] },
      }),
  },
  ecrireMembreGouvernance: {
    probe: { body: MEMBER, status: 404 },
    fence: writeFence('governance', { body: MEMBER }),
    success: async (scene) => {
      const { path, ...sent } = sentTo((await made(scene)).governance);
      return scene.asAdmin.send({
        ...sent,
        path: { ...path, structure: STRUCTURE },
        body: MEMBER,
      });
    },
  },
  retirerGouvernance: {
    probe: { status: 404 },
    fence: writeFence('governance'),
    success: async ({ asAdmin }) =>
      asAdmin.send(
        sentTo(await enter(asAdmin.person, 'inscrireGouvernance', governanceOf('departement-62'))),
      ),
  },
  listerFeuillesDeRoute: { probe: { status: 200 }, fence: listFence('roadmap', listed) },
  suivreFeuillesDeRoute: { probe: { status: 200 }, fence: listFence('roadmap', followed) },
  lireFeuilleDeRoute: { probe: { status: 404 }, fence: readFence('roadmap') },
  listerVersionsFeuilleDeRoute: { probe: { status: 404 }, fence: readFence('roadmap') },
  comparerVersionsFeuilleDeRoute: {
    probe: { query: 'de=1&a=1', status: 404 },
    fence: readFence('roadmap', { query: 'de=1&a=1' }),
  },
  listerFeuillesDeRoutePubliees: { probe: { status: 200 }, fence: PUBLISHED },
  lirePublication: { probe: { status: 404 }, fence: PUBLISHED },
  lireSequence: { probe: { status: 404 }, fence: readFence('roadmap') },
  inscrireFeuilleDeRoute: {
    probe: { body: {}, status: 400 },
    fence: enterFence(422, async ({ world, territory }) =>
      roadmapOf((await chainOf(world, territory)).governance.id),
    ),
    success: async (scene) =>
      scene.asAdmin.send({ body: roadmapOf((await made(scene)).governance.id) }),
  },
  corrigerFeuilleDeRoute: {
    probe: { body: {}, status: 404 },
    fence: writeFence('roadmap', { body: {} }),
    success: async (scene) =>
      scene.asAdmin.send({
        ...sentTo((await made(scene)).roadmap),
        body: { statut: 'proposee' },
      }),
  },
  retirerFeuilleDeRoute: {
    probe: { status: 404 },
    fence: writeFence('roadmap'),
    success: async (scene) => {
      const { governance } = await made(scene);
      const body = roadmapOf(governance.id);
      return scene.asAdmin.send(
        sentTo(await enter(scene.asAdmin.person, 'inscrireFeuilleDeRoute', body)),
      );
    },
  },
  listerActions: { probe: { status: 200 }, fence: listFence('action', listed) },
  suivreActions: { probe: { status: 200 }, fence: listFence('action', followed) },
  compterActions: { probe: { status: 200 }, fence: countFence },
  lireAction: { probe: { status: 404 }, fence: readFence('action') },
  listerVersionsAction: { probe: { status: 404 }, fence: readFence('action') },
  inscrireAction: {
    probe: { body: {}, status: 400 },
    fence: enterFence(422, async ({ world, territory }) =>
      // Of a roadmap of its own, so that counting goes on with one.
      actionOf((await otherRoadmap(world, territory)).id),
    ),
    success: async (scene) =>
      scene.asAdmin.send({ body: actionOf((await made(scene)).roadmap.id) }),
  },
  corrigerAction: {
    probe: { body: {}, status: 404 },
    fence: writeFence('action', { body: {} }),
    success: async (scene) =>
      scene.asAdmin.send({
        ...sentTo((await made(scene)).action),
        body: { statut: { code: 'en_cours' } },
      }),
  },
  retirerAction: {
    probe: { status: 404 },
    fence: writeFence('action'),
    success: async ({ asAdmin }) => {
      const governance = await enter(
        asAdmin.person,
        'inscrireGouvernance',
        governanceOf('departement-62'),
      );
      const roadmap = await enter(
        asAdmin.person,
        'inscrireFeuilleDeRoute',
        roadmapOf(governance.id),
      );
      return asAdmin.send(
        sentTo(await enter(asAdmin.person, 'inscrireAction', actionOf(roadmap.id))),
      );
    },
  },
  listerComites: { probe: { status: 200 }, fence: listFence('committee', listed) },
  lireComite: { probe: { status: 404 }, fence: readFence('committee') },
  inscrireComite: {
    probe: { body: {}, status: 400 },
    fence: enterFence(422, async ({ world, territory }) =>
      committeeOf((await chainOf(world, territory)).governance.id),
    ),
    success: async (scene) =>
      scene.asAdmin.send({ body: committeeOf((await made(scene)).governance.id) }),
  },
  corrigerComite: {
    probe: { body: {}, status: 404 },
    fence: writeFence('committee', { body: {} }),
    success: async (scene) =>
      scene.asAdmin.send({
        ...sentTo((await made(scene)).committee),
        body: { frequence: 'annuelle' },
      }),
  },
  listerReunions: { probe: { status: 200 }, fence: listFence('meeting', listed) },
  lireReunion: { probe: { status: 404 }, fence: readFence('meeting') },
  inscrireReunion: {
    probe: { body: {}, status: 400 },
    fence: enterFence(422, async ({ world, territory }) =>
      meetingOf((await chainOf(world, territory)).committee.id),
    ),
    success: async (scene) =>
      scene.asAdmin.send({ body: meetingOf((await made(scene)).committee.id) }),
  },
  corrigerReunion: {
    probe: { body: {}, status: 404 },
    fence: writeFence('meeting', { body: {} }),
    success: async (scene) =>
      scene.asAdmin.send({ ...sentTo((await made(scene)).meeting), body: { lieu: 'Mairie' } }),
  },
  listerDecisions: { probe: { status: 200 }, fence: listFence('meeting', registered) },
  listerEnveloppes: { probe: { status: 200 }, fence: listFence('envelope', listed) },
  lireEnveloppe: { probe: { status: 404 }, fence: readFence('envelope') },
  ouvrirEnveloppe: {
    probe: { body: {}, status: 400 },
    fence: enterFence(
      422,
      async ({ world, territory }) => envelopeOf((await chainOf(world, territory)).governance.id),
      DECIDERS,
    ),
    success: async (scene) =>
      scene.asAdmin.send({ body: envelopeOf((await made(scene)).governance.id) }),
  },
  corrigerEnveloppe: {
    probe: { body: {}, status: 404 },
    fence: writeFence('envelope', { body: {} }, DECIDERS),
    success: async (scene) =>
      scene.asAdmin.send({ ...sentTo((await made(scene)).envelope), body: { montant: 200_000 } }),
  },
  listerFinancements: { probe: { status: 200 }, fence: listFence('funding', listed) },
  lireFinancement: { probe: { status: 404 }, fence: readFence('funding') },
  demanderFinancement: {
    probe: { body: {}, status: 400 },
    fence: enterFence(
      422,
      async ({ world, territory }) => {
        const { envelope, action } = await chainOf(world, territory);
        return fundingOf(envelope.id, action.id);
      },
      ASKERS,
    ),
    success: async (scene) => {
      const { envelope, action } = await made(scene);
      return scene.asAdmin.send({ body: fundingOf(envelope.id, action.id) });
    },
  },
  deciderFinancement: {
    probe: { body: GRANT, status: 404 },
    fence: writeFence('funding', { body: GRANT }, DECIDERS),
    success: async (scene) =>
      scene.asAdmin.send({ ...sentTo((await made(scene)).funding), body: GRANT }),
  },
  verserFinancement: {
    probe: { body: PAYMENT, status: 404 },
    fence: writeFence('funding', { body: PAYMENT }, DECIDERS),
    success: async (scene) => scene.asAdmin.send({ ...(await granted(scene)), body: PAYMENT }),
  },
  rendreBilanFinancement: {
    probe: { body: REPORT, status: 404 },
    fence: writeFence('funding', { body: REPORT }, ASKERS),
    success: async (scene) => scene.asAdmin.send({ ...(await granted(scene)), body: REPORT }),
  },
} as const satisfies Operations;

const others = new WeakMap<World, Map<string, Promise<Made>>>();

function otherRoadmap(world: World, territory: string): Promise<Made> {
  const roadmaps = others.get(world) ?? new Map<string, Promise<Made>>();
  others.set(world, roadmaps);
  const admin = world.visitors.find(isWhole);
  if (admin === undefined) throw new Error('a world without an administrator');
  const roadmap =
    roadmaps.get(territory) ??
    chainOf(world, territory).then(({ governance }) =>
      enter(admin.person, 'inscrireFeuilleDeRoute', roadmapOf(governance.id)),
    );
  roadmaps.set(territory, roadmap);
  return roadmap;
}
