import { randomUUID } from 'node:crypto';
import { eventually } from '@maillage/testing';
import { isWhole, isWithin, type Question } from '../kit/fence-world.js';
import type { Person } from '../kit/person.js';
import { ROLES } from '../kit/roles.js';
import { hidden, judge, wholeOnly } from './fence.js';
import {
  type Fence,
  type Holders,
  operate,
  type Operations,
  type Scene,
  type Sent,
} from './operation.js';

const ADAPTERS = ['coordinateur', 'administrateur'] as const;

export const holders = {
  'referentiels.lire': ROLES,
  'referentiels.importer': ['administrateur'],
  'profils.ecrire': ADAPTERS,
  'banques.lire': ['coordinateur', 'region', 'national', 'administrateur'],
  'banques.gerer': ['administrateur'],
  'campagnes.lire': ['coordinateur', 'region', 'national', 'administrateur'],
  'campagnes.gerer': ADAPTERS,
} as const satisfies Holders;

const PUBLISHED = 'frameworks and profiles are published';
const DIGCOMP = { code: 'digcomp', version: '3.0' };
const LABEL = { fr: 'Lire', en: 'Reading' };

/** A framework of one competence, under a code of its own. */
const framework = () => ({
  code: `essai-${randomUUID().slice(0, 8)}`,
  version: '1',
  nom: LABEL,
  annee: 2026,
  source: { editeur: 'Essai', publication: 'Essai', url: 'https://exemple.fr', licence: 'CC0' },
  niveaux: [{ code: 'un', rang: 1, nom: LABEL }],
  domaines: [{ code: 'A', nom: LABEL, competences: [{ code: 'A.1', nom: LABEL }] }],
});

const copyIn = (territoire: string): Sent => ({
  body: { origine: 'agent-d-accueil', territoire },
});

const QUESTIONS = 'questions are shown to all who may read them, keys to none of these';
/** The bank that every installation begins with. */
const STARTER = { id: '01970000-0000-7000-8000-000000000001' };
const ITEM = {
  id: 'essai',
  competence: '1.1',
  forme: 'une_reponse',
  question: 'Où cherchez-vous ?',
  choix: [
    { id: 'a', texte: 'Ici' },
    { id: 'b', texte: 'Là' },
  ],
  reponse: ['a'],
  parametres: { modele: 'rasch', b: 0 },
  modes: ['ecran'],
};
const BANK = { nom: 'Essai', items: [ITEM, { ...ITEM, id: 'autre' }] };
const CALIBRATION = {
  modele: 'rasch',
  methode: 'cml',
  items: ['essai', 'autre'],
  patrons: [
    { reponses: [0, 1], effectif: 30 },
    { reponses: [1, 0], effectif: 50 },
  ],
};

/** Waits for a task to end well. */
const endOf = (admin: Person, id: string): Promise<void> =>
  eventually(
    async () => expect(await admin.read(`/v1/taches/${id}`)).toMatchObject({ etat: 'terminee' }),
    { timeout: 60_000 },
  );

/** A bank of its own, with its address and its tag. */
const ownBank = async ({ stage }: Scene): Promise<Sent & { path: { id: string } }> => {
  const made = await operate(stage.admin, 'creerBanque', { body: BANK });
  return { path: { id: made.body.id }, headers: { 'if-match': made.headers.get('etag') ?? '' } };
};

const CAMPAIGN_READERS: readonly string[] = [
  'coordinateur',
  'region',
  'national',
  'administrateur',
];
const ANSWERED_ALIKE = 'its code opens it, whoever calls';

/** A campaign that is open to all, in a territory. */
const campaign = (territoire: string) => ({
  nom: 'Essai',
  territoire,
  profil: 'agent-d-accueil',
  participation: 'ouverte',
  ouverture: '2026-01-01T00:00:00Z',
  fermeture: '2099-01-01T00:00:00Z',
  consentement: { texte: 'Essai.', resultats_de_groupe: true },
});
const planned = async (admin: Person, territory = 'departement-62', over: object = {}) => {
  const body = { ...campaign(territory), ...over };
  const made = await operate(admin, 'creerCampagne', { body });
  if (made.status !== 201) throw new Error(`no campaign: ${made.text}`);
  return made;
};
/** The body that begins a participation in a campaign. */
const start = async (admin: Person, over: object = {}) => {
  const { body } = await planned(admin, 'departement-62', over);
  const [words] = body.consentements;
  return {
    campagne: body.id,
    consentement: { version: words?.version ?? 0, empreinte: words?.empreinte ?? '' },
  };
};
/** A participation that has begun, with its address and code. */
const begun = async ({ stage }: Scene, over: object = {}) => {
  const body = await start(stage.admin, over);
  const made = await operate(stage.stranger, 'commencerEvaluation', { body });
  return {
    body: made.body,
    consent: body.consentement,
    sent: { path: { id: made.body.id }, headers: { 'code-reprise': made.body.code_reprise } },
  };
};
/** A bank of its own that campaigns can be over: a question of each area. */
const askableBank = async ({ stage }: Scene): Promise<string> => {
  const items = [1, 2, 3, 4, 5].map((area) => ({
    ...ITEM,
    id: `essai-${area}`,
    competence: `${area}.1`,
  }));
  return (await operate(stage.admin, 'creerBanque', { body: { nom: 'Essai', items } })).body.id;
};
/** A question that was reported, in a bank of its own. */
const reported = async (scene: Scene): Promise<{ id: string; signalement: string }> => {
  const path = { id: await askableBank(scene) };
  const { sent, body } = await begun(scene, { banque: path.id });
  await operate(scene.stage.stranger, 'signalerQuestion', {
    ...sent,
    body: { item: body.question?.id, motif: 'affichage' },
  });
  const listed = await operate(scene.stage.admin, 'listerSignalements', { path });
  return { ...path, signalement: listed.body.data[0]?.id ?? '' };
};
/** A campaign of the question's territory, made by an administrator of everything. */
const campaignOf = async ({ world, territory }: Question): Promise<string> => {
  const admin = world.visitors.find(isWhole);
  if (admin === undefined) throw new Error('a world without an administrator');
  return (await planned(admin.person, territory)).body.id;
};

/** One campaign: hidden from callers that do not hold the whole of its territory. */
const ofCampaign =
  (roles: readonly string[], status: number, more: Sent = {}): Fence =>
  async (question, call) => {
    const { visitor, territory } = question;
    const path = { id: await campaignOf(question) };
    if (!roles.includes(visitor.role))
      return judge(question, 403, await call.send({ ...more, path }));
    return visitor.structures.length === 0 && isWithin(visitor, territory)
      ? judge(question, status, await call.send({ ...more, path }))
      : hidden(question, call, path, more);
  };

/** Answers the status to who may act in the whole of the question's territory. */
const inTerritory =
  (status: number, sent: (question: Question) => Promise<Sent>): Fence =>
  async (question, call) => {
    const { visitor, territory } = question;
    const may =
      (ADAPTERS as readonly string[]).includes(visitor.role) &&
      visitor.structures.length === 0 &&
      isWithin(visitor, territory);
    return judge(question, may ? status : 403, await call.send(await sent(question)));
  };

export const operations = {
  listerReferentiels: { probe: { status: 200 }, fence: PUBLISHED },
  lireReferentiel: { probe: { path: DIGCOMP, status: 200 }, fence: PUBLISHED },
  listerCorrespondances: { probe: { path: DIGCOMP, status: 200 }, fence: PUBLISHED },
  importerReferentiel: {
    probe: { body: {}, status: 400 },
    fence: wholeOnly(400, () => ({ body: {} })),
    success: ({ asAdmin }) => asAdmin.send({ body: framework() }),
  },
  importerCorrespondances: {
    probe: { path: DIGCOMP, body: {}, status: 400 },
    fence: wholeOnly(400, () => ({ path: DIGCOMP, body: {} })),
    success: async ({ stage, asAdmin }) => {
      const { code, version, ...rest } = framework();
      await operate(stage.admin, 'importerReferentiel', { body: { code, version, ...rest } });
      return asAdmin.send({
        path: { code, version },
        body: { vers: DIGCOMP, note: 'Essai.', competences: [{ de: 'A.1', nature: 'aucune' }] },
      });
    },
  },
  listerProfilsMetiers: { probe: { status: 200 }, fence: PUBLISHED },
  lireProfilMetier: { probe: { path: { id: 'agent-d-accueil' }, status: 200 }, fence: PUBLISHED },
  adapterProfilMetier: {
    probe: { body: {}, status: 400 },
    fence: inTerritory(201, ({ territory }) => Promise.resolve(copyIn(territory))),
    success: ({ asAdmin }) => asAdmin.send(copyIn('departement-62')),
  },
  corrigerProfilMetier: {
    probe: { body: {}, headers: { 'if-match': '"autre"' }, status: 404 },
    fence: inTerritory(412, async ({ world, territory }) => {
      const admin = world.visitors.find(isWhole);
      if (admin === undefined) throw new Error('a world without an administrator');
      const made = await operate(admin.person, 'adapterProfilMetier', copyIn(territory));
      return { path: { id: made.body.id }, body: {}, headers: { 'if-match': '"autre"' } };
    }),
    success: async ({ stage, asAdmin }) => {
      const made = await operate(stage.admin, 'adapterProfilMetier', copyIn('departement-62'));
      return asAdmin.send({
        path: { id: made.body.id },
        headers: { 'if-match': made.headers.get('etag') ?? '' },
        body: { nom: 'Accueil itinérant' },
      });
    },
  },
  listerBanques: { probe: { status: 200 }, fence: QUESTIONS },
  lireBanque: { probe: { path: STARTER, status: 200 }, fence: QUESTIONS },
  listerQuestions: { probe: { path: STARTER, status: 200 }, fence: QUESTIONS },
  lireInformation: { probe: { path: STARTER, query: 'theta=0', status: 200 }, fence: QUESTIONS },
  listerCorriges: {
    probe: { path: STARTER, status: 200 },
    fence: wholeOnly(200, () => ({ path: STARTER })),
  },
  creerBanque: {
    probe: { body: {}, status: 400 },
    fence: wholeOnly(400, () => ({ body: {} })),
    success: ({ asAdmin }) => asAdmin.send({ body: BANK }),
  },
  completerBanque: {
    probe: { path: STARTER, body: {}, status: 400 },
    fence: wholeOnly(400, () => ({ path: STARTER, body: {} })),
    success: async (scene) =>
      scene.asAdmin.send({ ...(await ownBank(scene)), body: { items: [ITEM] } }),
  },
  retirerItem: {
    probe: { headers: { 'if-match': '*' }, status: 404 },
    fence: wholeOnly(404, () => ({ headers: { 'if-match': '*' } })),
    success: async (scene) => {
      const { path, ...sent } = await ownBank(scene);
      return scene.asAdmin.send({ ...sent, path: { ...path, item: 'essai' } });
    },
  },
  listerSignalements: {
    probe: { path: STARTER, status: 200 },
    fence: wholeOnly(200, () => ({ path: STARTER })),
  },
  deciderSignalement: {
    probe: { body: { decision: 'retablir' }, status: 404 },
    fence: wholeOnly(404, () => ({ body: { decision: 'retablir' } })),
    success: async (scene) =>
      scene.asAdmin.send({ path: await reported(scene), body: { decision: 'retirer' } }),
  },
  estimerNiveau: {
    probe: { path: STARTER, body: {}, status: 400 },
    fence: wholeOnly(400, () => ({ path: STARTER, body: {} })),
    success: ({ asAdmin }) => asAdmin.send({ path: STARTER, body: { reponses: { '1.1-01': 1 } } }),
  },
  rejouerTest: {
    probe: { path: STARTER, body: {}, status: 400 },
    fence: wholeOnly(400, () => ({ path: STARTER, body: {} })),
    success: ({ asAdmin }) =>
      asAdmin.send({ path: STARTER, body: { regles: { arret: { items: 1 } }, reponses: {} } }),
  },
  etalonnerBanque: {
    probe: { path: STARTER, body: {}, status: 400 },
    fence: wholeOnly(400, () => ({ path: STARTER, body: {} })),
    success: async (scene) =>
      scene.asAdmin.send({ path: (await ownBank(scene)).path, body: CALIBRATION }),
  },
  listerEtalonnages: {
    probe: { path: STARTER, status: 200 },
    fence: wholeOnly(200, () => ({ path: STARTER })),
  },
  lireEtalonnage: { probe: { status: 404 }, fence: wholeOnly(404) },
  adopterEtalonnage: {
    probe: { status: 404 },
    fence: wholeOnly(404),
    success: async (scene) => {
      const { path } = await ownBank(scene);
      const { admin } = scene.stage;
      const begun = await operate(admin, 'etalonnerBanque', { path, body: CALIBRATION });
      await endOf(admin, begun.body.id);
      return scene.asAdmin.send({ path: { ...path, calibrage: begun.body.id } });
    },
  },
  listerCampagnes: {
    probe: { status: 200 },
    fence: async (question, call) => {
      const { visitor, territory } = question;
      if (!CAMPAIGN_READERS.includes(visitor.role)) return judge(question, 403, await call.send());
      const id = await campaignOf(question);
      const found = (await call.walk<{ id: string }>('limite=500')).some((one) => one.id === id);
      const may = visitor.structures.length === 0 && isWithin(visitor, territory);
      return found === may ? [] : [`${id} is ${found ? '' : 'not '}listed`];
    },
  },
  creerCampagne: {
    probe: { body: {}, status: 400 },
    fence: inTerritory(201, ({ territory }) => Promise.resolve({ body: campaign(territory) })),
    success: ({ asAdmin }) => asAdmin.send({ body: campaign('departement-62') }),
  },
  lireCampagne: { probe: { status: 404 }, fence: ofCampaign(CAMPAIGN_READERS, 200) },
  corrigerCampagne: {
    probe: { body: {}, headers: { 'if-match': '"autre"' }, status: 404 },
    fence: ofCampaign(ADAPTERS, 412, { body: {}, headers: { 'if-match': '"autre"' } }),
    success: async ({ stage, asAdmin }) => {
      const made = await planned(stage.admin);
      return asAdmin.send({
        path: { id: made.body.id },
        headers: { 'if-match': made.headers.get('etag') ?? '' },
        body: { nom: 'Autre' },
      });
    },
  },
  inviterCampagne: {
    probe: { body: { nombre: 1 }, status: 404 },
    fence: ofCampaign(ADAPTERS, 409, { body: { nombre: 1 } }),
    success: async ({ stage, asAdmin }) => {
      const made = await planned(stage.admin, 'departement-62', {
        participation: 'sur_invitation',
      });
      return asAdmin.send({ path: { id: made.body.id }, body: { nombre: 2 } });
    },
  },
  creerAdressesCampagne: {
    probe: { body: { nature: 'personnelle' }, status: 404 },
    fence: ofCampaign(ADAPTERS, 201, { body: { nature: 'personnelle' } }),
    success: async ({ stage, asAdmin }) => {
      const made = await planned(stage.admin);
      return asAdmin.send({ path: { id: made.body.id }, body: { nature: 'pour_tous' } });
    },
  },
  listerAdressesCampagne: { probe: { status: 404 }, fence: ofCampaign(ADAPTERS, 200) },
  revoquerAdresseCampagne: {
    probe: { status: 404 },
    fence: ofCampaign(ADAPTERS, 404),
    success: async ({ stage, asAdmin }) => {
      const path = { id: (await planned(stage.admin)).body.id };
      const body = { nature: 'personnelle' };
      const made = await operate(stage.admin, 'creerAdressesCampagne', { path, body });
      return asAdmin.send({ path: { ...path, adresse: made.body.adresses[0]?.id ?? '' } });
    },
  },
  lireRapportCampagne: { probe: { status: 404 }, fence: ofCampaign(CAMPAIGN_READERS, 200) },
  listerBesoins: {
    probe: { query: 'limite=1', status: 200 },
    fence: async (question, call) => {
      const may = CAMPAIGN_READERS.includes(question.visitor.role);
      return judge(question, may ? 200 : 403, await call.send());
    },
  },
  listerSouhaits: {
    probe: { status: 200 },
    fence: async (question, call) => {
      const may = (ADAPTERS as readonly string[]).includes(question.visitor.role);
      return judge(question, may ? 200 : 403, await call.send());
    },
  },
  commencerEvaluation: {
    probe: { body: {}, status: 400 },
    fence: 'whoever has the address of a campaign may take part',
    success: async ({ stage, asAdmin }) => asAdmin.send({ body: await start(stage.admin) }),
  },
  reprendreEvaluation: {
    probe: { body: { code: 'x' }, status: 404 },
    fence: ANSWERED_ALIKE,
    success: async (scene) =>
      scene.asAdmin.send({ body: { code: (await begun(scene)).body.code_reprise } }),
  },
  lireEvaluation: { probe: { status: 404 }, fence: ANSWERED_ALIKE },
  repondreEvaluation: {
    probe: { body: { item: 'x', inconnu: true }, status: 404 },
    fence: ANSWERED_ALIKE,
    success: async (scene) => {
      const { sent, body } = await begun(scene);
      return scene.asAdmin.send({ ...sent, body: { item: body.question?.id, inconnu: true } });
    },
  },
  signalerQuestion: {
    probe: { body: { item: 'x', motif: 'affichage' }, status: 404 },
    fence: ANSWERED_ALIKE,
    success: async (scene) => {
      const { sent, body } = await begun(scene, { banque: await askableBank(scene) });
      return scene.asAdmin.send({
        ...sent,
        body: { item: body.question?.id, motif: 'affichage' },
      });
    },
  },
  finirEvaluation: {
    probe: { status: 404 },
    fence: ANSWERED_ALIKE,
    success: async (scene) => scene.asAdmin.send((await begun(scene)).sent),
  },
  consentirEvaluation: {
    probe: { body: { version: 1, empreinte: 'x' }, status: 404 },
    fence: ANSWERED_ALIKE,
    success: async (scene) => {
      const { sent, consent } = await begun(scene);
      return scene.asAdmin.send({ ...sent, body: consent });
    },
  },
  retirerEvaluation: {
    probe: { status: 404 },
    fence: ANSWERED_ALIKE,
    success: async (scene) => scene.asAdmin.send((await begun(scene)).sent),
  },
  lireResultat: { probe: { status: 404 }, fence: ANSWERED_ALIKE },
} as const satisfies Operations;
