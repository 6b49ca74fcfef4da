import { cluster, type Cluster, eventually } from '@maillage/testing';
import { Person } from '../kit/person.js';
import { csvOf, type ImportOutcome, place } from '../kit/place.js';

/** Files announced as longer than this are imported by a task. */
const SMALL = 10_000;

interface Told {
  readonly id: string;
  readonly event: string;
  readonly data: Record<string, unknown>;
}

interface TaskBody {
  readonly id: string;
  readonly etat: string;
  readonly progression: { readonly fait: number; readonly total?: number };
}

const TASK = { nature: 'journal.verification', progression: { fait: expect.any(Number) } };

describe('tasks, in several processes', () => {
  let running: Cluster;
  let admin: Person;
  /** Another process than the one that works. */
  let elsewhere: Person;
  let partner: Person;
  let importer: Person;

  beforeAll(async () => {
    running = await cluster(['access', 'indicators', 'actors'], {
      env: { LOG_LEVEL: 'warn', TASK_BODY_BYTES: String(SMALL) },
    });
    admin = new Person(running.url('access'), running.adminKey);
    elsewhere = new Person(running.url('indicators'), running.adminKey);
    const client = await admin.post('/v1/clients', {
      nom: 'Partenaire',
      source: 'partenaire',
      type: 'association_partenaire',
      roles: ['partenaire'],
      territoires: ['france'],
    });
    const key = await admin.post(`/v1/clients/${client.body.id}/cles`, {});
    partner = new Person(running.url('access'), key.body.cle);
    importer = new Person(running.url('actors'), key.body.cle);
  });
  afterAll(async () => {
    await running.stop();
  });

  const begin = async (): Promise<string> => {
    const begun = await admin.get<TaskBody>('/v1/journal/verification', {
      prefer: 'respond-async',
    });
    expect(begun.status).toBe(202);
    expect(begun.headers.get('location')).toBe(`/v1/taches/${begun.body.id}`);
    expect(begun.headers.get('preference-applied')).toBe('respond-async');
    expect(begun.body).toMatchObject({ ...TASK, etat: 'en_attente' });
    return begun.body.id;
  };

  const events = async (person: Person, id: string, last?: string): Promise<Told[]> => {
    const answer = await person.get(
      `/v1/taches/${id}/evenements`,
      last === undefined ? {} : { 'last-event-id': last },
    );
    expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    return answer.text.split('\n\n').flatMap((block) => {
      const found = /^id: (\d+)\nevent: (\w+)\ndata: (.*)$/m.exec(block);
      return found === null
        ? []
        : [
            {
              id: found[1] ?? '',
              event: found[2] ?? '',
              data: JSON.parse(found[3] ?? '') as Told['data'],
            },
          ];
    });
  };

  it('are begun in one and followed in another, to their end', async () => {
    const id = await begin();
    const told = await events(elsewhere, id);
    expect(told.map((one) => one.id)).toEqual(told.map((_, index) => String(index + 1)));
    expect(told.at(-1)).toMatchObject({
      event: 'fin',
      data: { ...TASK, id, etat: 'terminee', resultat: { etat: 'intact' } },
    });
    expect(await elsewhere.read(`/v1/taches/${id}`)).toMatchObject({ id, etat: 'terminee' });
    const list = await elsewhere.get('/v1/taches?limite=1');
    expect(list.body).toMatchObject({ data: [{ id }], meta: { nombre: 1 } });
  });

  it('give a reader that comes back what it has not had, and nothing to one that has all', async () => {
    const begun = await admin.post('/v1/indicateurs/recalcul', {});
    expect(begun.status).toBe(404);
    const anew = await elsewhere.send<TaskBody>(
      '/v1/indicateurs/recalcul',
      '{}',
      'application/json',
    );
    expect(anew.status).toBe(202);
    const id = anew.body.id;
    const all = await events(admin, id);
    expect(all.map(({ event }) => event)).toEqual([
      ...all.slice(1).map(() => 'progression'),
      'fin',
    ]);
    expect(all.at(-2)).toMatchObject({ data: { fait: 100, total: 100 } });
    for (let last = 0; last < all.length; last++)
      expect(await events(admin, id, String(last))).toEqual(all.slice(last));
    const nothing = await admin.get(`/v1/taches/${id}/evenements`, {
      'last-event-id': String(all.length),
    });
    expect([nothing.status, nothing.text]).toEqual([204, '']);
    const wrong = await admin.get(`/v1/taches/${id}/evenements`, { 'last-event-id': 'hier' });
    expect(wrong.status).toBe(400);
  });

  it('are there for the caller that asked for them, and for one that manages all', async () => {
    const id = await begin();
    for (const path of ['', '/evenements'])
      expect((await partner.get(`/v1/taches/${id}${path}`)).status).toBe(404);
    expect((await partner.post(`/v1/taches/${id}/annulation`, {})).status).toBe(404);
    expect(await partner.read('/v1/taches')).toMatchObject({ data: [] });
  });

  it('stay as they ended when they are cancelled afterwards', async () => {
    const id = await begin();
    await eventually(async () =>
      expect(await admin.read(`/v1/taches/${id}`)).toMatchObject({ etat: 'terminee' }),
    );
    const answer = await admin.post(`/v1/taches/${id}/annulation`, {});
    expect([answer.status, answer.body]).toEqual([
      200,
      expect.objectContaining({ etat: 'terminee' }),
    ]);
  });

  const file = (lines: number, nom: string): string =>
    csvOf(Array.from({ length: lines }, (_, index) => place(`l-${index}`, { nom })));

  it('import a file that is long, or whose sender prefers not to wait, in the name of their caller', async () => {
    const [short, long] = [file(3, 'Premier'), file(600, 'Second')];
    expect([short.length < SMALL, long.length > SMALL]).toEqual([true, true]);
    const at = '/v1/lieux/imports';
    const asked = await importer.send<TaskBody>(at, short, 'text/csv', {
      prefer: 'respond-async',
    });
    expect([asked.status, asked.headers.get('preference-applied')]).toEqual([202, 'respond-async']);
    expect(asked.headers.get('location')).toBe(`/v1/taches/${asked.body.id}`);
    expect((await events(partner, asked.body.id)).at(-1)).toMatchObject({
      event: 'fin',
      data: { nature: 'lieux.import', resultat: { crees: 3, import_id: asked.body.id } },
    });
    const key = { 'idempotency-key': 'un-fichier-long' };
    const begun = await importer.send<TaskBody>(at, long, 'text/csv', key);
    expect([begun.status, begun.headers.get('preference-applied')]).toEqual([202, null]);
    const again = await importer.send<TaskBody>(at, long, 'text/csv', key);
    expect([again.status, again.body.id]).toEqual([202, begun.body.id]);
    expect(again.headers.get('location')).toBe(`/v1/taches/${begun.body.id}`);
    expect((await events(partner, begun.body.id)).at(-1)).toMatchObject({
      data: {
        progression: { fait: Buffer.byteLength(long), total: Buffer.byteLength(long) },
        resultat: { recus: 600, crees: 597, modifies: 3 },
      },
    });
    const waited = await importer.send<ImportOutcome>(at, short, 'text/csv');
    expect([waited.status, waited.body.modifies]).toEqual([200, 3]);
    const own = await partner.get<{ data: { id: string }[] }>('/v1/taches');
    expect(own.body.data.map(({ id }) => id)).toEqual([begun.body.id, asked.body.id]);
    const all = await admin.get<{ data: { id: string }[] }>('/v1/taches?limite=500');
    expect(all.body.data.map(({ id }) => id)).not.toContain(begun.body.id);
    const journal = await partner.get<{ data: { action: string }[] }>(
      `/v1/moi/journal?sujet=${begun.body.id}`,
    );
    expect(new Set(journal.body.data.map(({ action }) => action))).toEqual(
      new Set(['taches.commencer', 'lieux.importer']),
    );
  });

  it('do not go on once the key that asked for them is revoked', async () => {
    const others = await admin.post('/v1/clients', {
      nom: 'Autre',
      source: 'autre',
      type: 'association_partenaire',
      roles: ['partenaire'],
      territoires: ['france'],
    });
    const key = await admin.post(`/v1/clients/${others.body.id}/cles`, {});
    const long = file(20_000, 'Long');
    const begun = await new Person(running.url('actors'), key.body.cle).send<TaskBody>(
      '/v1/lieux/imports',
      long,
      'text/csv',
    );
    expect(begun.status).toBe(202);
    await admin.call('DELETE', `/v1/clients/${others.body.id}/cles/${key.body.id}`);
    const [end] = (await events(admin, begun.body.id)).slice(-1);
    expect(end).toMatchObject({
      event: 'fin',
      data: { etat: 'echouee', erreur: { code: 'platform.access_ended' } },
    });
    const { fait } = (end?.data as unknown as TaskBody).progression;
    expect(fait).toBeLessThan(Buffer.byteLength(long));
  });
});
