import { randomUUID } from 'node:crypto';
import { isWithin, type Question } from '../kit/fence-world.js';
import { ROLES } from '../kit/roles.js';
import { judge, wholeOnly } from './fence.js';
import { type Fence, type Holders, operate, type Operations, type Sent } from './operation.js';

const ADAPTERS = ['coordinateur', 'administrateur'] as const;

export const holders = {
  'referentiels.lire': ROLES,
  'referentiels.importer': ['administrateur'],
  'profils.ecrire': ADAPTERS,
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
} as const satisfies Operations;
