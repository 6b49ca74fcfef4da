import { execFile } from 'node:child_process';
import { cluster, type Cluster, stopServers } from '@maillage/testing';
import { expectProblem } from '../kit/expect-problem.js';
import { Person } from '../kit/person.js';

const [ONE, OTHER, STRANGE] = [1, 2, 3].map((byte) =>
  Buffer.alloc(32, byte).toString('base64url'),
) as [string, string, string];

describe('npm run people:rewrap, beside a server', () => {
  let running: Cluster;
  let admin: Person;
  beforeAll(async () => {
    running = await cluster(['all'], {
      env: { ACCESS_MASTER_KEY: ONE, ACCESS_MASTER_KEY_PREVIOUS: OTHER, LOG_LEVEL: 'warn' },
    });
    admin = new Person(running.base, running.adminKey);
  });
  afterAll(async () => {
    await running.stop();
    await stopServers();
  });

  const rewrap = (present: string, previous: string): Promise<{ code: number; said: string }> =>
    new Promise((resolve) => {
      const env = {
        ...process.env,
        DATABASE_URL: running.databaseUrl,
        ACCESS_MASTER_KEY: present,
        ACCESS_MASTER_KEY_PREVIOUS: previous,
        LOG_LEVEL: 'warn',
      };
      execFile(
        process.execPath,
        ['dist/services/host/src/command.js', 'access', 'people:rewrap'],
        { env },
        (error, out, err) =>
          resolve({ code: error === null ? 0 : Number(error.code), said: out + err }),
      );
    });
  const enter = async (reference: string): Promise<string> => {
    const { status, body } = await admin.post('/v1/personnes', {
      source: 'changement',
      reference,
      categorie: 'beneficiaire',
      nom: `Nom ${reference}`,
    });
    expect(status).toBe(201);
    return body.id;
  };

  it('changes the master key while people are entered, read and found again', async () => {
    const id = await enter('p-1');
    expect(await rewrap(OTHER, ONE)).toEqual({
      code: 0,
      said: expect.stringMatching(/: 1 changée\(s\), 0 qui/),
    });
    expect(await admin.read(`/v1/personnes/${id}`)).toMatchObject({ nom: 'Nom p-1' });
    expect(await enter('p-1')).toBe(id);
    const second = await enter('p-2');
    expect(await rewrap(OTHER, ONE)).toEqual({
      code: 0,
      said: expect.stringMatching(/: 0 changée\(s\), 2 qui/),
    });
    expect(await admin.read(`/v1/personnes/${second}`)).toMatchObject({ nom: 'Nom p-2' });
  });

  it('refuses keys that are not this database’s, and shows none', async () => {
    const { code, said } = await rewrap(STRANGE, STRANGE);
    expect([code, said]).toEqual([1, expect.stringContaining('ACCESS_MASTER_KEY')]);
    for (const key of [ONE, OTHER, STRANGE]) expect(said).not.toContain(key);
  });

  it('leaves a server that has the other key alone unready and honest, until it is given both', async () => {
    const id = await enter('p-3');
    expect((await rewrap(STRANGE, OTHER)).code).toBe(0);
    expectProblem(await admin.get(`/v1/personnes/${id}`), 503, 'platform.wrong_master_key');
    expect((await admin.get('/sante/pret')).status).toBe(503);
    expect((await rewrap(ONE, STRANGE)).code).toBe(0);
    expect(await admin.read(`/v1/personnes/${id}`)).toMatchObject({ nom: 'Nom p-3' });
    expect((await admin.get('/sante/pret')).status).toBe(200);
  });
});
