import { readFileSync } from 'node:fs';
import { activity } from '../../kit/activity.js';
import { expectProblem, faultsOf } from '../../kit/expect-problem.js';
import type { Answer } from '../../kit/person.js';
import { Raw } from '../raw.js';
import type { Check } from './row.js';
import type { OwaspStage } from './owasp-stage.js';

const wish = (source: string, more: object = {}): object => ({
  nom: 'Essai',
  source,
  type: 'structure',
  roles: ['national'],
  territoires: ['departement-62'],
  ...more,
});

interface Document {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          { parameters?: readonly { name: string; schema?: Schema }[]; requestBody?: unknown }
        >
      >
    >
  >;
}
interface Schema {
  readonly type?: string;
  readonly [rule: string]: unknown;
}

/** One answer of every kind: open, known, refused, absent, documentation. */
const kinds = ({ stage, one }: OwaspStage): Promise<Answer<unknown>[]> =>
  Promise.all([
    one.person.get('/v1/moi'),
    one.person.get('/v1/activites'),
    one.person.get('/v1/lieux?format=csv'),
    one.person.get('/v1/clients'),
    one.person.get('/v1/lieux?limite=0'),
    stage.stranger.get('/v1/moi'),
    stage.stranger.get('/v1/territoires?q=arras'),
    stage.stranger.get('/v1/inconnu'),
    stage.stranger.get('/v1/%zz'),
    stage.stranger.get('/sante/vivant'),
    stage.stranger.get('/docs'),
  ]);

/** Every kind of answer has the header, and it reads so. */
export const header =
  (name: string, form: RegExp): Check =>
  async (at) => {
    for (const { headers, text } of await kinds(at))
      expect([text.slice(0, 300), headers.get(name)]).toEqual([
        text.slice(0, 300),
        expect.stringMatching(form),
      ]);
  };

/** Whatever is stored comes back letter for letter, inside JSON that no browser would take for a page. */
export const textStaysText: Check = async ({ stage }) => {
  const texts = [
    '<script>alert(1)</script>',
    '","roles":["administrateur"],"x":"',
    '\u2028</textarea>\u2029',
    '{{7*7}}${7*7}<%= 7*7 %>#{7*7}',
    '%s%s%n%x',
    'constructor.constructor("return 1")()',
    '%61%2561+&amp;',
  ];
  for (const [n, nom] of texts.entries()) {
    const { body } = await stage.admin.post('/v1/clients', wish(`owasp-texte-${n}`, { nom }));
    const answer = await stage.admin.get<{ nom: string; roles: string[] }>(
      `/v1/clients/${body.id}`,
    );
    expect([answer.body.nom, answer.body.roles]).toEqual([nom, ['national']]);
    expect([
      answer.headers.get('content-type'),
      answer.headers.get('x-content-type-options'),
    ]).toEqual([expect.stringMatching(/^application\/json/), 'nosniff']);
  }
};

/** An address is decoded once: what was encoded twice is another text. */
export const decodedOnce: Check = async ({ stage }) => {
  const hits = async (q: string): Promise<number> =>
    (await stage.stranger.read(`/v1/territoires?q=${q}`)).data.length;
  expect([(await hits('%61rras')) > 0, await hits('%2561rras')]).toEqual([true, 0]);
};

/** Links that we build name the same question again, whatever was in it. */
export const linksAreEncoded: Check = async ({ one }) => {
  const q = 'a&limite=500#x=javascript:1';
  const { links } = await one.person.read(`/v1/lieux?limite=2&q=${encodeURIComponent(q)}`);
  const { searchParams, hash } = new URL(links.self, 'http://x');
  expect([searchParams.get('q'), searchParams.getAll('limite'), hash]).toEqual([q, ['2'], '']);
};

export const numbersHaveBounds: Check = async ({ one }) => {
  for (const limite of ['9999999999999999999', '-1', '1e400', '0x10', 'NaN', '2147483648'])
    expectProblem(
      await one.person.get(`/v1/activites?limite=${limite}`),
      400,
      'platform.invalid_input',
    );
  for (const duree of [2 ** 31, 2 ** 53, -1, 1.5, '60', true]) {
    const lot = await one.person.post('/v1/activites/lots', [
      activity('owasp-nombre', { duree: duree }),
    ]);
    expect([duree, lot.body.rejetes]).toEqual([duree, 1]);
  }
};

/** One type of body a route: no XML parser is there to be attacked, nor any other. */
export const onlyItsTypes: Check = async ({ stage }) => {
  const entity =
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>';
  for (const type of [
    'application/xml',
    'text/xml',
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/x-yaml',
    'application/x-java-serialized-object',
  ]) {
    const answer = await stage.admin.send('/v1/clients', entity, type);
    expectProblem(answer, 415, 'platform.unsupported_media');
    expect(answer.text).not.toContain('root:');
  }
};

/** A body that comes compressed is not unpacked, so that a small one stays small. */
export const nothingIsUnpacked: Check = async ({ one }) => {
  const { gzipSync } = await import('node:zlib');
  for (const path of ['/v1/activites/lots', '/v1/lieux/imports', '/v1/jetons']) {
    const answer = await one.person.send(
      path,
      gzipSync('[]'.padEnd(1_000_000)),
      'application/json',
      { 'content-encoding': 'gzip' },
    );
    expect([path, [400, 415].includes(answer.status), answer.status]).toEqual([
      path,
      true,
      answer.status,
    ]);
  }
};

/** What says that it is a table and is none brings nothing in. */
export const filesAreWhatTheySay: Check = async ({ one }) => {
  for (const bytes of [
    Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    Buffer.from('PK\x03\x04'),
    Buffer.from('%PDF-1.7\n'),
    Buffer.alloc(64),
  ]) {
    const answer = await one.person.send<{ crees?: number }>(
      '/v1/lieux/imports',
      bytes,
      'text/csv',
    );
    expect([answer.status, answer.body.crees ?? 0]).toEqual([400, 0]);
  }
};

/** The published document bounds whatever may be sent in an address. */
export const rulesArePublished: Check = async ({ stage }) => {
  const {
    body: { paths },
  } = await stage.stranger.get<Document>('/v1/openapi.json');
  const parameters = Object.values(paths).flatMap((methods) =>
    Object.values(methods).flatMap(({ parameters: all = [] }) => all),
  );
  const unbounded = parameters.filter(
    ({ schema }) =>
      schema?.type === 'string' &&
      !['maxLength', 'enum', 'format', 'pattern', 'const'].some((rule) => rule in schema),
  );
  expect([parameters.length > 50, unbounded.map(({ name }) => name)]).toEqual([true, []]);
};

/** Of many requests for one name at once, one gets it. */
export const oneOfMany: Check = async ({ stage }) => {
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => stage.admin.post('/v1/clients', wish('owasp-unique'))),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(11).fill(409)]);
};

export const noCookies: Check = async (at) => {
  for (const { headers } of await kinds(at)) expect(headers.get('set-cookie')).toBeNull();
};

/** Without configuration no other origin may read anything, and none ever with credentials. */
export const noForeignOrigin: Check = async ({ one }) => {
  for (const origin of ['https://ailleurs.example', 'null', 'http://127.0.0.1']) {
    const { headers } = await one.person.get('/v1/moi', { origin });
    expect([
      headers.get('access-control-allow-origin'),
      headers.get('access-control-allow-credentials'),
    ]).toEqual([null, null]);
  }
};

export const contentTypes: Check = async (at) => {
  for (const { headers, text } of await kinds(at)) {
    const type = headers.get('content-type') ?? '';
    expect(type).toMatch(/^(application\/(problem\+)?json|text\/(html|csv)); ?charset=utf-8/i);
    if (/json/.test(type)) expect(() => JSON.parse(text) as unknown).not.toThrow();
  }
};

/** Nobody is sent elsewhere: not to HTTPS behind a caller's back, not to an address from the request. */
export const noRedirects: Check = async ({ stage }) => {
  for (const path of [
    '/v1/moi',
    '/v1/moi/',
    '//ailleurs.example/',
    '/\\ailleurs.example',
    '/v1/moi?url=https://ailleurs.example',
    '/docs',
    '/docs/',
  ]) {
    const answer = await fetch(stage.base + path, {
      redirect: 'manual',
      headers: { 'x-forwarded-proto': 'http', 'x-forwarded-host': 'ailleurs.example' },
    });
    expect([
      path,
      answer.status < 300 || answer.status >= 400,
      answer.headers.get('location'),
    ]).toEqual([path, true, null]);
  }
};

/** What stands between two messages is never a matter of opinion. */
export const noSmuggling: Check = async ({ stage }) => {
  const hidden = 'GET /v1/moi HTTP/1.1\r\nhost: x\r\n\r\n';
  for (const how of [
    'content-length: 6\r\ntransfer-encoding: chunked',
    'content-length: 5\r\ncontent-length: 6',
    'transfer-encoding: chunked, identity',
    'transfer-encoding : chunked',
    'content-length: +5',
    'transfer-encoding: xchunked',
  ]) {
    const raw = await Raw.open(stage.base);
    await raw.send(
      `POST /v1/clients HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n${how}\r\n\r\n0\r\n\r\n${hidden}`,
    );
    const answer = await raw.answer();
    expect([
      how,
      answer.status >= 400 && answer.status < 500,
      raw.received.match(/HTTP\/1\.1 /g)?.length,
    ]).toEqual([how, true, 1]);
  }
};

/** Files of development, lists of files, methods that mirror, pages of operators: nothing is there. */
export const nothingLeftLying: Check = async ({ stage }) => {
  for (const path of [
    '/.git/HEAD',
    '/.git/config',
    '/.svn/entries',
    '/.env',
    '/package.json',
    '/docs/package.json',
    '/docs/',
    '/debug',
    '/admin',
    '/server-status',
    '/actuator',
    '/graphql',
    '/swagger.json',
    '/docs-json',
    '/docs-yaml',
  ]) {
    const answer = await stage.stranger.get(path);
    const isDocs = path === '/docs/' && answer.status === 200 && /swagger-ui/i.test(answer.text);
    expect([path, isDocs || answer.status]).toEqual([path, isDocs || 404]);
    expect(answer.text).not.toMatch(/Index of|DATABASE_URL|"dependencies"/);
  }
};

export const onlyKnownMethods: Check = async ({ stage }) => {
  for (const method of ['TRACE', 'TRACK', 'CONNECT', 'DEBUG', 'PROPFIND']) {
    const raw = await Raw.open(stage.base);
    await raw.send(
      `${method} /v1/moi HTTP/1.1\r\nhost: x\r\nx-secret: ${method}-miroir\r\nconnection: close\r\n\r\n`,
    );
    const { status } = await raw.answer();
    // A CONNECT is cut off without a word.
    const isRefused = raw.received === '' ? method === 'CONNECT' : status >= 400 && status < 500;
    expect([method, raw.received.includes('miroir'), isRefused]).toEqual([method, false, true]);
  }
};

/** What a caller alone may read is kept by no cache, shared or not. */
export const nothingIsCached: Check = async ({ one, stage }) => {
  const answers = [
    ...['/v1/moi', '/v1/activites', '/v1/moi/journal', '/v1/activites/changements'].map(
      (path) => [path, one.person.get(path)] as const,
    ),
    ...['/v1/clients', '/v1/journal'].map((path) => [path, stage.admin.get(path)] as const),
  ];
  const kept = await Promise.all(
    answers.map(
      async ([path, answer]) => `${path} ${(await answer).headers.get('cache-control') ?? ''}`,
    ),
  );
  expect(kept.filter((one) => !/no-store|private/.test(one))).toEqual([]);
};

/** A text, a list and an object are not each other. */
export const typesAreStrict: Check = async ({ stage, one }) => {
  const answer = await stage.admin.post('/v1/clients', {
    nom: ['x'],
    source: { $ne: '' },
    type: true,
    roles: 'administrateur',
    territoires: { 0: 'france', length: 1 },
  });
  expect(
    new Set(
      faultsOf(expectProblem(answer, 400, 'platform.invalid_input')).map(
        (fault) => fault.split(' ')[0],
      ),
    ),
  ).toEqual(new Set(['/nom', '/source', '/type', '/roles', '/territoires']));
  for (const query of [
    'limite[]=1',
    'limite[$gt]=0',
    'source[]=x',
    'source=a&source=b',
    'limite=1&limite=2',
  ])
    expectProblem(await one.person.get(`/v1/activites?${query}`), 400, 'platform.invalid_input');
};

/** Nothing that the server wrote down is a key, nor more than one line for what a caller sent. */
export const logIsClean: Check = async ({ stage, one, two }) => {
  await stage.stranger.get('/v1/moi', {
    authorization: `Bearer ${one.key}x`,
    'x-request-id': 'a%0d%0aFAUX',
  });
  await stage.stranger.get(`/v1/moi?cle=${one.key}`);
  const log = readFileSync(stage.log('serveur'), 'utf8');
  for (const { key } of [one, two]) expect(log).not.toContain(key.slice(21));
  expect(log).not.toMatch(/^FAUX/m);
};
