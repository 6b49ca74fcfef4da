import { randomUUID } from 'node:crypto';
import { mayManage } from '../kit/fence-world.js';
import { ROLES } from '../kit/roles.js';
import type { Stage } from '../kit/stage.js';
import {
  agent,
  client,
  hidden,
  holdsPeople,
  judge,
  listOf,
  only,
  person,
  reachesPeople,
  wholeOnly,
  workerOf,
} from './fence.js';
import { type Fence, type Holders, operate, type Operations, type ReadBack } from './operation.js';

export const holders = {
  'clients.gerer': ['administrateur'],
  'agents.gerer': ['administrateur'],
  'journal.lire': ['administrateur'],
  'recurrences.lire': ['administrateur'],
  'conservation.gerer': ['administrateur'],
  'personnes.gerer': ['partenaire', 'administrateur'],
  'personnes.lire': ['partenaire', 'administrateur'],
  'moi.lire': ROLES,
  'sources.partager': ['partenaire', 'coordinateur', 'gestionnaire_structure', 'administrateur'],
} as const satisfies Holders;

const SELF = 'the caller itself';
const CLIENT = { nom: 'Succès', type: 'structure', roles: ['national'], territoires: ['france'] };
const GRANT = { role: 'national', territoires: ['france'] };
const ANY = { 'if-match': '*' };

/** A client, a key, an agent or a person that nobody else uses. */
const spareClient = async ({ admin }: Stage): Promise<string> =>
  (await operate(admin, 'creerClient', { body: { ...CLIENT, source: `succes-${randomUUID()}` } }))
    .body.id;
const spareAgent = async ({ admin, provider }: Stage): Promise<string> =>
  (await operate(admin, 'creerAgent', { body: { emetteur: provider.url, sujet: randomUUID() } }))
    .body.id;

/** A wish with a source that is taken, so that nothing is made: the fence is checked before. */
/** A source of another is no source at all. */
const sourceFence: Fence = async (question, call) => {
  const { visitor, other } = question;
  const sent = { path: { nom: other.source, acces: visitor.clientId } };
  if (!(holders['sources.partager'] as readonly string[]).includes(visitor.role))
    return judge(question, 403, await call.send(sent));
  return visitor.source === other.source
    ? judge(question, 204, await call.send(sent))
    : hidden(question, call, sent.path);
};

const createClientFence: Fence = async (question, call) => {
  const { visitor, territory } = question;
  const body = { ...CLIENT, source: 'administration', territoires: [territory] };
  const isInside = mayManage(visitor, { territories: [territory] });
  return judge(
    question,
    visitor.role !== 'administrateur' ? 403 : isInside ? 409 : 422,
    await call.send({ body }),
  );
};

const tokenFence: Fence = async (question, call) =>
  judge(
    question,
    question.visitor.role === 'administrateur' ? 200 : 400,
    await call.send({
      body: { grant_type: 'client_credentials', scope: 'moi.lire clients.gerer' },
    }),
  );

const ownJournalFence: Fence = async (question, call) => {
  const { visitor, other } = question;
  const answer = await call.send<{ data: { acteur: { id: string } }[] }>({
    query: `limite=500&sujet=${other.clientId}`,
  });
  const others = answer.body.data.filter(({ acteur }) => acteur.id !== visitor.clientId);
  return [
    ...judge(question, 200, answer),
    ...others.map(({ acteur }) => `shows what ${acteur.id} did`),
  ];
};

const registerFence: Fence = async (question, call) =>
  judge(
    question,
    reachesPeople(question.visitor, question.item) ? 201 : 403,
    await call.send({
      body: { source: question.item.source, reference: 'essai', categorie: 'apprenant' },
    }),
  );

const eraseFence: Fence = async (question, call) => {
  const { visitor, item } = question;
  if (!holdsPeople(visitor)) return judge(question, 403, await call.send());
  if (!reachesPeople(visitor, item))
    return hidden(question, call, { id: await workerOf(question) });
  const own = await operate(visitor.person, 'enregistrerPersonne', {
    body: { source: item.source, reference: 'a-effacer', categorie: 'apprenant' },
  });
  return judge(question, 200, await call.send({ path: { id: own.body.id } }));
};

const readBack: ReadBack = async ({ id, version }, _, get) => {
  const stands = await get('lireClient', { path: { id: String(id) } });
  return stands['version'] === version ? { stands, remarks: [] } : undefined;
};

export const operations = {
  lireMoi: { probe: { status: 200 }, fence: SELF },
  listerMesAppels: { probe: { status: 200 }, fence: SELF },
  lireMonJournal: { probe: { status: 200 }, fence: ownJournalFence },
  listerMesSources: { probe: { status: 200 }, fence: SELF },
  consentirSource: {
    probe: { path: { nom: 'nulle-part' }, status: 404 },
    fence: sourceFence,
    success: ({ partner, asPartner }) =>
      asPartner.send({ path: { nom: partner.source, acces: partner.clientId } }),
  },
  retirerAccordSource: {
    probe: { path: { nom: 'nulle-part' }, status: 404 },
    fence: sourceFence,
    success: ({ partner, asPartner }) =>
      asPartner.send({ path: { nom: partner.source, acces: partner.clientId } }),
  },
  lireClesPubliques: { probe: { status: 200 }, fence: 'published' },
  creerJeton: {
    probe: { body: '{}', status: 400 },
    fence: tokenFence,
    success: ({ asPartner }) => asPartner.send({ body: { grant_type: 'client_credentials' } }),
  },

  creerClient: {
    probe: { body: '{}', status: 400 },
    fence: createClientFence,
    success: ({ asAdmin }) =>
      asAdmin.send({ body: { ...CLIENT, source: `succes-${randomUUID()}` } }),
    readBack,
  },
  listerClients: {
    probe: { status: 200 },
    fence: listOf(({ visitors }) => visitors.map((one) => ({ ...one, id: one.clientId }))),
    isWhole: true,
  },
  lireClient: { probe: { status: 404 }, fence: client(200) },
  modifierClient: {
    probe: { body: '{}', status: 404 },
    fence: client(428, { body: '{}' }),
    success: async ({ stage, asAdmin }) =>
      asAdmin.send({
        path: { id: await spareClient(stage) },
        body: { nom: 'Autre' },
        headers: ANY,
      }),
    readBack,
  },
  fermerClient: {
    probe: { status: 404 },
    fence: client(428),
    success: async ({ stage, asAdmin }) =>
      asAdmin.send({ path: { id: await spareClient(stage) }, headers: ANY }),
  },
  listerCles: { probe: { status: 404 }, fence: client(200) },
  creerCle: {
    probe: { body: '{}', status: 404 },
    fence: client(422, { body: { expiration: '2020-01-01T00:00:00Z' } }),
    success: async ({ stage, asAdmin }) =>
      asAdmin.send({ path: { id: await spareClient(stage) }, body: {} }),
  },
  revoquerCle: {
    probe: { status: 404 },
    fence: client(404),
    success: async ({ stage, asAdmin }) => {
      const id = await spareClient(stage);
      const key = await operate(stage.admin, 'creerCle', { path: { id }, body: {} });
      return asAdmin.send({ path: { id, cle: key.body.id } });
    },
  },

  creerAgent: {
    probe: { body: '{}', status: 400 },
    fence: only(
      ({ role }) => role === 'administrateur',
      422,
      () => ({ body: { emetteur: 'https://nulle-part.example', sujet: 'x' } }),
    ),
    success: ({ stage, asAdmin }) =>
      asAdmin.send({ body: { emetteur: stage.provider.url, sujet: randomUUID() } }),
  },
  listerAgents: {
    probe: { status: 200 },
    fence: listOf(({ agents }) => agents),
    isWhole: true,
  },
  lireAgent: { probe: { status: 404 }, fence: agent(200) },
  fermerAgent: {
    probe: { status: 404 },
    fence: agent(428),
    success: async ({ stage, asAdmin }) =>
      asAdmin.send({ path: { id: await spareAgent(stage) }, headers: ANY }),
  },
  creerHabilitation: {
    probe: { body: '{}', status: 400 },
    fence: agent(
      422,
      ({ territory }) => ({
        body: { ...GRANT, territoires: [territory], expiration: '2020-01-01T00:00:00Z' },
      }),
      ({ visitor, territory }) =>
        mayManage(visitor, { territories: [territory] })
          ? 'access.bad_expiry'
          : 'access.bad_rights',
    ),
    success: async ({ stage, asAdmin }) =>
      asAdmin.send({ path: { id: await spareAgent(stage) }, body: GRANT }),
  },
  retirerHabilitation: {
    probe: { status: 404 },
    fence: agent(404),
    success: async ({ stage, asAdmin }) => {
      const id = await spareAgent(stage);
      const grant = await operate(stage.admin, 'creerHabilitation', { path: { id }, body: GRANT });
      return asAdmin.send({ path: { id, habilitation: grant.body.id } });
    },
  },

  listerJournal: {
    probe: { status: 200 },
    fence: wholeOnly(200, ({ other }) => ({ query: `limite=5&acteur=${other.clientId}` })),
  },
  lireEntreeJournal: {
    probe: { status: 404 },
    fence: wholeOnly(200, () => ({ path: { id: '1' } })),
  },
  listerAncres: { probe: { status: 200 }, fence: wholeOnly(200) },
  verifierJournal: { probe: { status: 200 }, fence: wholeOnly(200), isWhole: true },

  enregistrerPersonne: {
    probe: { body: '{}', status: 400 },
    fence: registerFence,
    success: ({ asPartner }) =>
      asPartner.send({
        body: { reference: randomUUID(), categorie: 'beneficiaire', nom: 'Canari' },
      }),
  },
  lirePersonne: { probe: { status: 404 }, fence: person() },
  lireDossier: { probe: { status: 404 }, fence: person() },
  // Inside the fence too there is none where no task gathered it.
  lireDossierReuni: { probe: { status: 404 }, fence: person(404) },
  effacerPersonne: {
    probe: { status: 404 },
    fence: eraseFence,
    success: async ({ partner, asPartner }) => {
      const { id } = (
        await operate(partner.person, 'enregistrerPersonne', {
          body: { reference: randomUUID(), categorie: 'beneficiaire' },
        })
      ).body;
      return asPartner.send({ path: { id }, body: {} });
    },
  },

  simulerConservation: { probe: { status: 200 }, fence: wholeOnly(200) },
  executerConservation: {
    probe: { status: 200 },
    fence: wholeOnly(200),
    success: ({ asAdmin }) => asAdmin.send({ body: {} }),
  },
  listerRecusConservation: { probe: { status: 200 }, fence: wholeOnly(200) },
  listerRecurrences: { probe: { status: 200 }, fence: wholeOnly(200) },
  listerAlertes: { probe: { status: 200 }, fence: wholeOnly(200) },
} as const satisfies Operations;
