import { readFileSync } from 'node:fs';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { makeClient, type MaillageClient } from '@maillage/contracts';
import { cluster, type Cluster, eventually } from '@maillage/testing';
import { Client } from 'pg';
import { SERVICES } from '../kit/documents.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const TRACEPARENT = `00-${TRACE}-00f067aa0ba902b7-01`;
/** Stands in an address, in a key and in a name, to be found nowhere else. */
const CANARY = 'canari7f3a';
const PLACE = [
  'id,pivot,nom,commune,code_postal,code_insee,adresse,latitude,longitude,typologie,date_maj,services,source',
  `trace-1,00000000000000,Lieu ${CANARY},Lens,62300,62498,1 rue du Test,50.43,2.83,BIB,2026-01-01,Accès internet et matériel informatique,trace`,
].join('\n');

interface Line {
  readonly time: string;
  readonly level: string;
  readonly context?: string;
  readonly message: string;
  readonly request_id?: string;
  readonly trace_id?: string;
}

describe('a server that is watched', () => {
  let running: Cluster;
  let admin: MaillageClient;

  beforeAll(async () => {
    running = await cluster(['all'], {
      ownPostgres: true,
      env: { LOG_FORMAT: 'json', LOG_LEVEL: 'debug', CORS_ORIGINS: 'https://tableau.example' },
    });
    admin = makeClient(running.base, running.adminKey);
  });
  afterAll(async () => {
    await running.stop();
  });

  const ask = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(running.base + path, { headers });
  const metrics = async (): Promise<string> => {
    const answer = await ask('/metrics');
    expect(answer.status).toBe(200);
    return answer.text();
  };
  const words = (): string => readFileSync(running.log('serveur'), 'utf8');
  const lines = (): Line[] =>
    words()
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Line);
  const sql = async <Row extends object>(text: string): Promise<Row[]> => {
    const client = new Client({ connectionString: running.databaseUrl });
    await client.connect();
    return client
      .query<Row>(text)
      .then(({ rows }) => rows)
      .finally(() => client.end());
  };

  describe('/', () => {
    it('shows a browser a page in its language, under the strict policy', async () => {
      const answer = await ask('/', {
        accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
        'accept-language': 'en-GB',
      });
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(answer.headers.get('vary')).toMatch(/Origin.*Accept, Accept-Language/);
      expect(await answer.text()).toContain('<html lang="en">');
    });

    it('gives a program links that lead somewhere', async () => {
      const answer = await ask('/', { accept: '*/*' });
      expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
      const { links, services } = (await answer.json()) as {
        links: Record<string, string>;
        services: { nom: string; openapi: string }[];
      };
      expect(services.map(({ nom }) => nom).sort()).toEqual(SERVICES);
      for (const href of [...Object.values(links), ...services.map(({ openapi }) => openapi)])
        expect([href, (await ask(href)).status]).toEqual([href, 200]);
    });

    it('gives no page to a client that refuses one', async () => {
      const answer = await ask('/', { accept: 'text/html;q=0, application/json' });
      expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    });
  });

  describe('/metrics', () => {
    it('counts requests by route, method and status, and never shows an address', async () => {
      await ask(`/v1/territoires/commune-${CANARY}?q=${CANARY}`);
      await ask(`/${CANARY}`);
      const text = await eventually(async () => {
        const found = await metrics();
        for (const route of ['/v1/territoires/:ref', '?'])
          expect(found).toContain(
            `http_request_duration_seconds_count{method="GET",route="${route}",status="404"}`,
          );
        return found;
      });
      expect(text).not.toContain(CANARY);
    });

    it('shows of every service what waits in it, and of the process how it is', async () => {
      const text = await eventually(async () => {
        const found = await metrics();
        expect(found).toContain('maillage_consumer_lag_events{durable=');
        return found;
      });
      for (const service of SERVICES)
        for (const name of [
          'maillage_outbox_unpublished_events{',
          'maillage_outbox_oldest_unpublished_seconds{',
          'maillage_dead_letters_waiting{',
        ])
          expect(text).toContain(`${name}service="${service}"} `);
      for (const service of ['edge', ...SERVICES])
        for (const state of ['total', 'idle', 'waiting'])
          expect(text).toMatch(
            new RegExp(
              `^maillage_database_pool_connections\\{service="${service}",state="${state}"\\} \\d+$`,
              'm',
            ),
          );
      expect(text).toContain('# TYPE maillage_tasks_open gauge');
      expect(text).toMatch(/^nodejs_eventloop_lag_seconds [\d.e-]+$/m);
    });
  });

  describe('a trace', () => {
    it('leads from the request through its event to the dead letter and to what the consumer logs', async () => {
      // A fault of the service, not of the event: a rule in its table that it should not have.
      await sql(
        "ALTER TABLE activities.known_places ADD CONSTRAINT panne CHECK (commune <> '62498') NOT VALID",
      );
      const created = await admin.POST('/v1/clients', {
        body: {
          nom: 'Trace',
          source: 'trace',
          type: 'association_partenaire',
          roles: ['partenaire'],
          territoires: ['departement-62'],
        },
      });
      const issued = await admin.POST('/v1/clients/{id}/cles', {
        params: { path: { id: created.data?.id ?? '' } },
      });
      const imported = await makeClient(running.base, issued.data?.cle).POST('/v1/lieux/imports', {
        body: PLACE as never,
        bodySerializer: String,
        headers: {
          'content-type': 'text/csv',
          traceparent: TRACEPARENT,
          'x-request-id': `import-${TRACE}`,
        },
      });
      expect(imported.data ?? imported.error).toMatchObject({ crees: 1 });

      const [row] = await sql<{ traceparent: string }>('SELECT traceparent FROM actors.outbox');
      expect(row?.traceparent).toMatch(new RegExp(`^00-${TRACE}-(?!00f067aa0ba902b7)\\w{16}-01$`));
      const { host: servers, username: user, password: pass } = new URL(running.natsUrl);
      const bus = await connect({ servers, user, pass });
      try {
        const { streams } = await jetstreamManager(bus);
        const message = await eventually(() =>
          streams.getMessage('MAILLAGE_ACTORS', { last_by_subj: 'actors.place.registered.v1' }),
        );
        expect(message?.header.get('ce-traceparent')).toBe(row?.traceparent);
      } finally {
        await bus.close();
      }
      await eventually(
        async () => {
          const letters = await admin.GET('/v1/evenements-rejetes/{service}', {
            params: { path: { service: 'activities' } },
          });
          expect(letters.data?.data).toEqual([expect.objectContaining({ trace_id: TRACE })]);
          expect(await metrics()).toContain(
            'maillage_dead_letters_waiting{service="activities"} 1',
          );
        },
        { timeout: 60_000, every: 500 },
      );
      const traced = lines().filter(({ trace_id: id }) => id === TRACE);
      expect(traced).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            level: 'error',
            context: 'activities',
            message: expect.stringContaining('mis de côté'),
          }),
          expect.objectContaining({
            level: 'debug',
            context: 'http',
            request_id: `import-${TRACE}`,
            message: expect.stringMatching(/^POST \/v1\/lieux\/imports : 200 en \d+ ms$/),
          }),
        ]),
      );
    });

    it('is begun anew where a malformed one is sent', async () => {
      const id = 'malformed-trace';
      await ask('/sante/vivant', { traceparent: TRACEPARENT.toUpperCase(), 'x-request-id': id });
      const line = await eventually(async () => {
        const found = lines().find(({ request_id: one }) => one === id);
        expect(found).toBeDefined();
        return found;
      });
      expect(line?.trace_id).toMatch(/^[0-9a-f]{32}$/);
      expect(line?.trace_id).not.toBe(TRACE);
    });
  });

  it('goes on telling what it can when the database is away', async () => {
    await running.kill('postgresql');
    await eventually(async () => {
      const text = await metrics();
      expect(text).toContain('http_request_duration_seconds_count{');
      expect(text).not.toMatch(/^maillage_outbox_\w+\{/m);
    });
  });

  it('logs one JSON object a line, without addresses, bodies or keys', () => {
    const found = lines();
    expect(found.length).toBeGreaterThan(50);
    for (const line of found)
      expect(line).toMatchObject({
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        level: expect.stringMatching(/^(fatal|error|warn|info|debug)$/),
        context: expect.any(String),
        message: expect.any(String),
      });
    expect(words()).not.toContain(CANARY);
    expect(words()).not.toMatch(/mlg_[0-9a-f]{16}_|bearer/i);
  });
});
