import { randomUUID } from 'node:crypto';
import { eventually } from '@maillage/testing';
import { isWithin, type Question } from '../kit/fence-world.js';
import type { Person } from '../kit/person.js';
import { ROLES } from '../kit/roles.js';
import { judge, wholeOnly } from './fence.js';
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
      const admin = world.visitors.find(
        (one) => one.role === 'administrateur' && isWithin(one, 'france'),
      );
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
} as const satisfies Operations;
