import { randomUUID } from 'node:crypto';
import { eventually } from '@maillage/testing';
import { isWhole, isWithin, type Question } from '../kit/fence-world.js';
import type { Person } from '../kit/person.js';
import { ROLES } from '../kit/roles.js';
import { hidden, judge, only } from './fence.js';
import { groundsOf, isInside, mayRead } from './grounds.js';
import {
  type Fence,
  type Holders,
  NOBODY,
  operate,
  type Operations,
  type Scene,
  type Sent,
} from './operation.js';

const WRITERS: readonly string[] = ['coordinateur', 'administrateur'];

export const holders = {
  'formations.lire': ROLES,
  'formations.ecrire': ['coordinateur', 'administrateur'],
  'sessions.lire': ROLES,
  'sessions.gerer': ['coordinateur', 'administrateur'],
  'inscriptions.gerer': ['partenaire', 'coordinateur', 'administrateur'],
} as const satisfies Holders;

const CATALOGUE = 'the catalogue is published';
const SHEETS = 'practice sheets are for all to read, and to thank for';

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

/** A practice sheet of a territory. */
const sheetIn = (territoire: string) => ({
  ...{ territoire, titre: 'Un agenda pour trois mairies', contexte: 'Une secrétaire partagée.' },
  ...{ outils: ['agenda partagé'], etapes: ['Ouvrir un agenda par mairie.'] },
});

const sheetOf = async (admin: Person, territory = 'departement-62'): Promise<Sent> => {
  const made = await operate(admin, 'inscrireFichePratique', { body: sheetIn(territory) });
  if (made.status !== 201) throw new Error(`no sheet: ${made.text}`);
  return { path: { id: made.body.id }, headers: { 'if-match': made.headers.get('etag') ?? '' } };
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

/** A LHÉO document of one offer. */
const offersOf = (number: string): string =>
  `<lheo xmlns="http://lheo.gouv.fr/2.3"><offres><formation numero="${number}"><intitule-formation>Le budget</intitule-formation></formation></offres></lheo>`;

const SESSIONS = 'sessions are published once they are open';

/** A session of a course, in a territory, for ever to come. */
const sessionOf = (course: string, territoire: string, over: object = {}) => ({
  territoire,
  formation_id: course,
  demi_journees: [{ jour: '2098-03-04', debut: '09:00', fin: '12:00' }],
  lieu: { nom: 'Mairie', code_insee: '62041' },
  places_min: 1,
  places_max: 10,
  ...over,
});
const courseId = async (admin: Person, territory?: string): Promise<string> =>
  (await entered(admin, territory)).path?.['id'] ?? '';

/** A draft that an administrator of everything has just made. */
const drafted = async (admin: Person, territory = 'departement-62'): Promise<Sent> => {
  const body = sessionOf(await courseId(admin), territory);
  const made = await operate(admin, 'creerSession', { body });
  if (made.status !== 201) throw new Error(`no session: ${made.text}`);
  return {
    path: { id: made.body.id },
    headers: { 'if-match': made.headers.get('etag') ?? '' },
    body,
  };
};
/** A practice sheet of the question's territory, changed with a wrong tag. */
const ofSheet =
  (body?: object) =>
  async (question: Question): Promise<Sent> => ({
    ...(await sheetOf(adminOf(question), question.territory)),
    headers: { 'if-match': '"autre"' },
    ...(body === undefined ? {} : body),
  });
/** A session of the question's territory, changed with a wrong tag. */
const ofSession =
  (body?: object) =>
  async (question: Question): Promise<Sent> => ({
    ...(await drafted(adminOf(question), question.territory)),
    headers: { 'if-match': '"autre"' },
    ...(body === undefined ? {} : { body }),
  });

const ENROLLERS: readonly string[] = ['partenaire', 'coordinateur', 'administrateur'];

/** An open session of all of France. */
const opened = async (admin: Person): Promise<string> => {
  const draft = await drafted(admin, 'france');
  const made = await operate(admin, 'agirSession', { ...draft, body: { geste: 'ouvrir' } });
  if (made.status !== 201) throw new Error(`not open: ${made.text}`);
  return made.body.id;
};
const wishFor = (session: string, commune: string) => ({
  voeux: [session],
  personne_ref: randomUUID(),
  commune,
});
/** Somebody of a commune, enrolled by an administrator of everything. */
const enrolledIn = async (admin: Person, commune: string): Promise<string> => {
  const body = wishFor(await opened(admin), commune);
  const made = await operate(admin, 'inscrirePersonne', { body });
  if (made.status !== 201) throw new Error(`not enrolled: ${made.text}`);
  return made.body.data[0]?.id ?? '';
};

/** One enrolment: hidden from whoever reaches neither the person's commune nor all of France. */
const ofEnrolment =
  (status: number, more: Sent = {}): Fence =>
  async (question, call) => {
    const { visitor, item } = question;
    const path = { id: await enrolledIn(adminOf(question), item.commune) };
    if (!ENROLLERS.includes(visitor.role))
      return judge(question, 403, await call.send({ ...more, path }));
    return mayRead(visitor, item)
      ? judge(question, status, await call.send({ ...more, path }))
      : hidden(question, call, path, more);
  };

/** A structure of a commune that the service has heard of. */
const heardOf = async (admin: Person, structure: string): Promise<{ structure: string }> => {
  const path = { structure };
  await eventually(async () =>
    expect((await operate(admin, 'lireAccordEmployeur', { path })).status).toBe(200),
  );
  return path;
};
/** What a structure sets: hidden from whoever does not reach its commune. */
const ofStructure =
  (more: Sent = {}): Fence =>
  async (question, call) => {
    const { visitor, item, world } = question;
    const structure = await groundsOf(world).structure(item.commune);
    const path = await heardOf(adminOf(question), structure);
    if (!ENROLLERS.includes(visitor.role))
      return judge(question, 403, await call.send({ ...more, path }));
    return mayRead(visitor, item)
      ? judge(question, 200, await call.send({ ...more, path }))
      : hidden(question, call, path, more);
  };

/** Nobody, and nothing to plan. */
const PROBLEM = {
  horizon: { du: '2027-02-01', au: '2027-04-30' },
  ...{ personnes: [], besoins: [], postes: [], formations: [], sessions: [] },
  ...{ lieux: [], distances: [] },
};

const SHEET = { demi_journee: '2098-03-04T09:00', presents: [] };

/** A session that is kept by derogation, and then moved to a day that is over. */
const heldYesterday = async (admin: Person): Promise<string> => {
  const { path = {}, headers, body } = await drafted(admin);
  let tag = headers?.['if-match'] ?? '';
  for (const sent of [{ geste: 'ouvrir' }, { geste: 'deroger', motif: 'Essai.' }]) {
    const done = await operate(admin, 'agirSession', {
      path,
      headers: { 'if-match': tag },
      body: sent,
    });
    tag = done.headers.get('etag') ?? '';
  }
  const moved = await operate(admin, 'remplacerSession', {
    path,
    headers: { 'if-match': tag },
    body: {
      ...(body as object),
      demi_journees: [{ jour: '2026-03-04', debut: '09:00', fin: '12:00' }],
    },
  });
  if (moved.status !== 200) throw new Error(`not moved: ${moved.text}`);
  return path['id'] ?? '';
};

/** A session of the question's territory: hidden from whoever does not hold all of it. */
const ofOwnSession =
  (status: number, more: Sent = {}): Fence =>
  async (question, call) => {
    const { visitor, territory } = question;
    const { path = {} } = await drafted(adminOf(question), territory);
    if (!WRITERS.includes(visitor.role))
      return judge(question, 403, await call.send({ ...more, path }));
    return visitor.structures.length === 0 && isWithin(visitor, territory)
      ? judge(question, status, await call.send({ ...more, path }))
      : hidden(question, call, path, more);
  };

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
  importerFormations: {
    probe: { query: 'territoire=departement-62', body: '', type: 'application/xml', status: 400 },
    fence: inTerritory(200, ({ territory }) =>
      Promise.resolve({
        query: `territoire=${territory}&simulation=true`,
        body: offersOf('F1'),
        type: 'application/xml',
      }),
    ),
    success: ({ asAdmin }) =>
      asAdmin.send({
        query: 'territoire=departement-62',
        body: offersOf(randomUUID()),
        type: 'application/xml',
      }),
  },
  exporterFormations: { probe: { status: 200 }, fence: CATALOGUE },
  listerSessions: { probe: { status: 200 }, fence: SESSIONS },
  lireSession: { probe: { status: 404 }, fence: SESSIONS },
  lireAgendaSession: { probe: { status: 404 }, fence: SESSIONS },
  creerSession: {
    probe: { body: {}, status: 400 },
    fence: inTerritory(201, async (question) => ({
      body: sessionOf(await courseId(adminOf(question)), question.territory),
    })),
    success: async ({ asAdmin }) =>
      asAdmin.send({ body: sessionOf(await courseId(asAdmin.person), 'departement-62') }),
  },
  remplacerSession: {
    probe: { body: sessionOf(NOBODY, 'departement-62'), status: 404 },
    fence: inTerritory(412, ofSession()),
    success: async ({ asAdmin }) => {
      const sent = await drafted(asAdmin.person);
      return asAdmin.send({ ...sent, body: { ...(sent.body as object), places_max: 12 } });
    },
  },
  agirSession: {
    probe: { body: { geste: 'ouvrir' }, status: 404 },
    fence: inTerritory(412, ofSession({ geste: 'ouvrir' })),
    success: async ({ asAdmin }) =>
      asAdmin.send({ ...(await drafted(asAdmin.person)), body: { geste: 'ouvrir' } }),
  },
  inscrirePersonne: {
    probe: { body: {}, status: 400 },
    fence: async (question, call) => {
      const { visitor, item } = question;
      const body = wishFor(await opened(adminOf(question)), item.commune);
      const may = ENROLLERS.includes(visitor.role) && isInside(visitor, item);
      return judge(question, may ? 201 : 403, await call.send({ body }));
    },
    success: async ({ asAdmin }) =>
      asAdmin.send({ body: wishFor(await opened(asAdmin.person), '62041') }),
  },
  listerInscriptions: {
    probe: { status: 200 },
    fence: async (question, call) => {
      const { visitor, item } = question;
      if (!ENROLLERS.includes(visitor.role)) return judge(question, 403, await call.send());
      const id = await enrolledIn(adminOf(question), item.commune);
      const found = (await call.walk<{ id: string }>('limite=500')).some((one) => one.id === id);
      return found === mayRead(visitor, item) ? [] : [`${id} is ${found ? '' : 'not '}listed`];
    },
  },
  lireInscription: { probe: { status: 404 }, fence: ofEnrolment(200) },
  agirInscription: {
    probe: { body: { geste: 'annuler' }, status: 404 },
    fence: ofEnrolment(201, { body: { geste: 'annuler' } }),
    success: async ({ asAdmin }) =>
      asAdmin.send({
        path: { id: await enrolledIn(asAdmin.person, '62041') },
        body: { geste: 'annuler' },
      }),
  },
  creerAdresseInscription: {
    probe: { body: { pour: 'personne' }, status: 404 },
    fence: ofEnrolment(201, { body: { pour: 'personne' } }),
    success: async ({ asAdmin }) =>
      asAdmin.send({
        path: { id: await enrolledIn(asAdmin.person, '62041') },
        body: { pour: 'employeur' },
      }),
  },
  revoquerAdresseInscription: {
    probe: { status: 404 },
    fence: ofEnrolment(404),
    success: async ({ asAdmin }) => {
      const path = { id: await enrolledIn(asAdmin.person, '62041') };
      const body = { pour: 'personne' };
      const made = await operate(asAdmin.person, 'creerAdresseInscription', { path, body });
      return asAdmin.send({ path: { ...path, adresse: made.body.id } });
    },
  },
  calculerPlanMutualise: {
    probe: { body: {}, status: 400 },
    fence: only(
      ({ role }) => WRITERS.includes(role),
      202,
      () => ({ body: PROBLEM }),
    ),
    success: ({ asAdmin }) => asAdmin.send({ body: PROBLEM }),
  },
  listerFichesPratiques: { probe: { status: 200 }, fence: SHEETS },
  listerFichesPratiquesPubliees: { probe: { status: 200 }, fence: SHEETS },
  lireFichePratique: { probe: { status: 404 }, fence: SHEETS },
  lireFichePratiquePubliee: { probe: { status: 404 }, fence: SHEETS },
  listerVersionsFichePratique: { probe: { status: 404 }, fence: SHEETS },
  inscrireFichePratique: {
    probe: { body: {}, status: 400 },
    fence: inTerritory(201, ({ territory }) => Promise.resolve({ body: sheetIn(territory) })),
    success: ({ asAdmin }) => asAdmin.send({ body: sheetIn('departement-62') }),
  },
  copierFichePratique: {
    probe: { body: { territoire: 'departement-62' }, status: 404 },
    fence: inTerritory(201, async (question) => {
      const sheet = await sheetOf(adminOf(question));
      return { ...sheet, body: { territoire: question.territory } };
    }),
    success: async ({ asAdmin }) => {
      const sheet = await sheetOf(asAdmin.person);
      return asAdmin.send({ ...sheet, body: { territoire: 'departement-59' } });
    },
  },
  remplacerFichePratique: {
    probe: { body: sheetIn('departement-62'), status: 404 },
    fence: inTerritory(412, ofSheet({ body: sheetIn('departement-62') })),
    success: async ({ asAdmin }) =>
      asAdmin.send({
        ...(await sheetOf(asAdmin.person)),
        body: { ...sheetIn('departement-62'), publiee: false },
      }),
  },
  retirerFichePratique: {
    probe: { status: 404 },
    fence: inTerritory(412, ofSheet()),
    success: async ({ asAdmin }) => asAdmin.send(await sheetOf(asAdmin.person)),
  },
  remercierFichePratique: {
    probe: { body: {}, status: 404 },
    fence: SHEETS,
    success: async ({ asAdmin }) => {
      const sheet = await sheetOf(asAdmin.person);
      return asAdmin.send({ ...sheet, body: {} });
    },
  },
  retirerRemerciement: {
    probe: { status: 404 },
    fence: SHEETS,
    success: async ({ asAdmin }) => {
      const sheet = await sheetOf(asAdmin.person);
      await operate(asAdmin.person, 'remercierFichePratique', { ...sheet, body: {} });
      return asAdmin.send(sheet);
    },
  },
  lirePresencesSession: { probe: { status: 404 }, fence: ofOwnSession(200) },
  signerPresencesSession: {
    probe: { body: SHEET, status: 404 },
    // Nobody signs for a session that is no more than a draft.
    fence: ofOwnSession(404, { body: SHEET }),
    success: async ({ asAdmin }) => {
      const path = { id: await heldYesterday(asAdmin.person) };
      return asAdmin.send({ path, body: { ...SHEET, demi_journee: '2026-03-04T09:00' } });
    },
  },
  lireAttestationInscription: { probe: { status: 404 }, fence: ofEnrolment(409) },
  verifierAttestation: {
    probe: { path: { code: 'AAAA-AAAA-AAAA' }, status: 404 },
    fence: 'the code is on the certificate, for everybody to verify',
  },
  lireAccordEmployeur: { probe: { status: 404 }, fence: ofStructure() },
  reglerAccordEmployeur: {
    probe: { body: { mode: 'informe' }, status: 404 },
    fence: ofStructure({ body: { mode: 'informe' } }),
    success: async ({ asAdmin }) => {
      const made = await operate(asAdmin.person, 'inscrireStructure', {
        body: { nom: 'Mairie', code_insee: '62041', sans_identifiant: { raison: 'inconnu' } },
      });
      const path = await heardOf(asAdmin.person, made.body.id);
      return asAdmin.send({ path, body: { mode: 'requis', silence: 'accord' } });
    },
  },
} as const satisfies Operations;
