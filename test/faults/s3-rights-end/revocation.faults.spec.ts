import { setTimeout as sleep } from 'node:timers/promises';
import {
  cluster,
  type Cluster,
  eventually,
  random,
  type Random,
  stopServers,
} from '@maillage/testing';
import { PREFIXES, SERVICES } from '../../kit/documents.js';
import { IdentityProvider } from '../../kit/identity-provider.js';
import { Person } from '../../kit/person.js';
import { breaking } from '../kit/planted.js';
import { finds, holds } from '../kit/promise.js';
import { progress } from '../kit/progress.js';
import { SEED, setting } from '../kit/settings.js';

const NUMBER = setting('FAULTS_REVOCATIONS', 20);
/** S3: felt everywhere within this time from the answer to the request that took the right away. */
const PROMISE_MS = 1_000;
const AT_ONCE = 5;
/** One of each process; the first is open to a caller with any right at all. */
const PATHS = ['/v1/moi', '/v1/activites?limite=1', '/v1/lieux?limite=1', '/v1/indicateurs'];
const GRANT = { role: 'coordinateur', territoires: ['france'] };

afterAll(stopServers);

interface Right {
  /** Callers that lose it: a key, its token, an agent's tokens, the one that is verified here and the one that its provider is asked of. */
  readonly holders: readonly Person[];
  /** What it opened. */
  readonly paths?: readonly string[];
  readonly takeAway: () => Promise<{ readonly status: number }>;
}

/** Every way in which a right is taken away. */
const WAYS: readonly ((
  admin: Person,
  provider: IdentityProvider,
  name: string,
) => Promise<Right>)[] = [
  async (admin, _, name) => {
    const { client, key, holders } = await openClient(admin, name);
    return { holders, takeAway: () => admin.delete(`/v1/clients/${client}/cles/${key}`) };
  },
  async (admin, _, name) => {
    const { client, holders } = await openClient(admin, name);
    return { holders, takeAway: () => admin.delete(`/v1/clients/${client}`, { 'if-match': '*' }) };
  },
  async (admin, _, name) => {
    const { client, holders } = await openClient(admin, name);
    const change = JSON.stringify({ finalites: ['administration'] });
    return {
      holders,
      paths: PATHS.slice(1),
      takeAway: () =>
        admin.call('PATCH', `/v1/clients/${client}`, change, {
          'if-match': '*',
          'content-type': 'application/json',
        }),
    };
  },
  async (admin, provider, name) => {
    const { agent, holders } = await enterAgent(admin, provider, name);
    return { holders, takeAway: () => admin.delete(`/v1/agents/${agent}`, { 'if-match': '*' }) };
  },
  async (admin, provider, name) => {
    const { agent, grant, holders } = await enterAgent(admin, provider, name);
    return { holders, takeAway: () => admin.delete(`/v1/agents/${agent}/habilitations/${grant}`) };
  },
];

async function openClient(
  admin: Person,
  source: string,
): Promise<{ client: string; key: string; holders: Person[] }> {
  const client = await admin.post('/v1/clients', {
    nom: source,
    source,
    type: 'structure',
    roles: [GRANT.role],
    territoires: GRANT.territoires,
  });
  const key = await admin.post(`/v1/clients/${client.body.id}/cles`, {});
  const byKey = new Person(admin.base, key.body.cle);
  const token = await byKey.post('/v1/jetons', { grant_type: 'client_credentials' });
  return {
    client: client.body.id,
    key: key.body.id,
    holders: [byKey, new Person(admin.base, token.body.access_token)],
  };
}

async function enterAgent(
  admin: Person,
  provider: IdentityProvider,
  sujet: string,
): Promise<{ agent: string; grant: string; holders: Person[] }> {
  const agent = await admin.post('/v1/agents', { emetteur: provider.url, sujet });
  const grant = await admin.post(`/v1/agents/${agent.body.id}/habilitations`, GRANT);
  return {
    agent: agent.body.id,
    grant: grant.body.id,
    holders: [
      new Person(admin.base, await provider.forge({ sub: sujet })),
      new Person(admin.base, await provider.opaqueTokenFor(sujet)),
    ],
  };
}

/** How long after the answer each holder was let in for the last time, on each path; more than the promise is a finding. */
async function trial(
  admin: Person,
  provider: IdentityProvider,
  dice: Random,
  index: number,
): Promise<number> {
  const way = dice.pick(WAYS);
  const { holders, paths = PATHS, takeAway } = await way(admin, provider, `s3-${index}`);
  const calls = holders.flatMap((holder) => paths.map((path) => () => holder.get(path)));
  await eventually(
    async () => {
      const before = await Promise.all(calls.map((call) => call()));
      if (before.some(({ status }) => status !== 200))
        throw new Error(
          `no right to begin with: ${before.map(({ status, text }) => `${status} ${text}`).join(' ')}`,
        );
    },
    { timeout: 60_000 },
  );
  await sleep(dice.integer(0, 400));
  await Promise.all(calls.map((call) => call()));
  const { status } = await takeAway();
  const taken = performance.now();
  if (status >= 300) throw new Error(`could not take the right away: ${status}`);
  const last = await Promise.all(
    calls.map(async (call) => {
      let letIn = 0;
      while (performance.now() - taken < PROMISE_MS * 1.5) {
        const asked = performance.now() - taken;
        if ((await call()).status === 200) letIn = asked;
        else if (asked > PROMISE_MS) break;
        await sleep(50);
      }
      return letIn;
    }),
  );
  return Math.max(...last);
}

async function run(number: number, bug?: string): Promise<{ worst: number; trials: number }> {
  const provider = new IdentityProvider('Essai', 'eidas1', true);
  await provider.open();
  let running: Cluster | undefined;
  try {
    // Asking on and on without a right is what the test does: it must not be held back for it.
    const env = {
      LOG_LEVEL: 'warn',
      RATE_REFUSED_PER_MINUTE: '100000000',
      OIDC_ISSUERS: JSON.stringify([provider.setting]),
      ...breaking(bug),
    };
    running = await cluster(SERVICES, { routes: PREFIXES, env });
    const admin = new Person(running.base, running.adminKey);
    const dice = random(SEED);
    const tell = progress('S3', { seed: SEED, total: number, bug });
    const late: number[] = [];
    while (late.length < number) {
      // The bus has no part in it: half of the trials are without it.
      if (late.length >= number / 2 && running.processes.some(({ name }) => name === 'nats'))
        await running.kill('nats').catch(() => undefined);
      const together = Array.from({ length: Math.min(AT_ONCE, number - late.length) }, (_, index) =>
        trial(admin, provider, dice, late.length + index),
      );
      tell(late.push(...(await Promise.all(together))));
      if (bug !== undefined && late.some((one) => one > PROMISE_MS)) break;
    }
    return { worst: Math.max(...late), trials: late.length };
  } finally {
    await running?.stop();
    await provider.close();
  }
}

holds(
  'S3: a right that is taken away ends within a second on every process, also for tokens and without the bus',
  async () => {
    const { worst, trials } = await run(NUMBER);
    process.stdout.write(
      `S3: ${trials} rights taken away on ${SERVICES.length} processes, last let in ${Math.round(worst)} ms after\n`,
    );
    expect(trials).toBe(NUMBER);
    expect(worst).toBeLessThanOrEqual(PROMISE_MS);
  },
  7_200_000,
);

finds(
  ['stale-rights'],
  async (bug) => {
    const { worst, trials } = await run(20, bug);
    process.stdout.write(
      `S3 planted=${bug}: let in ${Math.round(worst)} ms after, in ${trials} trials\n`,
    );
    expect(worst).toBeGreaterThan(PROMISE_MS);
  },
  600_000,
);
