import { setTimeout as sleep } from 'node:timers/promises';
import { expectProblem, faultsOf } from '../../kit/expect-problem.js';
import { Person } from '../../kit/person.js';
import type { Check } from './row.js';

/** jose and the keys of a provider wait this long before they ask it again, in ms. */
const RETRY_MS = 1_100;

/** A provider that was taken over can name itself another, send elsewhere, break off or say nothing: nobody gets in, nothing is a 500. */
export const providersAreNotBelieved: Check = async ({ stage, rogue }) => {
  const json = { 'content-type': 'application/json' };
  const tricks: Record<string, typeof rogue.trick> = {
    'names itself another': (answer) =>
      answer
        .writeHead(200, json)
        .end(
          JSON.stringify({ issuer: stage.provider.url, jwks_uri: `${stage.provider.url}/jwks` }),
        ),
    'sends elsewhere': (answer) =>
      answer.writeHead(302, { location: `${rogue.url}/ailleurs` }).end(),
    'is no JSON': (answer) => answer.writeHead(200, json).end('<html>'),
    'is an error': (answer) => answer.writeHead(500).end('SELECT secret'),
    'breaks off': (answer) => answer.destroy(),
    'has an address that is none': (answer) =>
      answer
        .writeHead(200, json)
        .end(JSON.stringify({ issuer: rogue.url, jwks_uri: 'file:///etc/passwd' })),
    'has no key': (answer) =>
      answer
        .writeHead(200, json)
        .end(JSON.stringify({ issuer: rogue.url, jwks_uri: `${rogue.url}/jwks` })),
  };
  for (const [what, trick] of Object.entries(tricks)) {
    rogue.trick = trick;
    await sleep(RETRY_MS);
    const answer = await new Person(stage.base, await rogue.token()).get('/v1/moi');
    expect([what, [401, 503].includes(answer.status), answer.status]).toEqual([
      what,
      true,
      answer.status,
    ]);
    expect(answer.text).not.toMatch(/SELECT|html|ECONN|passwd/);
  }
  expect(rogue.asked).not.toContain('/ailleurs');
  expect((await stage.admin.get('/v1/moi')).status).toBe(200);
};

/** No address that a caller sends is ever called. */
export const nothingIsFetched: Check = async ({ stage, one, rogue }) => {
  const before = rogue.asked.length;
  const address = `${rogue.url}/piege`;
  for (const emetteur of [
    address,
    'http://169.254.169.254/latest/meta-data/',
    'file:///etc/passwd',
    'gopher://127.0.0.1:5432/',
    'http://[::1]:5432/',
  ]) {
    const answer = await stage.admin.post('/v1/agents', { emetteur, sujet: 'x' });
    expect([emetteur, [400, 422].includes(answer.status)]).toEqual([emetteur, true]);
    if (answer.status === 422)
      expect(faultsOf(expectProblem(answer, 422, 'access.unknown_issuer'))).toEqual([
        '/emetteur unknown_issuer',
      ]);
  }
  for (const header of ['jku', 'x5u']) {
    const token = await stage.provider.forge({ sub: 'x' }, { [header]: address });
    expectProblem(
      await new Person(stage.base, token).get('/v1/moi'),
      401,
      'platform.unknown_caller',
    );
  }
  for (const path of [
    `/v1/lieux?q=${encodeURIComponent(address)}`,
    `/v1/lieux?source=${encodeURIComponent(address)}`,
  ])
    expect((await one.person.get(path)).status).toBeLessThan(500);
  expect(
    (
      await stage.stranger.get('/v1/moi', {
        host: 'ailleurs.example',
        referer: address,
        origin: address,
      })
    ).status,
  ).toBe(401);
  expect(rogue.asked.slice(before).filter((path) => path.startsWith('/piege'))).toEqual([]);
};

/** What is published is there, and what is not published is not: of each address, other methods; of each folder, its neighbours. */
export const inventoryIsWhole: Check = async ({ stage }) => {
  const {
    body: { paths },
  } = await stage.stranger.get<{ paths: Record<string, Record<string, unknown>> }>(
    '/v1/openapi.json',
  );
  const nobody = '0192f000-0000-7000-8000-000000000000';
  for (const [path, methods] of Object.entries(paths)) {
    const target = path.replace(/\{\w+\}/g, nobody);
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await stage.admin.call<{ code?: string }>(method, target, undefined, {
        'if-match': '*',
      });
      const isThere = answer.body?.code !== 'platform.no_such_route';
      // A longer pattern of the document may stand at the same address: `lieux/{id}` answers for `lieux/imports`.
      const isElsewhere = Object.entries(paths).some(
        ([other, ofOther]) =>
          other !== path &&
          method.toLowerCase() in ofOther &&
          new RegExp(`^${other.replace(/\{\w+\}/g, '[^/]+')}$`).test(target),
      );
      expect([method, path, isThere]).toEqual([
        method,
        path,
        method.toLowerCase() in methods || isElsewhere,
      ]);
    }
    for (const old of [
      target.replace(/^\/v1/, '/v0'),
      target.replace(/^\/v1/, '/v2'),
      target.replace(/^\/v1/, ''),
      target.replace(/^\/v1/, '/internal'),
    ].filter((one) => one !== target && one !== '')) {
      expect([old, (await stage.admin.get(old)).status]).toEqual([old, 404]);
    }
  }
};

/** The answers show a caller its remaining quota; what costs most has its own bounds. */
export const useIsBounded: Check = async ({ one }) => {
  const answer = await one.person.get('/v1/activites');
  expect([answer.headers.get('ratelimit-policy'), answer.headers.get('ratelimit')]).toEqual([
    expect.stringMatching(/^"defaut";q=\d+;w=60/),
    expect.stringMatching(/^"defaut";r=\d+;t=\d+/),
  ]);
  expectProblem(await one.person.get('/v1/activites?limite=501'), 400, 'platform.invalid_input');
  expectProblem(
    await one.person.send(
      '/v1/jetons',
      JSON.stringify({ grant_type: 'x'.repeat(100_000) }),
      'application/json',
    ),
    413,
    'platform.body_too_large',
  );
  const wide = await one.person.get<{ code: string }>(
    '/v1/indicateurs/activites/valeurs?territoire=departement-62&du=1900-01-01&au=2100-12-31&pas=jour',
  );
  expect([wide.status >= 400 && wide.status < 500, typeof wide.body.code]).toEqual([
    true,
    'string',
  ]);
};

/** The steps of an access cannot be taken out of order, nor twice. */
export const flowsAreHeld: Check = async ({ stage }) => {
  const { clientId } = await stage.enter('owasp-flux', 'national', ['departement-62']);
  const path = `/v1/clients/${clientId}`;
  expectProblem(await stage.admin.delete(path), 428, 'platform.if_match_required');
  expect((await stage.admin.delete(path, { 'if-match': '*' })).status).toBe(204);
  expectProblem(await stage.admin.post(`${path}/cles`, {}), 409, 'access.client_closed');
  expectProblem(
    await stage.admin.call('PATCH', path, '{"nom":"x"}', {
      'content-type': 'application/json',
      'if-match': '*',
    }),
    409,
    'access.client_closed',
  );
};
