import { makeClient, type MaillageClient } from '@maillage/contracts';
import { cluster, type Cluster, eventually } from '@maillage/testing';
import { Browsing } from '../kit/browse.js';
import { documentOf, HOST, routesIn, SERVICES } from '../kit/documents.js';
import { NOBODY } from '../operations/operation.js';
import { asDocument } from '../kit/person.js';
import { type Contract, Published } from './published.js';

const COLUMNS =
  'id,pivot,nom,commune,code_postal,code_insee,adresse,latitude,longitude,typologie,date_maj,services,source';
const PLACES = [1, 2].map(
  (n) =>
    `contrat-${n},00000000000000,Médiathèque ${n},Arras,62000,62041,1 rue du Test,50.29,2.77,BIB,2026-01-01,Accès internet et matériel informatique,contrat`,
);

const activity = (id: string) =>
  ({
    source_id: id,
    type: 'individuel',
    date: '2026-01-15',
    duree: 30,
    type_lieu: 'autre',
    lieu_code_insee: '62041',
  }) as const;

/** Nobody answers there: agents are entered, none comes. */
const ISSUER = 'http://127.0.0.1:1';

describe('every answer of a running server', () => {
  const published = new Published(documentOf(HOST) as Contract);
  let running: Cluster;
  let admin: MaillageClient;
  let partner: MaillageClient;
  let stranger: MaillageClient;

  const client = (key?: string): MaillageClient => {
    const made = makeClient(running.base, key);
    made.use(published.middleware);
    return made;
  };

  beforeAll(async () => {
    running = await cluster(['all'], {
      env: {
        LOG_LEVEL: 'warn',
        BODY_LIMIT: '4096',
        OIDC_ISSUERS: JSON.stringify([{ nom: 'Essai', emetteur: ISSUER, audience: 'essai' }]),
      },
    });
    admin = client(running.adminKey);
    stranger = client();
    const created = await admin.POST('/v1/clients', {
      body: {
        nom: 'Contrat',
        source: 'contrat',
        type: 'association_partenaire',
        roles: ['partenaire'],
        territoires: ['departement-62'],
      },
    });
    const issued = await admin.POST('/v1/clients/{id}/cles', {
      params: { path: { id: created.data?.id ?? '' } },
    });
    partner = client(issued.data?.cle);
  });
  afterAll(async () => {
    await running.stop();
  });
  afterEach(() => {
    expect(published.faults.splice(0)).toEqual([]);
  });

  it.each([HOST, ...SERVICES])(
    'begins with the document of %s, which is the one kept here',
    async (name) => {
      const served = await fetch(
        `${running.base}/v1/${name === HOST ? '' : `${name}/`}openapi.json`,
      );
      expect(await served.json()).toEqual(documentOf(name));
    },
  );

  it('is as published, for callers with the rights', async () => {
    const clients = await admin.GET('/v1/clients', { params: { query: { limite: 1 } } });
    const id = clients.data?.data[0]?.id ?? '';
    await admin.GET('/v1/clients/{id}', { params: { path: { id } } });
    const spare = await admin.POST('/v1/clients/{id}/cles', { params: { path: { id } } });
    await admin.DELETE('/v1/clients/{id}/cles/{cle}', {
      params: { path: { id, cle: spare.data?.id ?? '' } },
    });
    await admin.GET('/v1/clients/{id}/cles', { params: { path: { id } } });
    const other = await admin.POST('/v1/clients', {
      body: {
        nom: 'Autre',
        source: 'contrat-autre',
        type: 'region',
        roles: ['region'],
        territoires: ['region-32'],
        structures: ['26620001200013'],
        finalites: ['pilotage'],
      },
    });
    const path = { id: other.data?.id ?? '' };
    const renamed = await admin.PATCH('/v1/clients/{id}', {
      params: { path, header: { 'If-Match': '*' } },
      body: { nom: 'Autrement' },
    });
    const etag = renamed.response.headers.get('etag') ?? '';
    expect(
      (await admin.GET('/v1/clients/{id}', { params: { path, header: { 'If-None-Match': etag } } }))
        .response.status,
    ).toBe(304);
    await admin.DELETE('/v1/clients/{id}', { params: { path, header: { 'If-Match': etag } } });
    await admin.GET('/v1/clients/{id}', { params: { path } });
    await partner.GET('/v1/moi');
    const person = await partner.POST('/v1/personnes', {
      body: { reference: 'contrat', categorie: 'beneficiaire', nom: 'Contrat' },
    });
    const known = { path: { id: person.data?.id ?? '' } };
    await partner.GET('/v1/personnes/{id}', { params: known });
    await partner.GET('/v1/personnes/{id}/dossier', { params: known });
    const gathered = await partner.GET('/v1/personnes/{id}/dossier', {
      params: { ...known, header: { Prefer: 'respond-async' } },
    });
    const { id: tache } = gathered.data as unknown as { id: string };
    // Ends with the task.
    await partner.GET('/v1/taches/{id}/evenements', {
      params: { path: { id: tache } },
      parseAs: 'text',
    });
    await partner.GET('/v1/personnes/{id}/dossiers/{tache}', {
      params: { path: { ...known.path, tache } },
    });
    await partner.POST('/v1/personnes/{id}/effacement', { params: known });
    await admin.GET('/v1/alertes');
    await admin.GET('/v1/conservation/simulation');
    await admin.POST('/v1/conservation/execution');
    await admin.GET('/v1/conservation/recus');
    await admin.GET('/v1/recurrences');
    await partner.GET('/v1/moi/journal', { params: { query: { limite: 1 } } });
    await partner.GET('/v1/moi/appels');
    const entries = await admin.GET('/v1/journal', { params: { query: { limite: 1 } } });
    await admin.GET('/v1/journal/{id}', {
      params: { path: { id: entries.data?.data[0]?.id ?? '' } },
    });
    await admin.GET('/v1/journal/verification');
    const begun = await admin.GET('/v1/journal/verification', {
      params: { header: { Prefer: 'respond-async' } },
    });
    expect([begun.response.status, begun.response.headers.get('preference-applied')]).toEqual([
      202,
      'respond-async',
    ]);
    const task = { path: { id: (begun.data as { id: string }).id } };
    await admin.GET('/v1/taches/{id}/evenements', { params: task, parseAs: 'text' });
    await admin.GET('/v1/taches/{id}', { params: task });
    await admin.GET('/v1/taches', { params: { query: { limite: 1 } } });
    await admin.POST('/v1/taches/{id}/annulation', { params: task });
    await admin.GET('/v1/journal/ancres');
    await partner.POST('/v1/jetons', { body: { grant_type: 'client_credentials', duree: 60 } });
    await stranger.GET('/v1/access/jwks.json');
    const agent = await admin.POST('/v1/agents', { body: { emetteur: ISSUER, sujet: 'contrat' } });
    const entered = { id: agent.data?.id ?? '' };
    const grant = await admin.POST('/v1/agents/{id}/habilitations', {
      params: { path: entered },
      body: { role: 'national', territoires: ['france'], expiration: '2027-01-01T00:00:00Z' },
    });
    await admin.GET('/v1/agents', { params: { query: { limite: 1 } } });
    await admin.GET('/v1/agents/{id}', { params: { path: entered } });
    await admin.DELETE('/v1/agents/{id}/habilitations/{habilitation}', {
      params: { path: { ...entered, habilitation: grant.data?.id ?? '' } },
    });
    await admin.DELETE('/v1/agents/{id}', {
      params: { path: entered, header: { 'If-Match': '*' } },
    });
    await admin.GET('/v1/evenements-rejetes/{service}', {
      params: { path: { service: 'indicators' } },
    });
    await stranger.GET('/sante/vivant');
    await stranger.GET('/sante/pret');
    await stranger.GET('/');
    await stranger.GET('/', { headers: { accept: 'text/html' }, parseAs: 'text' });
    await stranger.GET('/metrics', { parseAs: 'text' });
    await stranger.GET('/v1/nomenclatures');
    await stranger.GET('/v1/nomenclatures/{code}', { params: { path: { code: 'services' } } });
    await stranger.GET('/v1/territoires', { params: { query: { q: 'arras' } } });
    for (const ref of ['france', 'region-32', 'departement-62', 'epci-200033579', 'commune-62041'])
      await stranger.GET('/v1/territoires/{ref}', { params: { path: { ref } } });
  });

  it('is as published for places', async () => {
    const csv = { 'content-type': 'text/csv' };
    const imported = await partner.POST('/v1/lieux/imports', {
      body: [COLUMNS, ...PLACES, 'contrat-3,,,,,,,,,,,,'].join('\n') as never,
      bodySerializer: String,
      headers: csv,
    });
    expect(imported.data).toMatchObject({ recus: 3, crees: 2, rejetes: 1 });
    const checked = await partner.POST('/v1/lieux/validations', {
      body: [COLUMNS, ...PLACES, 'contrat-3,,,,,,,,,,,,'].join('\n') as never,
      bodySerializer: String,
      headers: csv,
    });
    expect(checked.data).toMatchObject({ lignes: 3, acceptees: 2, refusees: 1 });
    const page = await partner.GET('/v1/lieux', {
      params: { query: { limite: 1, territoire: 'departement-62' } },
    });
    expect(page.response.headers.get('link')).toContain('rel="next"');
    const id = asDocument(page.data)?.data[0]?.id ?? '';
    const place = await partner.GET('/v1/lieux/{id}', { params: { path: { id } } });
    const etag = place.response.headers.get('etag') ?? '';
    const again = await partner.GET('/v1/lieux/{id}', {
      params: { path: { id }, header: { 'If-None-Match': etag } },
    });
    expect(again.response.status).toBe(304);
    await partner.GET('/v1/lieux/{id}/versions', { params: { path: { id } } });
    await partner.GET('/v1/lieux/{id}', {
      params: { path: { id }, query: { au_titre_du: place.data?.modification ?? '' } },
    });
    await partner.GET('/v1/lieux/changements');
    for (const format of ['csv', 'geojson', 'ndjson', 'xlsx'] as const)
      await partner.GET('/v1/lieux', { params: { query: { format } }, parseAs: 'text' });
  });

  it('is as published for structures', async () => {
    const body = {
      nom: 'Mairie',
      code_insee: '62041',
      siret: '43493312300029',
      antennes: [{ nom: 'Annexe' }],
      sites: ['https://exemple.fr'],
      fermeture: { date: '2026-01-31' },
    };
    const entered = await partner.POST('/v1/structures', { body });
    expect(entered.data).toMatchObject({ etat: 'fermee', version: 1 });
    await partner.POST('/v1/structures', { body });
    const path = { id: entered.data?.id ?? '' };
    const read = await partner.GET('/v1/structures/{id}', { params: { path } });
    const header = { 'If-Match': read.response.headers.get('etag') ?? '' };
    const revised = await partner.PATCH('/v1/structures/{id}', {
      params: { path, header },
      body: { fermeture: null },
      headers: { 'content-type': 'application/merge-patch+json' },
    });
    expect(revised.data).toMatchObject({ etat: 'active', version: 2 });
    const whatever = { path, header: { 'If-Match': '*' } };
    const { nom, code_insee, siret } = body;
    await partner.PUT('/v1/structures/{id}', {
      params: whatever,
      body: { nom, code_insee, siret, parent_id: path.id },
    });
    await partner.PUT('/v1/structures/{id}', {
      params: whatever,
      body: { nom, code_insee, siret },
    });
    await partner.DELETE('/v1/structures/{id}', {
      params: { ...whatever, query: { date: '2026-01-31' } },
    });
    await partner.DELETE('/v1/structures/{id}', {
      params: { ...whatever, query: { erreur: 'oui' } },
    });
    await partner.GET('/v1/structures/{id}/versions', { params: { path } });
    await partner.GET('/v1/structures/changements');
    const csv = { 'content-type': 'text/csv' };
    const imported = await partner.POST('/v1/structures/imports', {
      body: 'id,nom,code_insee,siret\nc-1,Une,62041,1\nc-2,,62041,\n' as never,
      bodySerializer: String,
      headers: csv,
    });
    expect(imported.data).toMatchObject({ recus: 2, crees: 1, rejetes: 1 });
    await partner.GET('/v1/structures/imports/modele.xlsx', { parseAs: 'text' });
    await partner.GET('/v1/structures', { params: { query: { limite: 1 } } });
    for (const format of ['csv', 'ndjson', 'xlsx'] as const)
      await partner.GET('/v1/structures', { params: { query: { format } }, parseAs: 'text' });
  });

  it('is as published for addresses of structures', async () => {
    const body = {
      nom: 'Mairie',
      code_insee: '62041',
      sans_identifiant: { raison: 'inconnu' },
    } as const;
    const entered = await admin.POST('/v1/structures', { body });
    const path = { id: entered.data?.id ?? '' };
    const made = await admin.POST('/v1/structures/{id}/adresses', { params: { path } });
    const page = await new Browsing(running.base).open(made.data?.adresse ?? '');
    await new Browsing(running.base).send(page);
    const confirmed = await admin.GET('/v1/structures/{id}', { params: { path } });
    expect(confirmed.data?.verification).toMatch(/^\d{4}/);
    const adresse = made.data?.id ?? '';
    await admin.DELETE('/v1/structures/{id}/adresses/{adresse}', {
      params: { path: { ...path, adresse } },
    });
    const listed = await admin.GET('/v1/structures/{id}/adresses', { params: { path } });
    expect(listed.data?.data[0]?.revocation).toBeDefined();
  });

  it('is as published for shared reports', async () => {
    const made = await admin.POST('/v1/partages', {
      body: { territoire: 'commune-62041', fige: true },
    });
    expect(made.data?.au_titre_du).toMatch(/^\d{4}/);
    await admin.POST('/v1/partages', { body: { territoire: 'commune-62041' } });
    await admin.DELETE('/v1/partages/{id}', { params: { path: { id: made.data?.id ?? '' } } });
    const listed = await admin.GET('/v1/partages', { params: { query: { limite: 1 } } });
    expect(listed.data?.data[0]?.revocation).toBeDefined();
    await admin.DELETE('/v1/partages/{id}', { params: { path: { id: made.data?.id ?? '' } } });
  });

  it('is as published for propositions', async () => {
    const body = {
      nom: 'Mairie',
      sans_identifiant: { raison: 'inconnu' },
      code_postal: '62000',
      commune: 'Arras',
      code_insee: '62041',
    } as const;
    const entered = await admin.POST('/v1/structures', { body });
    const made = await admin.POST('/v1/structures/{id}/adresses', {
      params: { path: { id: entered.data?.id ?? '' } },
    });
    const reader = new Browsing(running.base);
    const page = await reader.open(`${made.data?.adresse ?? ''}/structure`);
    await reader.send(page, { nom: 'Hôtel de ville', sites: 'https://exemple.fr' });
    const listed = await admin.GET('/v1/propositions', { params: { query: { limite: 1 } } });
    const path = { id: listed.data?.data[0]?.id ?? '' };
    const decide = (accepter: string[]) =>
      admin.POST('/v1/propositions/{id}/decision', { params: { path }, body: { accepter } });
    expect((await decide(['nom', 'sites'])).data?.etat).toBe('decidee');
    expect((await decide(['nom'])).response.status).toBe(422);
    await admin.GET('/v1/propositions/{id}', { params: { path } });
    await admin.GET('/v1/propositions/{id}/versions', { params: { path } });
  });

  it('is as published for disagreements and provenance', async () => {
    const send = () =>
      partner.POST('/v1/lieux/imports', {
        body: [COLUMNS, PLACES[0]?.replace('contrat-1', 'contrat-main'), ''].join('\n') as never,
        bodySerializer: String,
        headers: { 'content-type': 'text/csv' },
      });
    await send();
    const query = { source: 'contrat', source_id: 'contrat-main' };
    const places = await partner.GET('/v1/lieux', { params: { query } });
    const place = { id: asDocument(places.data)?.data[0]?.id ?? '' };
    const header = { 'If-Match': '*' };
    const body = { latitude: 50.3, longitude: 2.78, nom: 'Médiathèque du Nord', typologie: null };
    await admin.PATCH('/v1/lieux/{id}', { params: { path: place, header }, body });
    await send();
    const list = { cible_id: place.id, limite: 2 };
    const listed = await admin.GET('/v1/desaccords', { params: { query: list } });
    const path = { id: listed.data?.data[0]?.id ?? '' };
    const read = await admin.GET('/v1/desaccords/{id}', { params: { path } });
    const known = { 'If-None-Match': read.response.headers.get('etag') ?? '' };
    const again = await admin.GET('/v1/desaccords/{id}', { params: { path, header: known } });
    expect(again.response.status).toBe(304);
    const decide = (decision: 'accepter' | 'garder', match: string) =>
      admin.POST('/v1/desaccords/{id}/decision', {
        params: { path, header: { 'If-Match': match } },
        body: { decision },
      });
    expect((await decide('garder', '"autre"')).response.status).toBe(412);
    expect((await decide('garder', '*')).data?.etat).toBe('garde');
    expect((await decide('accepter', '*')).data?.etat).toBe('accord');
    expect((await decide('accepter', '*')).response.status).toBe(409);
    await admin.GET('/v1/desaccords/{id}/versions', { params: { path } });
    await partner.GET('/v1/lieux/{id}/provenance', { params: { path: place } });
    const structure = await admin.POST('/v1/structures', {
      body: { nom: 'Mairie', sans_identifiant: { raison: 'inconnu' }, code_insee: '62041' },
    });
    await partner.GET('/v1/structures/{id}/provenance', {
      params: { path: { id: structure.data?.id ?? '' } },
    });
  });

  it('is as published for frameworks and job profiles', async () => {
    const label = { fr: 'Lire', en: 'Reading' };
    const levels = [{ code: 'un', rang: 1, nom: label }];
    const path = { code: 'contrat', version: '1' };
    await admin.GET('/v1/referentiels');
    await admin.POST('/v1/referentiels', {
      body: {
        ...path,
        nom: label,
        annee: 2026,
        source: { editeur: 'Essai', publication: 'x', url: 'https://exemple.fr', licence: 'CC0' },
        niveaux: levels,
        domaines: [{ code: 'A', nom: label, competences: [{ code: 'A.1', nom: label }] }],
      },
    });
    await admin.POST('/v1/referentiels/{code}/{version}/correspondances', {
      params: { path },
      body: {
        vers: { code: 'pix', version: 'crcn-2019' },
        note: 'Essai.',
        competences: [{ de: 'A.1', nature: 'aucune' }],
      },
    });
    for (const one of [path, { code: 'digcomp', version: '2.2' }]) {
      await admin.GET('/v1/referentiels/{code}/{version}', { params: { path: one } });
      await admin.GET('/v1/referentiels/{code}/{version}/correspondances', {
        params: { path: one },
      });
    }
    await admin.GET('/v1/profils-metiers');
    const copied = await admin.POST('/v1/profils-metiers', {
      body: { origine: 'elu-referent', territoire: 'departement-62' },
    });
    const profile = { id: copied.data?.id ?? '' };
    await admin.PATCH('/v1/profils-metiers/{id}', {
      params: { path: profile, header: { 'If-Match': copied.response.headers.get('etag') ?? '' } },
      body: { nom: 'Élu délégué' },
    });
    await admin.GET('/v1/profils-metiers/{id}', { params: { path: profile } });
  });

  it('is as published for banks of items', async () => {
    const item = {
      id: 'c-1',
      competence: '1.1',
      forme: 'une_reponse' as const,
      question: 'Où ?',
      choix: [
        { id: 'a', texte: 'Ici' },
        { id: 'b', texte: 'Là' },
      ],
      reponse: ['a'],
      parametres: { modele: 'rasch' as const, b: 0 },
      modes: ['ecran' as const],
    };
    const items = [item, { ...item, id: 'c-2' }];
    const opened = await admin.POST('/v1/banques-items', { body: { nom: 'Contrat', items } });
    const path = { id: opened.data?.id ?? '' };
    const header = { 'If-Match': opened.response.headers.get('etag') ?? '' };
    await admin.POST('/v1/banques-items/{id}/items', {
      params: { path, header },
      body: { items: [{ ...item, id: 'c-3' }] },
    });
    await admin.DELETE('/v1/banques-items/{id}/items/{item}', {
      params: { path: { ...path, item: 'c-3' }, header: { 'If-Match': '*' } },
    });
    await admin.GET('/v1/banques-items', { params: { query: { limite: 1 } } });
    await admin.GET('/v1/banques-items/{id}', { params: { path, query: { version: 1 } } });
    await admin.GET('/v1/banques-items/{id}/items', { params: { path } });
    await admin.GET('/v1/banques-items/{id}/corriges', { params: { path } });
    await admin.GET('/v1/banques-items/{id}/information', {
      params: { path, query: { theta: [0], par: 'item' } },
    });
    await admin.POST('/v1/banques-items/{id}/estimations', {
      params: { path },
      body: { reponses: { 'c-1': 1, 'c-2': 1 } },
    });
    await admin.POST('/v1/banques-items/{id}/essais', {
      params: { path },
      body: { regles: { arret: { items: 2 } }, reponses: { 'c-1': 1, 'c-2': 'inconnu' } },
    });
    const begun = await admin.POST('/v1/banques-items/{id}/calibrages', {
      params: { path },
      body: {
        modele: 'rasch',
        methode: 'cml',
        items: ['c-1', 'c-2'],
        patrons: [
          { reponses: [0, 1], effectif: 30 },
          { reponses: [1, 0], effectif: 50 },
        ],
      },
    });
    const calibrage = begun.data?.id ?? '';
    // Ends with the task.
    await admin.GET('/v1/taches/{id}/evenements', {
      params: { path: { id: calibrage } },
      parseAs: 'text',
    });
    const one = { path: { ...path, calibrage } };
    await admin.GET('/v1/banques-items/{id}/calibrages', { params: { path } });
    await admin.GET('/v1/banques-items/{id}/calibrages/{calibrage}', { params: one });
    await admin.POST('/v1/banques-items/{id}/calibrages/{calibrage}/adopter', { params: one });
  });

  it('is as published for campaigns and those who take part', async () => {
    const planned = await admin.POST('/v1/campagnes', {
      body: {
        nom: 'Contrat',
        territoire: 'departement-62',
        profil: 'agent-d-accueil',
        participation: 'sur_invitation',
        ouverture: '2026-01-01T00:00:00Z',
        fermeture: '2099-01-01T00:00:00Z',
        consentement: { texte: 'Essai.', resultats_de_groupe: true },
        test: { longueur: 3 },
      },
    });
    const path = { id: planned.data?.id ?? '' };
    const header = { 'If-Match': planned.response.headers.get('etag') ?? '' };
    const revised = await admin.PATCH('/v1/campagnes/{id}', {
      params: { path, header },
      body: { consentement: { texte: 'Autre.', resultats_de_groupe: true } },
    });
    await admin.GET('/v1/campagnes', { params: { query: { limite: 1 } } });
    await admin.GET('/v1/campagnes/{id}', { params: { path } });
    const invited = await admin.POST('/v1/campagnes/{id}/invitations', {
      params: { path },
      body: { nombre: 1 },
    });
    const words = revised.data?.consentements[1];
    const consentement = { version: 2, empreinte: words?.empreinte ?? '' };
    const [invitation = ''] = invited.data?.codes ?? [];
    const started = await stranger.POST('/v1/evaluations', {
      body: { campagne: path.id, invitation, consentement },
    });
    const code = started.data?.code_reprise ?? '';
    const own = { path: { id: started.data?.id ?? '' }, header: { 'Code-Reprise': code } };
    await stranger.POST('/v1/evaluations/reprise', { body: { code } });
    const reported = { item: started.data?.question?.id ?? '', motif: 'affichage' as const };
    await stranger.POST('/v1/evaluations/{id}/signalements', { params: own, body: reported });
    const bank = { path: { id: planned.data?.banque.id ?? '' } };
    const queue = await admin.GET('/v1/banques-items/{id}/signalements', { params: bank });
    const signalement = queue.data?.data[0]?.id ?? '';
    await admin.POST('/v1/banques-items/{id}/signalements/{signalement}/decision', {
      params: { path: { ...bank.path, signalement } },
      body: { decision: 'retablir' },
    });
    const resumed = await stranger.GET('/v1/evaluations/{id}', { params: own });
    const item = resumed.data?.question?.id ?? '';
    expect(item).not.toBe(reported.item);
    await stranger.POST('/v1/evaluations/{id}/reponses', {
      params: own,
      body: { item, inconnu: true },
    });
    await stranger.POST('/v1/evaluations/{id}/consentement', { params: own, body: consentement });
    await stranger.POST('/v1/evaluations/{id}/fin', { params: own });
    await stranger.GET('/v1/evaluations/{id}/resultat', { params: own });
    await admin.GET('/v1/campagnes/{id}/rapport', { params: { path } });
    await admin.GET('/v1/besoins', { params: { query: { campagne: path.id } } });
    await admin.GET('/v1/besoins/personnes', { params: { query: { limite: 1 } } });
    const made = await admin.POST('/v1/campagnes/{id}/adresses', {
      params: { path },
      body: { nature: 'personnelle', nombre: 2 },
    });
    const adresse = made.data?.adresses[0]?.id ?? '';
    await admin.DELETE('/v1/campagnes/{id}/adresses/{adresse}', {
      params: { path: { ...path, adresse } },
    });
    const listed = await admin.GET('/v1/campagnes/{id}/adresses', { params: { path } });
    expect(listed.data).toMatchObject({ data: [{ etat: 'a_commencer' }, { etat: 'a_commencer' }] });
    await stranger.POST('/v1/evaluations/{id}/retrait', { params: own });
  });

  it('is as published for professionals, posts and teams', async () => {
    const merge = { 'content-type': 'application/merge-patch+json' };
    const anyState = { 'If-Match': '*' };
    const hall = await partner.POST('/v1/structures', {
      body: { nom: 'Mairie', code_insee: '62041', sans_identifiant: { raison: 'inconnu' } },
    });
    const structure_id = hall.data?.id ?? '';
    const worker = { structure_id, profils: ['aidant' as const], joignable: false };
    const entered = await partner.POST('/v1/professionnels', { body: worker });
    const person = { path: { id: entered.data?.id ?? '' } };
    await partner.PATCH('/v1/professionnels/{id}', {
      params: { ...person, header: anyState },
      body: { joignable: true },
      headers: merge,
    });
    await partner.PUT('/v1/professionnels/{id}', {
      params: { ...person, header: anyState },
      body: { ...worker, langues: ['fr'] },
    });
    await partner.PUT('/v1/professionnels/{id}/identite', {
      params: { ...person, header: anyState },
      body: { nom: 'Martin', courriel: 'ada.martin@exemple.fr' },
    });
    const body = { structure_id, professionnel_id: person.path.id, du: '2026-01-01' };
    const appointed = await partner.POST('/v1/postes', { body });
    const post = { path: { id: appointed.data?.id ?? '' } };
    await partner.PATCH('/v1/postes/{id}', {
      params: { ...post, header: anyState },
      body: { quotite: 0.5 },
      headers: merge,
    });
    await partner.PUT('/v1/postes/{id}', {
      params: { ...post, header: anyState },
      body: { ...body, contrat: 'titulaire' },
    });
    const team = { path: { id: structure_id } };
    for (const format of ['json', 'csv', 'ndjson', 'xlsx'] as const) {
      const query = { format };
      const as = { parseAs: format === 'json' ? 'json' : 'text' } as const;
      await partner.GET('/v1/professionnels', { params: { query }, ...as });
      await partner.GET('/v1/postes', { params: { query }, ...as });
      await partner.GET('/v1/structures/{id}/equipe', { params: { ...team, query }, ...as });
    }
    await partner.GET('/v1/professionnels/{id}', { params: person });
    await partner.GET('/v1/postes/{id}', { params: post });
    await partner.DELETE('/v1/postes/{id}', { params: { ...post, header: anyState } });
    await partner.DELETE('/v1/professionnels/{id}', { params: { ...person, header: anyState } });
    await partner.GET('/v1/professionnels/{id}/versions', { params: person });
    await partner.GET('/v1/postes/{id}/versions', { params: post });
    await partner.GET('/v1/professionnels/changements');
    await partner.GET('/v1/postes/changements');
  });

  it('is as published for points of places', async () => {
    const far = PLACES[0]
      ?.replace('contrat-1', 'contrat-loin')
      .replace('50.29,2.77', '48.39,-4.486');
    await partner.POST('/v1/lieux/imports', {
      body: [COLUMNS, far].join('\n') as never,
      headers: { 'content-type': 'text/csv' },
      bodySerializer: (text: unknown) => text as string,
    });
    const query = { source_id: 'contrat-loin' };
    const listed = await partner.GET('/v1/lieux', { params: { query } });
    const [one] = asDocument(listed.data)?.data ?? [];
    expect(one?.position_a_confirmer).toBe('eloignee');
    const confirm = (latitude: number) =>
      partner.POST('/v1/lieux/{id}/position/confirmation', {
        params: { path: { id: one?.id ?? '' } },
        body: { latitude, longitude: -4.486 },
      });
    expect((await confirm(48)).response.status).toBe(409);
    expect((await confirm(48.39)).response.status).toBe(204);
  });

  it('is as published for places that are written by hand', async () => {
    const body = {
      pivot: '00000000000000',
      nom: 'Permanence numérique',
      commune: 'Arras',
      code_postal: '62000',
      adresse: ' 1 place des Héros',
    };
    const made = await partner.POST('/v1/lieux', { body: { ...body, id: 'a-la-main' } });
    expect(made.response.status).toBe(201);
    expect(made.data?.remarques?.map(({ champ }) => champ)).toContain('code_insee');
    const again = await partner.POST('/v1/lieux', { body: { ...body, id: 'a-la-main' } });
    expect(again.response.status).toBe(409);
    const path = { id: made.data?.id ?? '' };
    const header = { 'If-Match': made.response.headers.get('etag') ?? '' };
    const patched = await partner.PATCH('/v1/lieux/{id}', {
      params: { path, header },
      body: { telephone: '03 21 48 12 34' },
    });
    expect(patched.data?.telephone).toBe('+33321481234');
    const stale = await partner.PATCH('/v1/lieux/{id}', { params: { path, header }, body: {} });
    expect(stale.response.status).toBe(412);
    const put = await partner.PUT('/v1/lieux/{id}', {
      params: { path, header: { 'If-Match': patched.response.headers.get('etag') ?? '' } },
      body,
    });
    expect(put.data).not.toHaveProperty('telephone');
  });

  it('is as published for whole files, and places that close and open', async () => {
    const whole = (lines: readonly string[], max?: number) =>
      partner.POST('/v1/lieux/imports', {
        params: {
          query: {
            complet: 'oui',
            ...(max === undefined ? {} : { fermetures_max: max }),
          } as never,
        },
        body: [COLUMNS, ...lines].join('\n') as never,
        headers: { 'content-type': 'text/csv' },
        bodySerializer: String,
      });
    await whole(PLACES, 100);
    expect((await whole(PLACES)).data).toMatchObject({ fermetures: { nombre: 0 } });
    const less = PLACES.slice(1);
    expect((await whole(less)).data).toMatchObject({ fermetures: { etat: 'a_confirmer' } });
    const closed = await whole(less, 1);
    expect(closed.data).toMatchObject({ fermetures: { etat: 'faites', nombre: 1 } });
    const { lieux = [] } =
      (closed.data as { fermetures?: { lieux: { id: string }[] } }).fermetures ?? {};
    const path = { id: lieux[0]?.id ?? '' };
    expect(
      (await partner.GET('/v1/lieux/{id}', { params: { path } })).data?.fermeture,
    ).toBeDefined();
    await partner.DELETE('/v1/lieux/{id}/fermeture', { params: { path } });
    const body = { motif: 'La permanence a pris fin.' };
    await partner.PUT('/v1/lieux/{id}/fermeture', { params: { path }, body });
    const { data } = await partner.GET('/v1/lieux/{id}', { params: { path } });
    expect(data?.fermeture?.motif).toBe(body.motif);
    const query = { etat: 'ferme' } as const;
    const listed = await partner.GET('/v1/lieux', { params: { query } });
    expect(JSON.stringify(listed.data)).toContain(path.id);
    await partner.GET('/v1/lieux/{id}/versions', { params: { path } });
  });

  it('is as published for imports of professionals', async () => {
    const hall = await partner.POST('/v1/structures', {
      body: { nom: 'Mairie', code_insee: '62041', sans_identifiant: { raison: 'inconnu' } },
    });
    const structure_id = hall.data?.id ?? '';
    const imported = await partner.POST('/v1/professionnels/imports', {
      body: `courriel,profils,structure_id\nune@exemple.fr,aidant,${structure_id}\ndeux@exemple.fr,,\n` as never,
      bodySerializer: String,
      headers: { 'content-type': 'text/csv' },
    });
    expect(imported.data).toMatchObject({ recus: 2, crees: 1, rejetes: 1 });
    await partner.GET('/v1/professionnels/imports/modele.xlsx', { parseAs: 'text' });
  });

  it('is as published for presences and teams of places', async () => {
    const anyState = { 'If-Match': '*' };
    const hall = await partner.POST('/v1/structures', {
      body: { nom: 'Mairie', code_insee: '62041', sans_identifiant: { raison: 'inconnu' } },
    });
    const structure_id = hall.data?.id ?? '';
    await partner.POST('/v1/lieux/imports', {
      body: [COLUMNS, ...PLACES].join('\n') as never,
      bodySerializer: String,
      headers: { 'content-type': 'text/csv' },
    });
    const place = await partner.GET('/v1/lieux', { params: { query: { limite: 1 } } });
    const found = place.data as { data: { id: string }[] } | undefined;
    const lieu_id = found?.data[0]?.id ?? '';
    const somebody = await partner.POST('/v1/professionnels', {
      body: { structure_id, profils: ['aidant' as const], joignable: false },
    });
    const professionnel_id = somebody.data?.id ?? '';
    const body = { lieu_id, professionnel_id, du: '2026-01-01', horaires: 'Mo 09:00-12:00' };
    const entered = await partner.POST('/v1/presences', { body });
    expect(entered.response.status).toBe(201);
    const presence = { path: { id: entered.data?.id ?? '' } };
    await partner.PATCH('/v1/presences/{id}', {
      params: { ...presence, header: anyState },
      body: { horaires: null },
      headers: { 'content-type': 'application/merge-patch+json' },
    });
    await partner.PUT('/v1/presences/{id}', {
      params: { ...presence, header: anyState },
      body: { ...body, au: '2026-12-31' },
    });
    const team = { path: { id: lieu_id } };
    for (const format of ['json', 'csv', 'ndjson', 'xlsx'] as const) {
      const query = { format };
      const as = { parseAs: format === 'json' ? 'json' : 'text' } as const;
      await partner.GET('/v1/presences', { params: { query }, ...as });
      await partner.GET('/v1/lieux/{id}/equipe', { params: { ...team, query }, ...as });
    }
    await partner.GET('/v1/presences/{id}', { params: presence });
    await partner.DELETE('/v1/presences/{id}', { params: { ...presence, header: anyState } });
    await partner.GET('/v1/presences/{id}/versions', { params: presence });
    await partner.GET('/v1/presences/changements');
  });

  it('is as published for networks', async () => {
    const merge = { 'content-type': 'application/merge-patch+json' };
    const anyState = { 'If-Match': '*' };
    const hall = await admin.POST('/v1/structures', {
      body: { nom: 'Mairie', code_insee: '62041', sans_identifiant: { raison: 'inconnu' } },
    });
    const structure_id = hall.data?.id ?? '';
    const body = {
      nom: 'Réseau des haies',
      type: 'hub' as const,
      territoire: 'departement-62',
      animateur_id: structure_id,
      membres: [{ structure_id, role: 'porteur' as const, du: '2026-01-01' }],
    };
    const made = await admin.POST('/v1/reseaux', { body });
    const network = { path: { id: made.data?.id ?? '' } };
    const written = { ...network, header: anyState };
    await admin.PATCH('/v1/reseaux/{id}', {
      params: written,
      body: { presentation: 'Présentation' },
      headers: merge,
    });
    await admin.PUT('/v1/reseaux/{id}', { params: written, body });
    for (const format of ['json', 'csv', 'ndjson', 'xlsx'] as const)
      await partner.GET('/v1/reseaux', {
        params: { query: { format, q: 'haies' } },
        parseAs: format === 'json' ? 'json' : 'text',
      });
    await partner.GET('/v1/reseaux', { params: { query: { q: 'haie introuvable' } } });
    await partner.GET('/v1/reseaux/{id}', { params: network });
    await admin.DELETE('/v1/reseaux/{id}', { params: written });
    await admin.DELETE('/v1/reseaux/{id}', {
      params: { ...written, query: { erreur: 'oui' } },
    });
    await partner.GET('/v1/reseaux/{id}/versions', { params: network });
    await partner.GET('/v1/reseaux/changements');
  });

  it('is as published for merges', async () => {
    const hall = async (): Promise<string> => {
      const sans_identifiant = { raison: 'inconnu' as const };
      const body = { nom: 'Mairie', code_insee: '62041', sans_identifiant };
      return (await admin.POST('/v1/structures', { body })).data?.id ?? '';
    };
    const [survivant, absorbe] = [await hall(), await hall()];
    const body = { nature: 'structure' as const, survivant, absorbes: [absorbe] };
    await admin.POST('/v1/fusions', { body, params: { query: { simulation: 'true' } } });
    const made = await admin.POST('/v1/fusions', { body });
    expect(made.data).toMatchObject(body);
    const path = { id: made.data?.id ?? '' };
    await admin.GET('/v1/fusions/{id}', { params: { path } });
    const moved = await admin.GET('/v1/structures/{id}', {
      params: { path: { id: absorbe } },
      redirect: 'manual',
    });
    expect(moved.response.status).toBe(308);
    await admin.POST('/v1/fusions/{id}/annulation', { params: { path } });
  });

  it('is as published for governances', async () => {
    const merge = { 'content-type': 'application/merge-patch+json' };
    const header = { 'If-Match': '*' };
    const made = await admin.POST('/v1/gouvernances', {
      body: {
        ...{ nom: 'Gouvernance', territoires: ['departement-62'], debut: '2026-01-01' },
        notes: [{ texte: 'Note', visibilite: 'publique' }],
      },
    });
    const path = { id: made.data?.id ?? '' };
    await admin.PUT('/v1/gouvernances/{id}/membres/{structure}', {
      params: { path: { ...path, structure: NOBODY }, header },
      body: { nom: 'Association', statut: 'supprimer', depuis: '2026-02-01' },
    });
    await admin.PATCH('/v1/gouvernances/{id}', {
      params: { path, header },
      body: { fin: '2028-12-31' },
      headers: merge,
    });
    for (const format of ['json', 'csv', 'ndjson', 'xlsx'] as const) {
      const query = { format };
      const as = { parseAs: format === 'json' ? 'json' : 'text' } as const;
      await admin.GET('/v1/gouvernances', { params: { query }, ...as });
      await admin.GET('/v1/feuilles-de-route', { params: { query }, ...as });
      await admin.GET('/v1/actions', { params: { query }, ...as });
    }
    await admin.GET('/v1/gouvernances/{id}', { params: { path } });
    await admin.GET('/v1/gouvernances/{id}/versions', { params: { path } });
    await admin.GET('/v1/gouvernances/{id}/tableau', { params: { path } });
    await admin.GET('/v1/gouvernances/{id}/tableau', {
      params: { path },
      headers: { accept: 'text/html' },
      parseAs: 'text',
    });
    await admin.GET('/v1/gouvernances/changements');
    await admin.DELETE('/v1/gouvernances/{id}', {
      params: {
        path: {
          id:
            (
              await admin.POST('/v1/gouvernances', {
                body: { nom: 'Erreur', territoires: ['departement-62'] },
              })
            ).data?.id ?? '',
        },
        header,
      },
    });
    await admin.GET('/v1/gouvernances', { params: { query: { territoire: 'departement-99' } } });
  });

  it('is as published for roadmaps and actions', async () => {
    const merge = { 'content-type': 'application/merge-patch+json' };
    const header = { 'If-Match': '*' };
    const governance = await admin.POST('/v1/gouvernances', {
      body: { nom: 'Gouvernance', territoires: ['departement-62'] },
    });
    const body = {
      ...{ gouvernance_id: governance.data?.id ?? '', nom: 'Feuille', vision: 'Vision' },
      ...{ perimetre: 'departemental' as const, statut: 'proposee' as const },
      axes: [{ id: 'axe', titre: 'Axe', nature: 'territoire' as const }],
    };
    const made = await admin.POST('/v1/feuilles-de-route', { body });
    const path = { id: made.data?.id ?? '' };
    const change = (changed: object) =>
      admin.PATCH('/v1/feuilles-de-route/{id}', {
        params: { path, header },
        body: { ...changed },
        headers: merge,
      });
    await change({ statut: 'adoptee', publique: true });
    const action = async (over: object) => {
      const placed = { feuille_id: path.id, axe_id: 'axe' };
      const statut = { code: 'en_cours' as const };
      const entered = await admin.POST('/v1/actions', {
        body: { intitule: 'Action', feuilles: [placed], statut, ...over },
      });
      return entered.data?.id ?? '';
    };
    const first = await action({
      ...{ debut: '2026-01-05', fin: '2026-03-31', besoins: ['appui_juridique'], avancement: 60 },
      ...{ jalons: [{ intitule: 'Jalon', le: '2026-02-01' }], nouvelles: 'mensuelles' },
      risques: [{ intitule: 'Départ', niveau: 'fort' }],
    });
    const second = await action({
      ...{ debut: '2026-02-02', fin: '2026-04-30', depend_de: [{ action_id: first, delai: 1 }] },
    });
    const part = await action({ parent_id: second, confidentielle: true });
    const written = { path: { id: second }, header };
    await admin.PATCH('/v1/actions/{id}', {
      params: written,
      body: { statut: { code: 'bloquee', bloquee_par: 'Convention' } },
      headers: merge,
    });
    await change({ vision: 'Autre' });
    await admin.GET('/v1/feuilles-de-route/{id}', { params: { path } });
    await admin.GET('/v1/feuilles-de-route/{id}/versions', { params: { path } });
    await admin.GET('/v1/feuilles-de-route/{id}/comparaison', {
      params: { path, query: { de: 1, a: 3 } },
    });
    await admin.GET('/v1/feuilles-de-route/{id}/sequence', { params: { path } });
    await admin.GET('/v1/feuilles-de-route/changements');
    await stranger.GET('/v1/feuilles-de-route/publiees');
    await stranger.GET('/v1/feuilles-de-route/{id}/publication', { params: { path } });
    await stranger.GET('/v1/feuilles-de-route/{id}/publication', {
      params: { path },
      headers: { accept: 'text/html' },
      parseAs: 'text',
    });
    await admin.GET('/v1/actions/{id}', { params: { path: { id: second } } });
    await admin.GET('/v1/actions/{id}/versions', { params: { path: { id: second } } });
    await admin.GET('/v1/actions/synthese');
    await admin.GET('/v1/actions/changements');
    await admin.GET('/v1/gouvernances/{id}/tableau', {
      params: { path: { id: governance.data?.id ?? '' } },
    });
    await admin.DELETE('/v1/actions/{id}', { params: { path: { id: part }, header } });
    const error = await admin.POST('/v1/feuilles-de-route', {
      body: { ...body, nom: 'Erreur', statut: 'brouillon' },
    });
    await admin.DELETE('/v1/feuilles-de-route/{id}', {
      params: { path: { id: error.data?.id ?? '' }, header },
    });
  });

  it('is as published for committees', async () => {
    const header = { 'If-Match': '*' };
    const territoires = ['departement-62'];
    const governance = await admin.POST('/v1/gouvernances', {
      body: { nom: 'Comités', territoires },
    });
    const committee = await admin.POST('/v1/comites', {
      body: {
        ...{ gouvernance_id: governance.data?.id ?? '', nom: 'Comité', type: 'strategique' },
        majorite: { seuil: 'deux_tiers', denominateur: 'exprimes' },
      },
    });
    const path = { id: committee.data?.id ?? '' };
    const merge = { 'content-type': 'application/merge-patch+json' };
    await admin.PATCH('/v1/comites/{id}', {
      params: { path, header },
      body: { frequence: 'annuelle' },
      headers: merge,
    });
    const decision = { mode: 'avis' as const, texte: 'Oui', echeance: '2026-06-30' };
    const meeting = await admin.POST('/v1/reunions', {
      body: {
        ...{ comite_id: path.id, le: '2026-03-14', statut: 'tenue' },
        ordre_du_jour: [{ id: 'p', titre: 'Point', decision }],
      },
    });
    const held = { id: meeting.data?.id ?? '' };
    await admin.PATCH('/v1/reunions/{id}', {
      params: { path: held, header },
      body: { lieu: 'Mairie' },
      headers: merge,
    });
    await admin.GET('/v1/comites');
    await admin.GET('/v1/comites/{id}', { params: { path } });
    await admin.GET('/v1/reunions');
    await admin.GET('/v1/reunions/{id}', { params: { path: held } });
    await admin.GET('/v1/decisions');
  });

  it('is as published for money', async () => {
    const header = { 'If-Match': '*' };
    const territoires = ['departement-62'];
    const governance = await admin.POST('/v1/gouvernances', {
      body: { nom: 'Argent', territoires },
    });
    const gouvernance_id = governance.data?.id ?? '';
    const roadmap = await admin.POST('/v1/feuilles-de-route', {
      body: { gouvernance_id, nom: 'Feuille', perimetre: 'departemental', statut: 'brouillon' },
    });
    const action = await admin.POST('/v1/actions', {
      body: {
        intitule: 'Action',
        feuilles: [{ feuille_id: roadmap.data?.id ?? '' }],
        statut: { code: 'a_venir' },
      },
    });
    const envelope = await admin.POST('/v1/financements/enveloppes', {
      body: {
        ...{ gouvernance_id, nom: 'Enveloppe', annee: 2026, montant: 5_000_000, taux: 80 },
        plafond: { montant: 4_000_000, porte_sur: 'base' },
      },
    });
    const path = { id: envelope.data?.id ?? '' };
    await admin.PATCH('/v1/financements/enveloppes/{id}', {
      params: { path, header },
      body: { euros_entiers: true },
      headers: { 'content-type': 'application/merge-patch+json' },
    });
    const asked = await admin.POST('/v1/financements', {
      body: {
        ...{ enveloppe_id: path.id, action_id: action.data?.id ?? '', objet: 'Équipement' },
        ...{ base: 3_000_000, demande: 2_400_000 },
      },
    });
    const written = { path: { id: asked.data?.id ?? '' }, header };
    await admin.PUT('/v1/financements/{id}/decision', {
      params: written,
      body: { statut: 'acceptee', accorde: 2_400_000, motif: 'Retenu' },
    });
    await admin.POST('/v1/financements/{id}/versements', {
      params: written,
      body: { le: '2026-04-01', montant: 1_200_000, nature: 'avance' },
    });
    await admin.PUT('/v1/financements/{id}/bilan', {
      params: written,
      body: { cout_final: 2_500_000 },
    });
    await admin.GET('/v1/financements');
    await admin.GET('/v1/financements/{id}', { params: { path: written.path } });
    await admin.GET('/v1/financements/enveloppes');
    await admin.GET('/v1/financements/enveloppes/{id}', { params: { path } });
  });

  it('is as published for courses, sessions, seats and attendance', async () => {
    const anyState = { 'If-Match': '*' };
    const day = '2026-03-04';
    const halfDays = (jour: string) => [{ jour, debut: '09:00', fin: '12:00' }];
    const territoire = 'departement-62';
    const course = {
      ...{ territoire, nature: 'formation' as const, titre: 'Le budget des glycines' },
      ...{ mode: 'presentiel' as const, demi_journees: 1, presence_requise: 1 },
      objectifs: [{ competence: '1.3', niveau: 'basic' }],
    };
    const made = await admin.POST('/v1/formations', { body: course });
    const formation = { path: { id: made.data?.id ?? '' } };
    for (const format of ['json', 'csv', 'ndjson', 'xlsx'] as const)
      await partner.GET('/v1/formations', {
        params: { query: { format, q: 'glycines' } },
        parseAs: format === 'json' ? 'json' : 'text',
      });
    await partner.GET('/v1/formations/{id}', { params: formation });
    await partner.GET('/v1/formations/{id}/versions', { params: formation });
    await admin.PUT('/v1/formations/{id}', {
      params: { ...formation, header: anyState },
      body: { ...course, mode: 'mixte' },
    });
    const lheo =
      '<lheo xmlns="http://lheo.gouv.fr/2.3"><offres><formation numero="C1"><intitule-formation>Une</intitule-formation></formation><formation/></offres></lheo>';
    const imported = await admin.POST('/v1/formations/imports', {
      params: { query: { territoire } },
      body: lheo as never,
      bodySerializer: String,
      headers: { 'content-type': 'application/xml' },
    });
    expect(imported.data).toMatchObject({ recus: 2, crees: 1, rejetes: 1 });
    await partner.GET('/v1/formations/lheo.xml', { parseAs: 'text' });

    const told = {
      ...{ territoire, titre: 'L’agenda des glycines', contexte: 'Trois mairies.' },
      ...{ outils: ['agenda'], etapes: ['Ouvrir.', 'Partager.'] },
    };
    const entered = await admin.POST('/v1/fiches-pratiques', { body: told });
    const practice = { path: { id: entered.data?.id ?? '' } };
    for (const format of ['json', 'csv', 'ndjson', 'xlsx'] as const)
      await partner.GET('/v1/fiches-pratiques', {
        params: { query: { format, q: 'glycines' } },
        parseAs: format === 'json' ? 'json' : 'text',
      });
    await admin.POST('/v1/fiches-pratiques/{id}/copies', {
      params: practice,
      body: { territoire, titre: 'L’agenda d’ailleurs' },
    });
    await partner.POST('/v1/fiches-pratiques/{id}/remerciements', { params: practice, body: {} });
    await partner.GET('/v1/fiches-pratiques/{id}', { params: practice });
    await partner.GET('/v1/fiches-pratiques/{id}/versions', { params: practice });
    for (const accept of ['application/json', 'text/html']) {
      const parseAs = accept === 'text/html' ? 'text' : 'json';
      await stranger.GET('/v1/fiches-pratiques/publiees', { headers: { accept }, parseAs });
      await stranger.GET('/v1/fiches-pratiques/{id}/publication', {
        ...{ params: practice, headers: { accept }, parseAs },
      });
    }
    await partner.DELETE('/v1/fiches-pratiques/{id}/remerciements', { params: practice });
    await admin.PUT('/v1/fiches-pratiques/{id}', {
      params: { ...practice, header: anyState },
      body: told,
    });
    await admin.DELETE('/v1/fiches-pratiques/{id}', { params: { ...practice, header: anyState } });

    const written = {
      ...{ territoire, formation_id: formation.path.id, places_min: 1, places_max: 1 },
      ...{ demi_journees: halfDays('2098-10-23'), lieu: { nom: 'Mairie', code_insee: '62041' } },
    };
    const draft = await admin.POST('/v1/sessions', { body: written });
    const session = { path: { id: draft.data?.id ?? '' }, header: anyState };
    const act = (geste: 'ouvrir' | 'confirmer' | 'tenir' | 'clore') =>
      admin.POST('/v1/sessions/{id}/gestes', { params: session, body: { geste } });
    await act('ouvrir');
    for (const format of ['json', 'csv', 'ndjson', 'xlsx'] as const)
      await partner.GET('/v1/sessions', {
        params: { query: { format, limite: 1 } },
        parseAs: format === 'json' ? 'json' : 'text',
      });
    await partner.GET('/v1/sessions/{id}', { params: { path: session.path } });
    const agenda = await partner.GET('/v1/sessions/{id}/agenda.ics', {
      params: { path: session.path },
      parseAs: 'text',
    });
    expect(agenda.data).toContain('DTSTART;TZID=Europe/Paris:20981023T090000');

    const hall = await admin.POST('/v1/structures', {
      body: { nom: 'Mairie', code_insee: '62041', sans_identifiant: { raison: 'inconnu' } },
    });
    const structure = { path: { structure: hall.data?.id ?? '' } };
    await eventually(async () => {
      const set = await admin.PUT('/v1/inscriptions/accords/{structure}', {
        params: structure,
        body: { mode: 'aucun' },
      });
      expect(set.response.status).toBe(200);
    });
    await admin.GET('/v1/inscriptions/accords/{structure}', { params: structure });
    const taken = await admin.POST('/v1/inscriptions', {
      body: {
        ...{ voeux: [session.path.id], personne_ref: 'c-1', commune: '62041' },
        structure_id: structure.path.structure,
      },
    });
    const inscription = { path: { id: taken.data?.data[0]?.id ?? '' } };
    await eventually(async () => {
      const { data } = await admin.GET('/v1/inscriptions/{id}', { params: inscription });
      expect(data?.etat).toBe('inscrite');
    });
    await admin.GET('/v1/inscriptions', { params: { query: { limite: 1 } } });
    await admin.POST('/v1/inscriptions/{id}/gestes', {
      params: inscription,
      body: { geste: 'accepter' },
    });
    const address = await admin.POST('/v1/inscriptions/{id}/adresses', {
      params: inscription,
      body: { pour: 'personne' },
    });
    await admin.DELETE('/v1/inscriptions/{id}/adresses/{adresse}', {
      params: { path: { ...inscription.path, adresse: address.data?.id ?? '' } },
    });
    await act('confirmer');
    await admin.PUT('/v1/sessions/{id}', {
      params: session,
      body: { ...written, demi_journees: halfDays(day) },
    });
    await admin.POST('/v1/sessions/{id}/presences', {
      params: { path: session.path },
      body: { demi_journee: `${day}T09:00`, presents: [inscription.path.id], papier: true },
    });
    await admin.GET('/v1/sessions/{id}/presences', { params: { path: session.path } });
    await act('tenir');
    await act('clore');
    const certificate = await admin.GET('/v1/inscriptions/{id}/attestation', {
      params: inscription,
    });
    const code = certificate.data?.code ?? '';
    const verified = await stranger.GET('/v1/attestations/{code}', { params: { path: { code } } });
    expect(verified.data).toEqual(certificate.data);
    await admin.POST('/v1/plans-mutualises', {
      body: {
        horizon: { du: '2027-02-01', au: '2027-02-28' },
        ...{ personnes: [], besoins: [], postes: [], formations: [], sessions: [] },
        ...{ lieux: [], distances: [] },
      },
    });
    await admin.DELETE('/v1/formations/{id}', { params: { ...formation, header: anyState } });
  });

  it('is as published for sources and consents', async () => {
    const { data: me } = await partner.GET('/v1/moi');
    const path = { nom: me?.source ?? '', acces: me?.id ?? '' };
    await partner.PUT('/v1/moi/sources/{nom}/accords/{acces}', { params: { path } });
    const { data } = await partner.GET('/v1/moi/sources');
    expect(data?.data.find(({ nom }) => nom === path.nom)?.accords).toHaveLength(1);
    await partner.DELETE('/v1/moi/sources/{nom}/accords/{acces}', { params: { path } });
  });

  it('is as published for activities and figures', async () => {
    const pushed = await partner.POST('/v1/activites/lots', {
      body: [activity('c-1'), activity('c-2'), { ...activity('c-3'), duree: -1 }],
    });
    expect(pushed.data).toMatchObject({ recus: 3, crees: 2, rejetes: 1 });
    await partner.POST('/v1/activites/validations', {
      body: [activity('c-1'), { ...activity('c-3'), duree: -1 }],
    });
    await partner.GET('/v1/activites', { params: { query: { limite: 1 } } });
    for (const format of ['csv', 'ndjson', 'xlsx'] as const)
      await partner.GET('/v1/activites', { params: { query: { format } }, parseAs: 'text' });
    const lines = { query: { format: 'csv', lignes: 'participations' } } as const;
    await partner.GET('/v1/activites', { params: lines, parseAs: 'text' });
    await partner.GET('/v1/activites/modele.xlsx', { parseAs: 'text' });
    const path = { source_id: 'c-1' };
    const read = await partner.GET('/v1/activites/par-source/{source_id}', { params: { path } });
    await partner.GET('/v1/activites/{id}', { params: { path: { id: read.data?.id ?? '' } } });
    const past = { path: { id: read.data?.id ?? '' } };
    await partner.GET('/v1/activites/{id}', {
      params: { ...past, query: { au_titre_du: read.data?.modification ?? '' } },
    });
    const etag = read.response.headers.get('etag') ?? '';
    for (const tag of ['"x"', etag])
      await partner.DELETE('/v1/activites/par-source/{source_id}', {
        params: { path, header: { 'If-Match': tag } },
      });
    await partner.GET('/v1/activites/{id}/versions', { params: past });
    await partner.POST('/v1/activites/lots', { body: [activity('c/4')] });
    const odd = { query: { source_id: 'c/4' } };
    const found = await partner.GET('/v1/activites/par-source', { params: odd });
    await partner.DELETE('/v1/activites/par-source', {
      params: { ...odd, header: { 'If-Match': found.response.headers.get('etag') ?? '' } },
    });
    await partner.GET('/v1/activites/changements');
    await partner.GET('/v1/indicateurs');
    const anew = await admin.POST('/v1/indicateurs/recalcul');
    await admin.GET('/v1/taches/{id}/evenements', {
      params: { path: { id: anew.data?.id ?? '' } },
      parseAs: 'text',
    });
    await partner.GET('/v1/indicateurs/{id}', { params: { path: { id: 'activites' } } });
    const query = { territoire: 'departement-62', du: '2026-01-01', au: '2026-12-31' };
    await eventually(async () => {
      const values = await partner.GET('/v1/indicateurs/{id}/valeurs', {
        params: { path: { id: 'activites' }, query },
      });
      expect(asDocument(values.data)?.valeurs[0]?.valeur).toBe(1);
    });
    for (const id of ['lieux', 'participants', 'duree_moyenne'])
      await partner.GET('/v1/indicateurs/{id}/valeurs', {
        params: { path: { id }, query: { ...query, pas: 'mois', vers: 'epci' } },
      });
    await partner.GET('/v1/rapports/{territoire}', {
      params: { path: { territoire: 'departement-62' }, query: { du: query.du, au: query.au } },
    });
    for (const format of ['csv', 'xlsx'] as const)
      await partner.GET('/v1/indicateurs/{id}/valeurs', {
        params: { path: { id: 'activites' }, query: { ...query, format } },
        parseAs: 'text',
      });
    await partner.GET('/v1/rapports/{territoire}', {
      params: { path: { territoire: 'departement-62' }, query: { format: 'xlsx' } },
      parseAs: 'text',
    });
  });

  it('is as published when it is a refusal', async () => {
    const id = NOBODY;
    const body = {
      nom: 'x',
      source: 'contrat',
      type: 'integration_nationale' as const,
      roles: ['national' as const],
      territoires: ['france'],
    };
    await partner.GET('/v1/lieux', { headers: { accept: 'text/csv;q=0' } });
    await stranger.GET('/v1/moi');
    await client('faux').GET('/v1/territoires');
    await partner.GET('/v1/clients');
    await partner.GET('/v1/lieux/{id}', { params: { path: { id } } });
    await partner.GET('/v1/lieux/{id}', { params: { path: { id: 'pas-un-uuid' } } });
    await partner.GET('/v1/lieux', { params: { query: { limite: 0 } } });
    const nuls = [
      await partner.GET('/v1/lieux', { params: { query: { source: 'nul\u0000' } } }),
      await partner.GET('/v1/activites', { params: { query: { source: '\u0000' } } }),
      await partner.GET('/v1/activites/par-source/{source_id}', {
        params: { path: { source_id: 'nul\u0000' } },
      }),
      await admin.POST('/v1/clients', { body: { ...body, nom: 'nul\u0000', source: 'nul' } }),
    ];
    expect(nuls.map(({ error }) => error?.erreurs?.map(({ pointeur }) => pointeur))).toEqual([
      ['/source'],
      ['/source'],
      ['/source_id'],
      ['/nom'],
    ]);
    await stranger.GET('/v1/nomenclatures/{code}', { params: { path: { code: 'aucune' } } });
    await admin.POST('/v1/clients', { body: { ...body } });
    await admin.POST('/v1/clients', {
      body: { ...body, source: 'autre', territoires: ['departement-99'] },
    });
    await admin.POST('/v1/clients', { body: 'x'.repeat(5000) as never });
    await admin.POST('/v1/clients', {
      body: '<x/>' as never,
      bodySerializer: String,
      headers: { 'content-type': 'text/xml' },
    });
    await admin.POST('/v1/evenements-rejetes/{service}/{id}/rejeu', {
      params: { path: { service: 'indicators', id } },
    });
    await partner.DELETE('/v1/activites/par-source/{source_id}', {
      params: { path: { source_id: 'c-2' } } as never,
    });
    await partner.GET('/v1/rapports/{territoire}', {
      params: {
        path: { territoire: 'departement-62' },
        query: { du: '2026-02-01', au: '2026-01-01' },
      },
    });
  });

  it('was held against the contract: each operation that succeeded, and each kind of refusal', () => {
    const operations = routesIn(documentOf(HOST)).map(({ operationId }) => operationId);
    const succeeded = (id: string): boolean =>
      [...published.seen].some((one) => one.startsWith(`${id} 2`));
    // A replay needs an event that was refused; the tests of the consumers make one.
    expect(operations.filter((id) => !succeeded(id))).toEqual(['rejouerEvenement']);
    const statuses = new Set([...published.seen].map((one) => one.split(' ')[1]));
    expect(statuses).toEqual(
      new Set([
        '200',
        '201',
        '202',
        '204',
        '304',
        '308',
        '400',
        '401',
        '403',
        '404',
        '406',
        '409',
        '412',
        '413',
        '415',
        '422',
        '428',
      ]),
    );
  });

  it('would not pass with a field, a header or a status that is not published', async () => {
    const sent = {
      'content-type': 'application/json',
      'x-request-id': 'x',
      ratelimit: '"defaut";r=1;t=1',
      'ratelimit-policy': '"defaut";q=1;w=60',
    };
    const answer = (status: number, body: object, headers = {}): Promise<string[]> =>
      published.faultsOf(
        'get',
        '/sante/vivant',
        new Response(JSON.stringify(body), { status, headers: { ...sent, ...headers } }),
      );
    expect(await answer(200, { etat: 'vivant' })).toEqual([]);
    expect(await answer(200, { etat: 'vivant', secret: 1 })).toHaveLength(1);
    expect(await answer(200, { etat: 'mort' })).toHaveLength(1);
    expect(await answer(200, { etat: 'vivant' }, { etag: '"x"' })).toEqual([
      'etag is not published',
    ]);
    expect(await answer(200, { etat: 'vivant' }, { ratelimit: 'r=1' })).toHaveLength(1);
    expect(await answer(418, {})).toEqual(['not foreseen']);
  });
});
