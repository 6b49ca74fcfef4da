import { isWhole, isWithin, type Question } from '../kit/fence-world.js';
import type { Person } from '../kit/person.js';
import { ROLES } from '../kit/roles.js';
import { judge } from './fence.js';
import {
  type Fence,
  type Holders,
  operate,
  type Operations,
  type Scene,
  type Sent,
} from './operation.js';

const WRITERS: readonly string[] = ['coordinateur', 'administrateur'];

export const holders = {
  'formations.lire': ROLES,
  'formations.ecrire': ['coordinateur', 'administrateur'],
} as const satisfies Holders;

const CATALOGUE = 'the catalogue is published';

/** A course of the catalogue of a territory. */
const courseIn = (territoire: string) => ({
  territoire,
  nature: 'formation',
  titre: 'Préparer le budget avec un tableur',
  mode: 'presentiel',
  demi_journees: 2,
  objectifs: [{ competence: '1.3', niveau: 'intermediate' }],
});

/** One that an administrator of everything has just entered. */
const entered = async (admin: Person, territory = 'departement-62'): Promise<Sent> => {
  const made = await operate(admin, 'inscrireFormation', { body: courseIn(territory) });
  if (made.status !== 201) throw new Error(`no course: ${made.text}`);
  return { path: { id: made.body.id }, headers: { 'if-match': made.headers.get('etag') ?? '' } };
};
const ofAdmin = ({ asAdmin }: Scene): Promise<Sent> => entered(asAdmin.person);

const adminOf = ({ world }: Question): Person => {
  const admin = world.visitors.find(isWhole);
  if (admin === undefined) throw new Error('a world without an administrator');
  return admin.person;
};

/** Answers the status to who may act in the whole of the question's territory, and 403 to all others. */
const inTerritory =
  (status: number, sent: (question: Question) => Promise<Sent>): Fence =>
  async (question, call) => {
    const { visitor, territory } = question;
    const may =
      WRITERS.includes(visitor.role) &&
      visitor.structures.length === 0 &&
      isWithin(visitor, territory);
    return judge(question, may ? status : 403, await call.send(await sent(question)));
  };

/** A course of the question's territory, changed with a wrong tag. */
const ofCourse =
  (more: Sent = {}) =>
  async (question: Question): Promise<Sent> => ({
    ...(await entered(adminOf(question), question.territory)),
    headers: { 'if-match': '"autre"' },
    ...more,
  });

export const operations = {
  listerFormations: { probe: { status: 200 }, fence: CATALOGUE },
  lireFormation: { probe: { status: 404 }, fence: CATALOGUE },
  listerVersionsFormation: { probe: { status: 404 }, fence: CATALOGUE },
  inscrireFormation: {
    probe: { body: {}, status: 400 },
    fence: inTerritory(201, ({ territory }) => Promise.resolve({ body: courseIn(territory) })),
    success: ({ asAdmin }) => asAdmin.send({ body: courseIn('departement-62') }),
  },
  remplacerFormation: {
    probe: { body: courseIn('departement-62'), status: 404 },
    fence: inTerritory(412, ofCourse({ body: courseIn('departement-62') })),
    success: async (scene) =>
      scene.asAdmin.send({
        ...(await ofAdmin(scene)),
        body: { ...courseIn('departement-62'), mode: 'distance' },
      }),
  },
  retirerFormation: {
    probe: { status: 404 },
    fence: inTerritory(412, ofCourse()),
    success: async (scene) => scene.asAdmin.send(await ofAdmin(scene)),
  },
} as const satisfies Operations;
