import { decodeJwt, decodeProtectedHeader } from 'jose';
import { activity } from '../../kit/activity.js';
import { expectProblem, faultsOf } from '../../kit/expect-problem.js';
import { Person } from '../../kit/person.js';
import type { Check } from './row.js';
import type { OwaspStage } from './owasp-stage.js';

const tokenOf = async ({
  one,
}: OwaspStage): Promise<{ access_token: string; expires_in: number }> =>
  (await one.person.post('/v1/jetons', { grant_type: 'client_credentials', duree: 60 })).body;

/** One door: a key is taken from the Authorization header and from nowhere else. */
export const oneDoor: Check = async ({ stage, one }) => {
  const { key } = one;
  const basic = Buffer.from(`x:${key}`).toString('base64');
  const doors = [
    { cookie: `cle=${key}; session=${key}` },
    { 'x-api-key': key },
    { authorization: `Basic ${basic}` },
    { authorization: `Digest ${key}` },
    { 'proxy-authorization': `Bearer ${key}` },
    { 'x-authorization': `Bearer ${key}` },
  ];
  for (const headers of doors)
    expectProblem(await stage.stranger.get('/v1/moi', headers), 401, 'platform.unknown_caller');
};

export const noDefaultAccounts: Check = async ({ stage }) => {
  const pairs = [
    'admin:admin',
    'root:root',
    'sa:',
    'maillage:maillage',
    'postgres:postgres',
    'administrateur:administrateur',
  ];
  for (const pair of pairs)
    expect(
      (
        await stage.stranger.get('/v1/moi', {
          authorization: `Basic ${Buffer.from(pair).toString('base64')}`,
        })
      ).status,
    ).toBe(401);
  for (const letter of ['0', 'a', 'f'])
    expect(
      (await new Person(stage.base, `mlg_${letter.repeat(16)}_${'A'.repeat(43)}`).get('/v1/moi'))
        .status,
    ).toBe(401);
};

/** 256 bits that no two keys share, in any part. */
export const keysAreRandom: Check = async ({ stage, one }) => {
  const keys = await Promise.all(
    Array.from(
      { length: 20 },
      async () => (await stage.admin.post(`/v1/clients/${one.clientId}/cles`, {})).body.cle,
    ),
  );
  const secrets = keys.map((key) => /^mlg_[0-9a-f]{16}_([\w-]{43})$/.exec(key)?.[1] ?? '');
  expect(secrets.every((secret) => Buffer.from(secret, 'base64url').length === 32)).toBe(true);
  for (let at = 0; at < 43; at += 8)
    expect(new Set(secrets.map((secret) => secret.slice(at, at + 8))).size).toBeGreaterThan(
      at + 8 > 43 ? 10 : 19,
    );
};

/** Each token is another one, is short, and has an end that its caller cannot move. */
export const tokensAreShort: Check = async (at) => {
  const [first, second] = [await tokenOf(at), await tokenOf(at)];
  expect(first.access_token).not.toBe(second.access_token);
  const { iat = 0, exp = 0, aud, jti } = decodeJwt(first.access_token);
  expect([exp - iat, aud, typeof jti]).toEqual([60, 'urn:maillage:api', 'string']);
  for (const duree of [901, 10 ** 9, -1])
    expectProblem(
      await at.one.person.post('/v1/jetons', { grant_type: 'client_credentials', duree }),
      400,
      'platform.invalid_input',
    );
};

/** Tokens are signed with P-256 (128 bits), and only public parts are published. */
export const signaturesAreStrong: Check = async (at) => {
  const { access_token: token } = await tokenOf(at);
  const { alg, kid } = decodeProtectedHeader(token);
  const { keys } = await at.stage.stranger.read('/v1/access/jwks.json');
  const key = keys.find((one) => one['kid'] === kid);
  expect([alg, key?.['crv'], keys.some((one) => 'd' in one || 'k' in one)]).toEqual([
    'ES256',
    'P-256',
    false,
  ]);
};

/** Grants for machines alone: no password, no implicit flow, nothing to renew with. */
export const onlyItsGrants: Check = async ({ stage, one }) => {
  for (const grant_type of [
    'password',
    'implicit',
    'authorization_code',
    'refresh_token',
    'token',
    'urn:ietf:params:oauth:grant-type:jwt-bearer',
  ]) {
    expectProblem(
      await one.person.post('/v1/jetons', { grant_type }),
      400,
      'platform.invalid_input',
    );
  }
  const given = await one.person.post('/v1/jetons', { grant_type: 'client_credentials' });
  expect([given.status, 'refresh_token' in given.body, 'id_token' in given.body]).toEqual([
    200,
    false,
    false,
  ]);
  expectProblem(
    await stage.stranger.post('/v1/jetons', { grant_type: 'client_credentials' }),
    401,
    'platform.unknown_caller',
  );
};

/** Headers that a proxy or a browser might set give no right and no other address. */
export const headersGiveNothing: Check = async ({ stage, one }) => {
  const claims = {
    'x-user-id': one.clientId,
    'x-role': 'administrateur',
    'x-forwarded-user': 'admin',
    'x-original-url': '/v1/clients',
    'x-rewrite-url': '/v1/clients',
    'x-http-method-override': 'DELETE',
  };
  expectProblem(await stage.stranger.get('/v1/moi', claims), 401, 'platform.unknown_caller');
  expectProblem(await one.person.get('/v1/clients', claims), 403, 'platform.not_allowed');
  expect((await one.person.get<{ id: string }>('/v1/moi', claims)).body.id).toBe(one.clientId);
};

/** Where a call came from is what the connection says, unless a proxy is configured. */
export const addressIsTheConnection: Check = async ({ stage }) => {
  const id = `owasp-adresse-${process.pid}`;
  const forged = {
    'x-forwarded-for': '203.0.113.9',
    'x-real-ip': '203.0.113.9',
    forwarded: 'for=203.0.113.9',
    'x-request-id': id,
  };
  await stage.admin.post(
    '/v1/clients',
    {
      nom: 'Adresse',
      source: 'owasp-adresse',
      type: 'structure',
      roles: ['national'],
      territoires: ['departement-62'],
    },
    forged,
  );
  const { data } = await stage.admin.read('/v1/journal?limite=50');
  const mine = data.map((entry) => JSON.stringify(entry)).filter((text) => text.includes(id));
  expect([mine.length > 0, mine.some((text) => text.includes('203.0.113.9'))]).toEqual([
    true,
    false,
  ]);
};

/** Entries say when, in UTC, and what was done. */
export const journalSaysWhen: Check = async ({ stage }) => {
  const { data } = await stage.admin.read('/v1/journal?limite=20');
  expect(data.length).toBeGreaterThan(0);
  for (const { instant, action } of data)
    expect([instant, action]).toEqual([
      expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      expect.stringMatching(/^\w+\.\w+/),
    ]);
};

/** What is another's looks like what does not exist, whatever is tried with its id. */
export const othersAreAbsent: Check = async ({ one, two }) => {
  await one.person.post('/v1/activites/lots', [activity('owasp-bola')]);
  const mine = await one.person.read('/v1/activites/par-source/owasp-bola');
  const nobody = '0192f000-0000-7000-8000-000000000000';
  const [hidden, absent] = [
    await two.person.get<object>(`/v1/activites/${mine.id}`),
    await two.person.get<object>(`/v1/activites/${nobody}`),
  ];
  expect([hidden.status, { ...hidden.body, request_id: '' }]).toEqual([
    404,
    { ...absent.body, request_id: '' },
  ]);
  expect((await two.person.get('/v1/activites/par-source/owasp-bola')).status).toBe(404);
  expect(
    (await two.person.delete('/v1/activites/par-source/owasp-bola', { 'if-match': '*' })).status,
  ).toBe(404);
  expect((await two.person.get('/v1/activites?source=owasp-un&limite=500')).text).not.toContain(
    'owasp-bola',
  );
  expect((await one.person.get(`/v1/activites/${mine.id}`)).status).toBe(200);
};

/** Fields that decide rights are refused when they are sent along, and none is shown that is not published. */
export const fieldsAreFenced: Check = async ({ stage, one, two }) => {
  for (const field of ['source', 'version', 'id', 'client_id', 'creation']) {
    const { body } = await one.person.post('/v1/activites/lots', [
      { ...activity('owasp-champ'), [field]: two.source },
    ]);
    expect([field, body.items[0]?.verdict]).toEqual([field, 'rejete']);
  }
  const { headers } = await stage.admin.get(`/v1/clients/${one.clientId}`);
  const change = await stage.admin.call(
    'PATCH',
    `/v1/clients/${one.clientId}`,
    '{"id":"x","version":9,"source":"y","fermeture":"2026-01-01T00:00:00Z"}',
    { 'content-type': 'application/json', 'if-match': headers.get('etag') ?? '' },
  );
  expect(
    faultsOf(expectProblem(change, 400, 'platform.invalid_input')).length,
  ).toBeGreaterThanOrEqual(4);
  expect((await stage.admin.get(`/v1/clients/${one.clientId}`)).text).not.toMatch(
    /hash|secret|scrypt/i,
  );
};

/** Administrators alone reach the routes of administration, by any method. */
export const functionsAreFenced: Check = async ({ stage, one }) => {
  for (const path of [
    '/v1/clients',
    '/v1/agents',
    '/v1/journal',
    '/v1/journal/ancres',
    '/v1/evenements-rejetes/access',
    `/v1/clients/${one.clientId}/cles`,
  ]) {
    expectProblem(await one.person.get(path), 403, 'platform.not_allowed');
    expectProblem(await stage.stranger.get(path), 401, 'platform.unknown_caller');
  }
  expectProblem(
    await one.person.post(`/v1/clients/${one.clientId}/cles`, {}),
    403,
    'platform.not_allowed',
  );
  expectProblem(
    await one.person.post('/v1/agents', { emetteur: stage.provider.url, sujet: 'x' }),
    403,
    'platform.not_allowed',
  );
};
