import type { Answer, Problem } from '../kit/person.js';
import { activity, ndjson, type Entry } from '../kit/activity.js';
import {
  figuresStatus,
  type Item,
  mayManage,
  mayReadActivities,
  maySee,
  mayWriteActivities,
  TERRITORIES,
  type Visitor,
  type World,
} from '../kit/fence-world.js';

/** What a check found that the fence does not allow, in words; nothing when all is well. */
export type Findings = string[];

/** Who asks, about which activity, caller and territory, in which world. */
export interface Question {
  readonly world: World;
  readonly visitor: Visitor;
  readonly item: Item;
  readonly other: Visitor;
  readonly territory: string;
}

const NOBODY = '0192f000-0000-7000-8000-000000000000';
const JSON_TYPE = { 'content-type': 'application/json' };

/** An answer must have the status, and nowhere in it a canary that the caller may not see. */
function judge({ world, visitor }: Question, status: number, answer: Answer<unknown>): Findings {
  const raw = answer.text + [...answer.headers].join('\n');
  const words = new Set(raw.match(/canari-[\w-]+?-fin/g) ?? []);
  const leaks = world.items.filter((item) => words.has(item.canary) && !maySee(visitor, item));
  return [
    ...(answer.status === status
      ? []
      : [`${answer.status} instead of ${status}: ${answer.text.slice(0, 200)}`]),
    ...leaks.map(({ canary }) => `shows ${canary}`),
  ];
}

/** What hides a thing must look like what does not exist: the same problem, but for the request's id. */
async function hidden(
  question: Question,
  method: string,
  path: (id: string) => string,
  id: string,
  body?: string,
): Promise<Findings> {
  const { person } = question.visitor;
  const headers = { 'if-match': '*', ...(body === undefined ? {} : JSON_TYPE) };
  const [found, nothing] = [
    await person.call<Problem>(method, path(id), body, headers),
    await person.call<Problem>(method, path(NOBODY), body, headers),
  ];
  const bare = ({ body: problem }: Answer<Problem>): string =>
    JSON.stringify({ ...problem, request_id: '' });
  return [
    ...judge(question, 404, found),
    ...(bare(found) === bare(nothing) ? [] : [`"${bare(found)}" differs from what does not exist`]),
  ];
}

const lines = (entries: readonly { source_id: string }[], world: World): string[] => {
  const all = new Set(world.items.map(({ canary }) => canary));
  return entries
    .map(({ source_id: one }) => one)
    .filter((one) => all.has(one))
    .sort();
};

/** A list holds all that its caller may see of the world, and not one thing more. */
function whole(
  { world, visitor }: Question,
  entries: readonly { source_id: string }[],
  narrowed: (item: Item) => boolean = () => true,
): Findings {
  const predicted = world.items
    .filter((item) => maySee(visitor, item) && narrowed(item))
    .map(({ canary }) => canary)
    .sort();
  const found = lines(entries, world);
  return found.join() === predicted.join()
    ? []
    : [`lists ${found.length} instead of ${predicted.length}`];
}

async function manage(
  question: Question,
  method: string,
  suffix: string,
  status: number,
  body?: string,
): Promise<Findings> {
  const { visitor, other } = question;
  if (visitor.role !== 'administrateur')
    return judge(
      question,
      403,
      await visitor.person.call(
        method,
        `/v1/clients/${other.clientId}${suffix}`,
        body,
        body === undefined ? {} : JSON_TYPE,
      ),
    );
  if (!mayManage(visitor, other))
    return hidden(question, method, (id) => `/v1/clients/${id}${suffix}`, other.clientId, body);
  return judge(
    question,
    status,
    await visitor.person.call(
      method,
      `/v1/clients/${other.clientId}${suffix}`,
      body,
      body === undefined ? {} : JSON_TYPE,
    ),
  );
}

const isWhole = ({ role, territories, structures }: Visitor): boolean =>
  role === 'administrateur' && territories.includes('france') && structures.length === 0;

/** What is about the whole platform is for who administers the whole of it. */
async function wholeOnly(question: Question, status: number, path: string): Promise<Findings> {
  return judge(
    question,
    isWhole(question.visitor) ? status : 403,
    await question.visitor.person.get(path),
  );
}

async function manageAgent(
  question: Question,
  method: string,
  suffix: string,
  status: number,
  body?: string,
  code?: string,
): Promise<Findings> {
  const { visitor, world, territory } = question;
  const agent =
    world.agents.find(({ territories }) => territories.includes(territory)) ?? world.agents[0];
  if (agent === undefined) throw new Error('a world without agents');
  const path = (id: string): string => `/v1/agents/${id}${suffix}`;
  if (visitor.role === 'administrateur' && !mayManage(visitor, agent))
    return hidden(question, method, path, agent.id, body);
  const answer = await visitor.person.call<Problem>(
    method,
    path(agent.id),
    body,
    body === undefined ? {} : JSON_TYPE,
  );
  if (visitor.role !== 'administrateur') return judge(question, 403, answer);
  return [
    ...judge(question, status, answer),
    ...(code === undefined || answer.body.code === code
      ? []
      : [`${answer.body.code} instead of ${code}`]),
  ];
}

/** People stand under a source, in no territory and no structure. */
const holdsPeople = (visitor: Visitor): boolean =>
  visitor.role === 'partenaire' || isWhole(visitor);
const reachesPeople = (visitor: Visitor, { source }: Item): boolean =>
  isWhole(visitor) ||
  (visitor.role === 'partenaire' && visitor.structures.length === 0 && visitor.source === source);

/** The worker that an activity names by its canary. */
async function workerOf({ world, item }: Question): Promise<string> {
  const known = await world.visitors.find(isWhole)?.person.post('/v1/personnes', {
    source: item.source,
    reference: item.canary,
    categorie: 'mediateur',
  });
  if (known?.status !== 201) throw new Error(`no worker of ${item.canary}: ${known?.text}`);
  return known.body.id;
}

async function readPerson(question: Question, suffix: string): Promise<Findings> {
  const { visitor, item } = question;
  const path = (id: string): string => `/v1/personnes/${id}${suffix}`;
  if (!holdsPeople(visitor)) return judge(question, 403, await visitor.person.get(path(NOBODY)));
  const id = await workerOf(question);
  return reachesPeople(visitor, item)
    ? judge(question, 200, await visitor.person.get(path(id)))
    : hidden(question, 'GET', path, id);
}

/** One check a route; each may be asked any question. A new route needs a line here or in UNFENCED. */
export const CHECKS: Readonly<Record<string, (question: Question) => Promise<Findings>>> = {
  listerActivites: async (question) => {
    const { visitor, territory, item } = question;
    if (!mayReadActivities(visitor))
      return judge(question, 403, await visitor.person.get('/v1/activites'));
    // A filter narrows, whatever it names; pages of seven have cursors.
    const all = await visitor.person.walk('/v1/activites?limite=500');
    const ofSource = await visitor.person.walk(`/v1/activites?limite=7&source=${item.source}`);
    const filtered = await visitor.person.get(`/v1/activites?limite=500&territoire=${territory}`);
    return [
      ...whole(question, all),
      ...whole(question, ofSource, ({ source }) => source === item.source),
      ...judge(question, 200, filtered),
    ];
  },
  suivreActivites: async (question) => {
    const { visitor } = question;
    const first = await visitor.person.get<{ data: { activite?: Entry }[] }>(
      '/v1/activites/changements',
    );
    if (!mayReadActivities(visitor)) return judge(question, 403, first);
    return judge(question, 200, first);
  },
  lireActivite: async (question) => {
    const { visitor, item } = question;
    const path = (id: string): string => `/v1/activites/${id}`;
    if (!mayReadActivities(visitor))
      return judge(question, 403, await visitor.person.get(path(item.id)));
    // Whoever may not see it is not told either that an ETag is right.
    const tagged = await visitor.person.get(path(item.id), { 'if-none-match': item.etag });
    if (!maySee(visitor, item))
      return [...judge(question, 404, tagged), ...(await hidden(question, 'GET', path, item.id))];
    return [
      ...judge(question, 304, tagged),
      ...judge(question, 200, await visitor.person.get(path(item.id))),
    ];
  },
  lireActiviteParSource: async (question) => {
    const { visitor, item } = question;
    const isOwn = item.source === visitor.source && maySee(visitor, item);
    const answer = await visitor.person.get(`/v1/activites/par-source/${item.canary}`);
    return judge(question, mayReadActivities(visitor) ? (isOwn ? 200 : 404) : 403, answer);
  },
  retirerActivite: async (question) => {
    const { visitor, item } = question;
    const path = (id: string): string => `/v1/activites/par-source/${id}`;
    if (!mayWriteActivities(visitor))
      return judge(question, 403, await visitor.person.delete(path(item.canary)));
    if (item.source !== visitor.source) return hidden(question, 'DELETE', path, item.canary);
    return judge(
      question,
      412,
      await visitor.person.delete(path(item.canary), { 'if-match': '"autre"' }),
    );
  },
  pousserLot: async (question) => {
    const { visitor, item } = question;
    // Another source's id is a new one here, and what lies outside stays outside in a trial too.
    const body = ndjson([
      activity(item.canary, {
        lieu_code_insee: item.commune,
        ...(item.structure === undefined ? {} : { structure_siret: item.structure }),
      }),
    ]);
    const answer = await visitor.person.send<{ items: { verdict: string }[] }>(
      '/v1/activites/lots?simulation=true',
      body,
      'application/x-ndjson',
    );
    if (!mayWriteActivities(visitor)) return judge(question, 403, answer);
    const probe: Item = { ...item, source: visitor.source };
    const verdict = maySee(visitor, probe)
      ? item.source === visitor.source
        ? 'modifie'
        : 'cree'
      : 'rejete';
    const found = answer.body.items[0]?.verdict;
    return answer.status === 200 && found === verdict ? [] : [`${found} instead of ${verdict}`];
  },
  lirePersonne: (question) => readPerson(question, ''),
  lireDossier: (question) => readPerson(question, '/dossier'),
  enregistrerPersonne: async (question) => {
    const { visitor, item } = question;
    const answer = await visitor.person.post('/v1/personnes', {
      source: item.source,
      reference: 'essai',
      categorie: 'apprenant',
    });
    return judge(question, reachesPeople(visitor, item) ? 201 : 403, answer);
  },
  effacerPersonne: async (question) => {
    const { visitor, item } = question;
    const path = (id: string): string => `/v1/personnes/${id}/effacement`;
    if (!holdsPeople(visitor))
      return judge(question, 403, await visitor.person.call('POST', path(NOBODY)));
    if (!reachesPeople(visitor, item))
      return hidden(question, 'POST', path, await workerOf(question));
    const own = await visitor.person.post('/v1/personnes', {
      source: item.source,
      reference: 'a-effacer',
      categorie: 'apprenant',
    });
    return judge(question, 200, await visitor.person.call('POST', path(own.body.id)));
  },
  simulerConservation: (question) => wholeOnly(question, 200, '/v1/conservation/simulation'),
  executerConservation: async (question) =>
    judge(
      question,
      isWhole(question.visitor) ? 200 : 403,
      await question.visitor.person.call('POST', '/v1/conservation/execution'),
    ),
  listerRecusConservation: (question) => wholeOnly(question, 200, '/v1/conservation/recus'),
  listerAlertes: (question) => wholeOnly(question, 200, '/v1/alertes'),
  lireValeurs: async (question) => {
    const { visitor, territory } = question;
    const answer = await visitor.person.get(
      `/v1/indicateurs/activites/valeurs?territoire=${territory}&du=2025-01-01&au=2025-12-31`,
    );
    return judge(question, figuresStatus(visitor, territory), answer);
  },
  lireRapport: async (question) => {
    const { visitor, territory } = question;
    return judge(
      question,
      figuresStatus(visitor, territory),
      await visitor.person.get(`/v1/rapports/${territory}?du=2025-01-01&au=2025-12-31`),
    );
  },
  importerLieux: async (question) => {
    const { visitor, item } = question;
    const commune =
      {
        62041: ['Arras', '62000'],
        59350: ['Lille', '59000'],
        '01053': ['Bourg-en-Bresse', '01000'],
      }[item.commune] ?? [];
    const row = `canari,${item.structure ?? '00000000000000'},Lieu,${commune[0]},${commune[1]},${item.commune},1 rue,2025-01-01`;
    const answer = await visitor.person.send<{ crees: number; rejetes: number }>(
      '/v1/lieux/imports?simulation=true',
      `id,pivot,nom,commune,code_postal,code_insee,adresse,date_maj\n${row}\n`,
      'text/csv',
    );
    if (
      !['partenaire', 'coordinateur', 'gestionnaire_structure', 'administrateur'].includes(
        visitor.role,
      )
    )
      return judge(question, 403, answer);
    const isInside = maySee({ ...visitor, role: 'coordinateur' }, item);
    return answer.status === 200 && answer.body.crees === (isInside ? 1 : 0)
      ? []
      : [`${answer.status} ${answer.text.slice(0, 300)} for ${isInside ? 'inside' : 'outside'}`];
  },
  listerClients: async (question) => {
    const { visitor, world } = question;
    if (visitor.role !== 'administrateur')
      return judge(question, 403, await visitor.person.get('/v1/clients'));
    const found = new Set(
      (await visitor.person.walk('/v1/clients?limite=500')).map(({ id }) => id),
    );
    const wrong = world.visitors.filter(
      (other) => found.has(other.clientId) !== mayManage(visitor, other),
    );
    return wrong.map(
      ({ source }) => `client ${source} is ${found.has(source) ? '' : 'not '}listed`,
    );
  },
  creerClient: async (question) => {
    const { visitor, territory } = question;
    const wish = {
      nom: 'x',
      type: 'structure',
      source: 'administration',
      roles: ['national'],
      territoires: [territory],
    };
    const answer = await visitor.person.post('/v1/clients', wish);
    // The name is taken, so that nothing is made: the fence speaks before.
    const within = { ...visitor, territories: [territory] };
    return judge(
      question,
      visitor.role !== 'administrateur' ? 403 : mayManage(visitor, within) ? 409 : 422,
      answer,
    );
  },
  lireClient: (question) => manage(question, 'GET', '', 200),
  modifierClient: (question) => manage(question, 'PATCH', '', 428, '{}'),
  fermerClient: (question) => manage(question, 'DELETE', '', 428),
  listerCles: (question) => manage(question, 'GET', '/cles', 200),
  creerCle: (question) =>
    manage(question, 'POST', '/cles', 422, '{"expiration":"2020-01-01T00:00:00Z"}'),
  revoquerCle: (question) => manage(question, 'DELETE', `/cles/${NOBODY}`, 404),
  listerEvenementsRejetes: (question) =>
    wholeOnly(question, 200, '/v1/evenements-rejetes/activities'),
  creerAgent: async (question) => {
    const { visitor } = question;
    return judge(
      question,
      visitor.role === 'administrateur' ? 422 : 403,
      await visitor.person.post('/v1/agents', {
        emetteur: 'https://nulle-part.example',
        sujet: 'x',
      }),
    );
  },
  listerAgents: async (question) => {
    const { visitor, world } = question;
    if (visitor.role !== 'administrateur')
      return judge(question, 403, await visitor.person.get('/v1/agents'));
    const found = new Set((await visitor.person.walk('/v1/agents?limite=500')).map(({ id }) => id));
    return world.agents
      .filter((agent) => found.has(agent.id) !== mayManage(visitor, agent))
      .map(({ id }) => `agent ${id} is ${found.has(id) ? '' : 'not '}listed`);
  },
  lireAgent: (question) => manageAgent(question, 'GET', '', 200),
  fermerAgent: (question) => manageAgent(question, 'DELETE', '', 428),
  creerHabilitation: async (question) => {
    const { visitor, territory } = question;
    const wish = { role: 'national', territoires: [territory], expiration: '2020-01-01T00:00:00Z' };
    return manageAgent(
      question,
      'POST',
      '/habilitations',
      422,
      JSON.stringify(wish),
      mayManage(visitor, { territories: [territory] }) ? 'access.bad_expiry' : 'access.bad_rights',
    );
  },
  retirerHabilitation: (question) =>
    manageAgent(question, 'DELETE', `/habilitations/${NOBODY}`, 404),
  creerJeton: async (question) => {
    const { visitor } = question;
    const answer = await visitor.person.post('/v1/jetons', {
      grant_type: 'client_credentials',
      scope: 'moi.lire clients.gerer',
    });
    return judge(question, visitor.role === 'administrateur' ? 200 : 400, answer);
  },
  rejouerEvenement: async (question) => {
    const answer = await question.visitor.person.post(
      `/v1/evenements-rejetes/activities/${NOBODY}/rejeu`,
      {},
    );
    return judge(question, isWhole(question.visitor) ? 404 : 403, answer);
  },
  listerJournal: (question) =>
    wholeOnly(question, 200, `/v1/journal?limite=5&acteur=${question.other.clientId}`),
  lireEntreeJournal: (question) => wholeOnly(question, 200, '/v1/journal/1'),
  listerAncres: (question) => wholeOnly(question, 200, '/v1/journal/ancres'),
  verifierJournal: (question) => wholeOnly(question, 200, '/v1/journal/verification'),
  lireMonJournal: async (question) => {
    const { visitor, other } = question;
    const answer = await visitor.person.get<{ data: { acteur: { id: string } }[] }>(
      `/v1/moi/journal?limite=500&sujet=${other.clientId}`,
    );
    const others = answer.body.data.filter(({ acteur }) => acteur.id !== visitor.clientId);
    return [
      ...judge(question, 200, answer),
      ...others.map(({ acteur }) => `shows what ${acteur.id} did`),
    ];
  },
};

/** Routes whose answer is the same for every caller, or only about the caller, and why. */
export const UNFENCED: Readonly<Record<string, string>> = {
  santeVivant: 'open',
  santePret: 'open',
  lireMesures: 'open',
  lireAccueil: 'open',
  listerNomenclatures: 'published',
  lireNomenclature: 'published',
  chercherTerritoires: 'published',
  lireTerritoire: 'published',
  listerLieux: 'the national directory is published',
  suivreLieux: 'the national directory is published',
  lireLieu: 'the national directory is published',
  listerIndicateurs: 'definitions',
  lireIndicateur: 'definitions',
  lireMoi: 'the caller itself',
  lireClesPubliques: 'published',
  listerMesAppels: 'the caller itself',
};

/** Every question about the territories, for a walk in order. */
export { TERRITORIES };
