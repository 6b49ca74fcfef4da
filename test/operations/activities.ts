import { randomUUID } from 'node:crypto';
import { activity, type Entry, ndjson } from '../kit/activity.js';
import { type Item, mayReadActivities, maySee, mayWriteActivities } from '../kit/fence-world.js';
import { alike, hidden, judge, listsAll } from './fence.js';
import {
  type Fence,
  type Holders,
  NOBODY,
  operate,
  type Operation,
  type Operations,
  type ReadBack,
  type Sample,
  type Sent,
} from './operation.js';

export const holders = {
  'activites.pousser': ['partenaire', 'administrateur'],
  'activites.lire': ['partenaire', 'coordinateur', 'gestionnaire_structure', 'administrateur'],
} as const satisfies Holders;

const listFence: Fence = async (question, call) => {
  const { world, visitor, territory, item } = question;
  if (!mayReadActivities(visitor)) return judge(question, 403, await call.send());
  const listed = await Promise.all(
    ['ndjson', 'csv'].map(async (format) => {
      const { text } = await call.send({ query: `format=${format}` });
      const shown = world.items.filter(({ canary }) => text.includes(canary));
      return shown.map(({ canary }) => ({ source_id: canary }));
    }),
  );
  // A filter narrows, whatever it names; pages of seven have cursors.
  const all = await call.walk<Entry>('limite=500');
  const ofSource = await call.walk<Entry>(`limite=7&source=${item.source}`);
  const filtered = await call.send({ query: `limite=500&territoire=${territory}` });
  return [
    ...listsAll(question, all),
    ...listed.flatMap((entries) => listsAll(question, entries)),
    ...listsAll(question, ofSource, ({ source }) => source === item.source),
    ...judge(question, 200, filtered),
  ];
};

const readFence: Fence = async (question, call) => {
  const { visitor, item } = question;
  const path = { id: item.id };
  if (!mayReadActivities(visitor)) return judge(question, 403, await call.send({ path }));
  // A caller that may not see it is not told either that an ETag is right.
  const tagged = await call.send({ path, headers: { 'if-none-match': item.etag } });
  if (!maySee(visitor, item))
    return [...judge(question, 404, tagged), ...(await hidden(question, call, path))];
  return [...judge(question, 304, tagged), ...judge(question, 200, await call.send({ path }))];
};

const versionsFence: Fence = async (question, call) => {
  const { visitor, item } = question;
  const path = { id: item.id };
  if (!mayReadActivities(visitor)) return judge(question, 403, await call.send({ path }));
  if (!maySee(visitor, item)) return hidden(question, call, path);
  return judge(question, 200, await call.send({ path }));
};

/** How an id of a source is named: in the address, or as a parameter. */
type Naming = (id: string) => Sent;
const inAddress: Naming = (id) => ({ path: { source_id: id } });
const asParameter: Naming = (id) => ({ query: `source_id=${encodeURIComponent(id)}` });

const readOwnFence =
  (name: Naming): Fence =>
  async (question, call) => {
    const { visitor, item } = question;
    const isOwn = item.source === visitor.source && maySee(visitor, item);
    const answer = await call.send(name(item.canary));
    return judge(question, mayReadActivities(visitor) ? (isOwn ? 200 : 404) : 403, answer);
  };

const withdrawFence =
  (name: Naming): Fence =>
  async (question, call) => {
    const { visitor, item } = question;
    const sent = name(item.canary);
    if (!mayWriteActivities(visitor)) return judge(question, 403, await call.send(sent));
    if (item.source !== visitor.source) return alike(question, call, sent, name(NOBODY));
    return judge(question, 412, await call.send({ ...sent, headers: { 'if-match': '"autre"' } }));
  };

const withdrawn =
  (name: Naming): NonNullable<Operation['success']> =>
  async ({ partner, asPartner }) => {
    const id = `succes-${randomUUID()}`;
    await operate(partner.person, 'pousserLot', { body: [activity(id)] });
    return asPartner.send({ ...name(id), headers: { 'if-match': '*' } });
  };

/** Another source's id is a new one here, and what lies outside stays outside in a trial too. */
const pushFence: Fence = async (question, call) => {
  const { visitor, item } = question;
  const answer = await call.send<{ items: { verdict: string }[] }>({
    query: 'simulation=true',
    body: ndjson([
      activity(item.canary, {
        lieu_code_insee: item.commune,
        ...(item.structure === undefined ? {} : { structure_siret: item.structure }),
      }),
    ]),
    type: 'application/x-ndjson',
  });
  if (!mayWriteActivities(visitor)) return judge(question, 403, answer);
  const own: Item = { ...item, source: visitor.source };
  const taken = item.source === visitor.source ? 'modifie' : 'cree';
  const verdict = maySee(visitor, own) ? taken : 'rejete';
  const found = answer.body.items[0]?.verdict;
  return answer.status === 200 && found === verdict ? [] : [`${found} instead of ${verdict}`];
};

const sample: Sample = {
  by: 'partner',
  share: 0.8,
  fields: (made, dice) => ({
    source_id: `activite-${made}`,
    type: 'collectif',
    date: '2025-03-14',
    duree: 90,
    type_lieu: 'autre',
    lieu_code_insee: '62041',
    mediateur_ref: 'med-17',
    thematiques: ['email'],
    tags: ['été'],
    titre_atelier:
      `Atelier n° ${made} : ${'prévenir les arnaques, '.repeat(dice.integer(0, 7))}`.trim(),
    niveau_atelier: 'debutant',
    beneficiaires: { total: 6 },
  }),
};

const readBack: ReadBack = async (answered, _, get) => {
  const { simulation, items = [] } = answered as {
    simulation?: boolean;
    items?: { id?: string; verdict: string; remarques?: { pointeur: string }[] }[];
  };
  const [item] = items;
  if (simulation === true || item?.id === undefined || item.verdict === 'rejete') return undefined;
  return {
    stands: await get('lireActivite', { path: { id: item.id } }),
    remarks: (item.remarques ?? []).map(({ pointeur }) => pointeur),
  };
};

export const operations = {
  listerActivites: { probe: { status: 200 }, fence: listFence, isWhole: true },
  suivreActivites: {
    probe: { status: 200 },
    fence: async (question, call) =>
      judge(question, mayReadActivities(question.visitor) ? 200 : 403, await call.send()),
    isWhole: true,
  },
  lireActivite: { probe: { status: 404 }, fence: readFence },
  listerVersionsActivite: { probe: { status: 404 }, fence: versionsFence },
  lireActiviteParSource: { probe: { status: 404 }, fence: readOwnFence(inAddress) },
  lireActiviteParParametre: {
    probe: { ...asParameter(NOBODY), status: 404 },
    fence: readOwnFence(asParameter),
  },
  retirerActivite: {
    probe: { status: 404 },
    fence: withdrawFence(inAddress),
    success: withdrawn(inAddress),
  },
  retirerActiviteParParametre: {
    probe: { ...asParameter(NOBODY), status: 404 },
    fence: withdrawFence(asParameter),
    success: withdrawn(asParameter),
  },
  pousserLot: {
    probe: { query: 'simulation=true', body: '[]', status: 200 },
    fence: pushFence,
    success: ({ asPartner }) => asPartner.send({ body: [activity(`succes-${randomUUID()}`)] }),
    sample,
    readBack,
  },
  modeleActivites: { probe: { status: 200 }, fence: 'published' },
  validerActivites: {
    probe: { body: '[]', status: 200 },
    fence: 'what is sent is read and kept nowhere',
    success: ({ asPartner }) => asPartner.send({ body: [activity('validation')] }),
  },
} as const satisfies Operations;
