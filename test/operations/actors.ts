import { randomUUID } from 'node:crypto';
import {
  isWhole,
  type Item,
  maySee,
  type Question,
  type Visitor,
  type World,
} from '../kit/fence-world.js';
import { Browsing } from '../kit/browse.js';
import type { Person } from '../kit/person.js';
import { csvOf, place } from '../kit/place.js';
import { type Role, ROLES } from '../kit/roles.js';
import { disagreements } from './disagreements.js';
import { hidden, judge } from './fence.js';
import { groundsOf, placesOf } from './grounds.js';
import {
  type Fence,
  type Holders,
  operate,
  type Operations,
  type ReadBack,
  type Sample,
  type Scene,
  type Sent,
} from './operation.js';
import { mergeHolders, merges } from './merges.js';
import { networkHolders, networks } from './networks.js';
import { placeWriting } from './place-writing.js';
import { professionals } from './professionals.js';

const IMPORTERS: readonly Role[] = [
  'partenaire',
  'coordinateur',
  'gestionnaire_structure',
  'administrateur',
];

const MANAGERS: readonly Role[] = ['coordinateur', 'gestionnaire_structure', 'administrateur'];

export const holders = {
  'lieux.lire': ROLES,
  'lieux.importer': IMPORTERS,
  'structures.lire': ROLES,
  'structures.ecrire': IMPORTERS,
  'adresses.gerer': MANAGERS,
  'propositions.decider': MANAGERS,
  'professionnels.lire': ROLES,
  'professionnels.ecrire': IMPORTERS,
  ...networkHolders,
  ...mergeHolders,
} as const satisfies Holders;

const DIRECTORY = 'the national directory is published';

const COMMUNES: Readonly<Record<string, { commune: string; code_postal: string }>> = {
  62041: { commune: 'Arras', code_postal: '62000' },
  59350: { commune: 'Lille', code_postal: '59000' },
  '01053': { commune: 'Bourg-en-Bresse', code_postal: '01000' },
};

/** A place lies in a commune and belongs to a structure, and is taken only from inside. */
const importFence: Fence = async (question, call) => {
  const { visitor, item } = question;
  const row = place('canari', {
    pivot: item.structure ?? '00000000000000',
    code_insee: item.commune,
    ...COMMUNES[item.commune],
  });
  const answer = await call.send<{ crees: number; rejetes: number }>({
    query: 'simulation=true',
    body: csvOf([row]),
    type: 'text/csv',
  });
  if (!IMPORTERS.includes(visitor.role)) return judge(question, 403, answer);
  const isInside = isWithinFence(visitor, item);
  return answer.status === 200 && answer.body.crees === (isInside ? 1 : 0)
    ? []
    : [`${answer.status} ${answer.text.slice(0, 300)} for ${isInside ? 'inside' : 'outside'}`];
};

const isWithinFence = (visitor: Visitor, item: Item): boolean =>
  maySee({ ...visitor, role: 'coordinateur' }, item);

/** A place of the administrator's source, opened though it is open: nothing changes. */
const reopenFence: Fence = async (question, call) => {
  const { world, visitor, item } = question;
  const path = { id: await groundsOf(world).place(item.commune) };
  const isAllowed = visitor.role !== 'partenaire' && maySend(visitor, item);
  return judge(question, isAllowed ? 204 : 403, await call.send({ path }));
};

/** A place that its administrator closes for nobody else to meet. */
const closeFence: Fence = async (question, call) => {
  const { world, visitor, item } = question;
  const admin = world.visitors.find(isWhole);
  if (admin === undefined) throw new Error('a world without an administrator');
  const source = `fermeture-${randomUUID().slice(0, 8)}`;
  const path = { id: (await placesOf(admin.person, source)).get(item.commune) ?? '' };
  const isAllowed = visitor.role !== 'partenaire' && maySend(visitor, item);
  const answer = await call.send({ path, body: { motif: 'Fin de la permanence.' } });
  return judge(question, isAllowed ? 204 : 403, answer);
};

/** A place that a partner has just entered. */
const placeOf = async ({ partner }: Scene): Promise<string> => {
  const id = `ouvert-${randomUUID()}`;
  const body = csvOf([place(id)]);
  await operate(partner.person, 'importerLieux', { body, type: 'text/csv' });
  const [one] = await partner.person.walk(`/v1/lieux?source_id=${id}`);
  return one?.id ?? '';
};

/** The point of a place that the administrator's source describes, confirmed with another. */
const confirmFence: Fence = async (question, call) => {
  const { world, visitor, item } = question;
  const path = { id: await groundsOf(world).place(item.commune) };
  const answer = await call.send({ path, body: { latitude: 1, longitude: 1 } });
  const isAllowed = visitor.role !== 'partenaire' && maySend(visitor, item);
  return judge(question, isAllowed ? 409 : 403, answer);
};

const structureIn = ({ commune }: Pick<Item, 'commune'>) => ({
  nom: 'Mairie',
  code_insee: commune,
  sans_identifiant: { raison: 'inconnu' },
});

/** A structure without a number lies inside of no grant that is for some structures alone. */
const maySend = (visitor: Visitor, item: Item): boolean =>
  IMPORTERS.includes(visitor.role) && isWithinFence(visitor, { ...item, structure: undefined });

/** A structure is entered inside of one's fence only. */
const enterFence: Fence = async (question, call) => {
  const { visitor, item } = question;
  const answer = await call.send({ body: structureIn(item) });
  return judge(question, maySend(visitor, item) ? 201 : 403, answer);
};

/** A structure of the administrator's source, in the commune of an item. */
async function structureOf({ world, item }: Question): Promise<string> {
  const admin = world.visitors.find(isWhole);
  if (admin === undefined) throw new Error('a world without an administrator');
  const body = structureIn(item);
  const made = await operate(admin.person, 'inscrireStructure', { body });
  if (made.status !== 201) throw new Error(`no structure: ${made.text}`);
  return made.body.id;
}

/** What another source entered is changed by those alone whose rights go beyond their own source. */
const reviseFence =
  (body?: object): Fence =>
  async (question, call) => {
    const { visitor, item } = question;
    const path = { id: await structureOf(question) };
    const headers = { 'if-match': '"autre"' };
    const answer = await call.send({ path, headers, ...(body === undefined ? {} : { body }) });
    const isOthers = visitor.role === 'coordinateur' || visitor.role === 'administrateur';
    return judge(question, isOthers && maySend(visitor, item) ? 412 : 403, answer);
  };

/** A structure that a partner has just entered. */
const entered = async ({ partner }: Scene): Promise<Sent> => {
  const body = structureIn({ commune: '62041' });
  const made = await operate(partner.person, 'inscrireStructure', { body });
  return { path: { id: made.body.id }, headers: { 'if-match': made.headers.get('etag') ?? '' } };
};

const mayManage = (visitor: Visitor, item: Item): boolean =>
  MANAGERS.includes(visitor.role) && isWithinFence(visitor, { ...item, structure: undefined });

/** A correction that the people of a structure proposed by an address of its own. */
async function proposedBy(admin: Person, structureId: string): Promise<string> {
  const path = { id: structureId };
  const made = await operate(admin, 'creerAdresseStructure', { path });
  const reader = new Browsing(admin.base);
  const page = await reader.open(`${made.body.adresse}/structure`);
  const sent = await reader.send(page, { nom: `Mairie ${randomUUID()}` });
  const query = `structure_id=${structureId}&etat=en_attente`;
  const { body } = await operate(admin, 'listerPropositions', { query });
  const id = body.data.at(-1)?.id;
  if (id === undefined) throw new Error(`no proposition: ${sent.status} ${sent.text}`);
  return id;
}

/** One for each commune of a world. */
const propositions = new WeakMap<World, Map<string, Promise<string>>>();

async function propositionOf(question: Question): Promise<string> {
  const { world, item } = question;
  const known = propositions.get(world) ?? new Map<string, Promise<string>>();
  propositions.set(world, known);
  const admin = world.visitors.find(isWhole);
  if (admin === undefined) throw new Error('a world without an administrator');
  const made =
    known.get(item.commune) ?? structureOf(question).then((id) => proposedBy(admin.person, id));
  known.set(item.commune, made);
  return made;
}

/** A proposition is hidden from all whose territories and structures do not hold its structure. */
const proposedFence =
  (status: number, sent: Sent = {}): Fence =>
  async (question, call) => {
    const { visitor, item } = question;
    const path = { id: await propositionOf(question) };
    if (MANAGERS.includes(visitor.role) && !mayManage(visitor, item))
      return hidden(question, call, path, sent);
    const answer = await call.send({ ...sent, path });
    return judge(question, mayManage(visitor, item) ? status : 403, answer);
  };

/** What is done for a structure is for those alone whose territories and structures hold it. */
const managed =
  (status: number): Fence =>
  async (question, call) => {
    const { visitor, item } = question;
    const path = { id: await structureOf(question) };
    return judge(question, mayManage(visitor, item) ? status : 403, await call.send({ path }));
  };

/** A line of the standard's places. */
const sample: Sample = {
  by: 'admin',
  share: 0.7,
  isCsv: true,
  query: (made) => `source=hostile-${made}`,
  fields: (made) => ({
    id: `lieu-${made}`,
    pivot: '00000000000000',
    nom: 'Médiathèque',
    commune: 'Arras',
    code_postal: '62000',
    code_insee: '62041',
    adresse: '1 rue du Test',
    latitude: '50.29',
    longitude: '2.77',
    date_maj: '2026-01-01',
    services: 'Accès internet et matériel informatique',
    presentation_resume: 'Ouvert à tous',
    telephone: '+33321000000',
  }),
};

const readBack: ReadBack = async (answered, { query }, get) => {
  const {
    simulation,
    crees,
    remarques = [],
  } = answered as {
    simulation?: boolean;
    crees?: number;
    remarques?: object[];
  };
  const source = /^source=(hostile-\d+)$/.exec(query)?.[1];
  if (simulation === true || source === undefined || crees !== 1) return undefined;
  const { data } = (await get('listerLieux', { query: `source=${source}` })) as {
    data: { identifiants?: { id: string }[] }[];
  };
  const [stands = {}] = data;
  return {
    stands: { ...stands, id: stands.identifiants?.[0]?.id },
    remarks: remarques.map((remark) => JSON.stringify(remark)),
  };
};

export const operations = {
  ...professionals,
  ...networks,
  ...merges,
  ...disagreements,
  listerLieux: { probe: { status: 200 }, fence: DIRECTORY },
  suivreLieux: { probe: { status: 200 }, fence: DIRECTORY },
  listerVersionsLieu: { probe: { status: 404 }, fence: DIRECTORY },
  lireLieu: { probe: { status: 404 }, fence: DIRECTORY },
  lireProvenanceLieu: { probe: { status: 404 }, fence: DIRECTORY },
  lireProvenanceStructure: { probe: { status: 404 }, fence: DIRECTORY },
  confirmerPositionLieu: {
    probe: { body: { latitude: 0, longitude: 0 }, status: 404 },
    fence: confirmFence,
    success: async ({ partner, asPartner }) => {
      const id = `position-${randomUUID()}`;
      const rows = [place(id, { latitude: '48.39', longitude: '-4.486' })];
      await operate(partner.person, 'importerLieux', { body: csvOf(rows), type: 'text/csv' });
      const [one] = await partner.person.walk(`/v1/lieux?source_id=${id}`);
      const body = { latitude: 48.39, longitude: -4.486 };
      return asPartner.send({ path: { id: one?.id ?? '' }, body });
    },
  },
  ...placeWriting(({ role }) => IMPORTERS.includes(role), isWithinFence),
  fermerLieu: {
    probe: { body: { motif: 'Fin de la permanence.' }, status: 404 },
    fence: closeFence,
    success: async (scene) =>
      scene.asPartner.send({
        path: { id: await placeOf(scene) },
        body: { motif: 'Fin de la permanence.' },
      }),
  },
  rouvrirLieu: {
    probe: { status: 404 },
    fence: reopenFence,
    success: async (scene) => {
      const path = { id: await placeOf(scene) };
      await operate(scene.partner.person, 'fermerLieu', { path, body: { motif: 'Travaux.' } });
      return scene.asPartner.send({ path });
    },
  },
  importerLieux: {
    probe: { body: 'id\n', type: 'text/csv', status: 400 },
    fence: importFence,
    success: ({ asPartner }) =>
      asPartner.send({ body: csvOf([place(`succes-${randomUUID()}`)]), type: 'text/csv' }),
    sample,
    readBack,
  },
  validerLieux: {
    probe: { body: 'id\n', type: 'text/csv', status: 200 },
    fence: 'a file is read and kept nowhere',
    success: ({ asPartner }) =>
      asPartner.send({ body: csvOf([place('validation')]), type: 'text/csv' }),
  },
  listerStructures: { probe: { status: 200 }, fence: DIRECTORY },
  suivreStructures: { probe: { status: 200 }, fence: DIRECTORY },
  lireStructure: { probe: { status: 404 }, fence: DIRECTORY },
  listerVersionsStructure: { probe: { status: 404 }, fence: DIRECTORY },
  modeleStructures: { probe: { status: 200 }, fence: DIRECTORY },
  importerStructures: {
    probe: { body: 'id\n', type: 'text/csv', status: 400 },
    fence: async ({ visitor, ...question }, call) => {
      const item = { ...question.item, structure: undefined };
      const answer = await call.send<{ crees: number }>({
        query: 'simulation=true',
        body: `id,nom,code_insee\ncanari,Mairie,${item.commune}\n`,
        type: 'text/csv',
      });
      if (!IMPORTERS.includes(visitor.role)) return judge({ visitor, ...question }, 403, answer);
      const wanted = maySend(visitor, item) ? 1 : 0;
      return answer.status === 200 && answer.body.crees === wanted
        ? []
        : [`${answer.status} ${answer.text.slice(0, 300)} instead of ${wanted}`];
    },
    success: ({ asPartner }) =>
      asPartner.send({
        body: `id,nom,code_insee\nsucces-${randomUUID()},Mairie,62041\n`,
        type: 'text/csv',
      }),
  },
  inscrireStructure: {
    probe: { body: {}, status: 400 },
    fence: enterFence,
    success: ({ asPartner }) => asPartner.send({ body: structureIn({ commune: '62041' }) }),
  },
  remplacerStructure: {
    probe: { body: {}, status: 404 },
    fence: reviseFence({}),
    success: async (scene) =>
      scene.asPartner.send({
        ...(await entered(scene)),
        body: { ...structureIn({ commune: '62041' }), type: 'commune' },
      }),
  },
  corrigerStructure: {
    probe: { body: {}, status: 404 },
    fence: reviseFence({}),
    success: async (scene) =>
      scene.asPartner.send({ ...(await entered(scene)), body: { type: 'commune' } }),
  },
  fermerStructure: {
    probe: { status: 404 },
    fence: reviseFence(),
    success: async (scene) => scene.asPartner.send(await entered(scene)),
  },
  creerAdresseStructure: {
    probe: { status: 404 },
    fence: managed(201),
    success: async (scene) => {
      const { path } = await entered(scene);
      return scene.asAdmin.send({ ...(path === undefined ? {} : { path }), body: {} });
    },
  },
  listerAdressesStructure: { probe: { status: 404 }, fence: managed(200) },
  listerPropositions: {
    probe: { status: 200 },
    fence: async (question, call) => {
      const { visitor, item } = question;
      const id = await propositionOf(question);
      if (!MANAGERS.includes(visitor.role)) return judge(question, 403, await call.send());
      const found = await call.walk<{ id: string }>('limite=500');
      const isListed = found.some((one) => one.id === id);
      return isListed === mayManage(visitor, item)
        ? []
        : [`the proposition is ${isListed ? '' : 'not '}listed`];
    },
  },
  lireProposition: { probe: { status: 404 }, fence: proposedFence(200) },
  listerVersionsProposition: { probe: { status: 404 }, fence: proposedFence(200) },
  deciderProposition: {
    probe: { body: {}, status: 404 },
    fence: proposedFence(422, { body: {} }),
    success: async (scene) => {
      const { path } = await entered(scene);
      const id = await proposedBy(scene.stage.admin, path?.['id'] ?? '');
      return scene.asAdmin.send({ path: { id }, body: { refuser: ['nom'] } });
    },
  },
  revoquerAdresseStructure: {
    probe: { status: 404 },
    fence: managed(404),
    success: async (scene) => {
      const { path = {} } = await entered(scene);
      const made = await operate(scene.stage.admin, 'creerAdresseStructure', { path });
      return scene.asAdmin.send({ path: { ...path, adresse: made.body.id } });
    },
  },
} as const satisfies Operations;
