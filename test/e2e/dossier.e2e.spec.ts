import { eventually, stopServers } from '@maillage/testing';
import { Client } from 'pg';
import { push } from '../kit/activity.js';
import { expectProblem } from '../kit/expect-problem.js';
import type { Answer, Person } from '../kit/person.js';
import { Stage } from '../kit/stage.js';

/** More than two pages of what a service returns at once. */
const MANY = 450;

interface File {
  readonly instant: string;
  readonly personne: object;
  readonly services: readonly object[];
}
interface Task {
  readonly id: string;
  readonly nature: string;
  readonly etat: string;
  readonly resultat?: { readonly dossier: string };
}

describe('the file of a person, while a part of the product is away', () => {
  const stage = new Stage(['access', 'activities']);
  let partner: Person;
  let path: string;

  beforeAll(async () => {
    await stage.open();
    partner = await stage.as('dossier', 'partenaire');
    const about = {
      type: 'collectif',
      date: '2026-03-14',
      duree: 60,
      type_lieu: 'autre',
      lieu_code_insee: '62041',
      beneficiaires: { total: 2, refs: ['p-dossier'] },
    };
    const pushed = await push(
      partner,
      Array.from({ length: MANY }, (_, index) => ({ ...about, source_id: `d-${index}` })),
    );
    expect(pushed.crees).toBe(MANY);
    const { body } = await partner.post('/v1/personnes', {
      reference: 'p-dossier',
      categorie: 'beneficiaire',
      nom: 'Zythophile',
    });
    path = `/v1/personnes/${body.id}/dossier`;
  });
  afterAll(async () => {
    await stage.close();
    await stopServers();
  });

  const whole = (): Promise<void> =>
    eventually(
      async () => {
        const { status, body } = await partner.get<{
          personne: object;
          services: { service: string; donnees: { source_id: string }[] }[];
        }>(path);
        expect([status, body.personne]).toEqual([
          200,
          expect.objectContaining({ nom: 'Zythophile' }),
        ]);
        expect(
          body.services.map(({ service, donnees }) => [
            service,
            new Set(donnees.map((one) => one.source_id)).size,
            donnees.length,
          ]),
        ).toEqual([['activities', MANY, MANY]]);
      },
      { timeout: 30_000, every: 200 },
    );
  const sql = async <Row extends object>(text: string): Promise<Row[]> => {
    const client = new Client({ connectionString: stage.databaseUrl });
    await client.connect();
    return (await client.query<Row>(text).finally(() => client.end())).rows;
  };
  const expectHonest = (answer: Answer<unknown>): void => {
    expectProblem(answer, 503, 'platform.service_away');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer.headers.get('content-disposition')).toBeNull();
    expect(answer.text).not.toMatch(/Zythophile|p-dossier|source_id/);
  };

  it.each([
    ['a service that keeps data is gone', 'activities', 'SIGKILL'],
    ['a service that keeps data does not answer', 'activities', 'SIGSTOP'],
    ['the bus is gone', 'nats', 'SIGKILL'],
  ] as const)(
    'is refused rather than shown in part when %s, and whole once it is back',
    async (_, part, signal) => {
      await whole();
      await stage.parts.kill(part, signal);
      try {
        expectHonest(await partner.get(path));
      } finally {
        if (signal === 'SIGSTOP') await stage.parts.kill(part, 'SIGCONT');
        else await stage.parts.restart(part);
      }
      await whole();
    },
  );

  it('is gathered by a task that waits for who is away, shown to its caller alone, and gone with the person', async () => {
    await whole();
    await stage.parts.kill('activities', 'SIGKILL');
    const begun = await partner.get<Task>(path, { prefer: 'respond-async' });
    expect([begun.status, begun.body.nature]).toEqual([202, 'personnes.dossier']);
    const address = begun.headers.get('location') ?? '';
    await eventually(async () =>
      expect((await partner.get<Task>(address)).body.etat).toBe('en_cours'),
    );
    await stage.parts.restart('activities');
    const ended = await eventually(
      async () => {
        const answer = await partner.get<Task>(address);
        expect(answer.body.etat).toBe('terminee');
        return answer;
      },
      { timeout: 120_000, every: 200 },
    );
    expect(ended.body).toMatchObject({ progression: { fait: 1, total: 1 } });
    const events = await partner.get(`${address}/evenements`);
    expect(ended.text + events.text).not.toMatch(/Zythophile|p-dossier|source_id/);
    const { dossier = '' } = ended.body.resultat ?? {};
    expect(dossier).toBe(`${path}s/${begun.body.id}`);
    const [gathered, sent] = [await partner.get<File>(dossier), await partner.get<File>(path)];
    expect([gathered.status, gathered.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect({ ...gathered.body, instant: '' }).toEqual({ ...sent.body, instant: '' });
    expectProblem(await stage.admin.get(dossier), 404, 'access.dossier_not_there');
    const person = path.split('/')[3] ?? '';
    const journal = await partner.get<{ data: { action: string }[] }>(
      `/v1/moi/journal?sujet=${person}&limite=3`,
    );
    // The task, what it gathered, and the read that did without it.
    expect(journal.body.data.map(({ action }) => action)).toEqual(
      Array.from({ length: 3 }, () => 'personnes.dossier'),
    );
    const [kept] = await sql<{ text: string }>(
      `SELECT (SELECT string_agg(t::text, ' ') FROM access.tasks t)
         || (SELECT string_agg(encode(sealed, 'escape'), ' ') FROM access.person_dossiers) AS text`,
    );
    expect(kept?.text.length).toBeGreaterThan(10_000);
    expect(kept?.text).not.toMatch(/Zythophile|p-dossier|source_id/);
    // What retention has begun to let go is not shown in part.
    await sql('DELETE FROM access.person_dossiers WHERE part = 0');
    expectProblem(await partner.get(dossier), 404, 'access.dossier_not_there');
    const erased = await partner.post(`/v1/personnes/${person}/effacement`, {});
    expect(erased.text).toContain('person_dossiers');
    expectProblem(await partner.get(dossier), 404, 'access.person_not_found');
  });
});
