import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from './eventually.js';
import { gateway, type Gateway, type Routes } from './gateway.js';
import { local, type Local, type Part } from './local.js';
import { SMALL, createDatabase, runFolder, type TestDatabase } from './shared.js';

export interface ClusterOptions {
  /** Paths by target, for the one address in front of several processes. Not needed for a single target. */
  readonly routes?: Routes;
  /** A PostgreSQL of its own, which may be killed; otherwise a fresh database on the one that the run shares. */
  readonly ownPostgres?: boolean;
  /** More settings for every server process. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface Cluster {
  /** The one address of all: the process itself when there is one, else a gateway in front of them. */
  readonly base: string;
  /** The address of one process. */
  url(target: string): string;
  readonly adminKey: string;
  readonly databaseUrl: string;
  readonly natsUrl: string;
  /** What runs, as in `pids.json`: `serveur` (or `serveur-<target>` for several), `nats`, `postgresql` when own. */
  readonly processes: readonly { name: string; pid: number; restart: string }[];
  /**
   * Sends a signal and, for SIGKILL, waits until the process is gone. SIGSTOP and SIGCONT reach its children too: the
   * sessions of a PostgreSQL are some. Throws when no such process runs.
   */
  kill(name: string, signal?: NodeJS.Signals): Promise<void>;
  /** Starts a part again as it was, unless it runs; for a server waits until it lives, not until it is ready. */
  restart(name: string): Promise<void>;
  /** Waits until every server process says that it is ready. */
  ready(timeout?: number): Promise<void>;
  /** Kills NATS, deletes its disk, starts it again on the same port. */
  wipeNats(): Promise<void>;
  /** The log file of a part. */
  log(name: string): string;
  /** Drains and stops all, deletes all. */
  stop(): Promise<void>;
}

/**
 * The real thing on loopback: one server process per target (`['all']`, or `['access', 'actors', …]`; a target that is named
 * twice has two, called `serveur` and `serveur-2`), a NATS server and a database of its own. Resolves when all are ready; on failure leaves nothing behind.
 */
export async function cluster(
  targets: readonly string[],
  options: ClusterOptions = {},
): Promise<Cluster> {
  const api = await local();
  const dir = mkdtempSync(join(runFolder(), 'cluster-'));
  chmodSync(dir, 0o711); // PostgreSQL may run under another account
  const closing: (() => Promise<void>)[] = [
    async () => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }),
    () => api.stopAll(dir),
  ];
  const stop = async (): Promise<void> => {
    for (let close = closing.pop(); close !== undefined; close = closing.pop()) await close();
  };
  try {
    const [databaseUrl, nats] = await Promise.all([
      startDatabase(api, dir, options, closing),
      startBus(api, dir),
    ]);
    const adminKey = api.newApiKey();
    // There is no load balancer to be warned.
    const env = {
      DRAIN_NOTICE_MS: '0',
      ...options.env,
      DATABASE_URL: databaseUrl,
      NATS_URL: nats.url,
      ACCESS_ADMIN_KEY: adminKey,
    };
    const servers = await Promise.all(
      targets.map((target, index) => {
        const before = targets.slice(0, index).filter((other) => other === target).length;
        const name = `${serverName(target)}${before === 0 ? '' : `-${before + 1}`}`;
        return describe(api, dir, { name, target }, env);
      }),
    );
    await Promise.all(servers.map((part) => api.ensure(dir, part)));
    const running = assemble({ api, dir, servers, databaseUrl, nats, adminKey, stop });
    await running.ready();
    const front = await frontOf(running, targets, options.routes);
    if (front.close !== undefined) closing.push(front.close);
    return {
      ...running,
      base: front.url,
      get processes() {
        return running.processes;
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const serverName = (target: string): string => (target === 'all' ? 'serveur' : `serveur-${target}`);

async function describe(
  api: Local,
  dir: string,
  { name, target }: { readonly name: string; readonly target: string },
  env: Record<string, string>,
): Promise<Part> {
  return api.server(dir, {
    name,
    port: await api.rememberedPort(dir, name),
    env: { ...env, TARGET: target },
    hasSourceMaps: false, // a run starts some seventy of them
  });
}

async function startBus(api: Local, dir: string): Promise<Part & { store: string }> {
  const part = await api.nats(dir);
  await api.ensure(dir, part);
  return part;
}

async function startDatabase(
  api: Local,
  dir: string,
  options: ClusterOptions,
  closing: (() => Promise<void>)[],
): Promise<string> {
  if (options.ownPostgres !== true) {
    const database: TestDatabase = await createDatabase();
    closing.splice(1, 0, database.drop); // after the servers have stopped
    return database.url;
  }
  const part = await api.postgres(dir, { settings: SMALL });
  await api.ensure(dir, part);
  await api.createOwnDatabase(part);
  return part.url;
}

async function frontOf(
  running: Omit<Cluster, 'base'>,
  targets: readonly string[],
  routes: Routes = {},
): Promise<{ url: string; close?: Gateway['close'] }> {
  const [first = 'all', ...others] = targets;
  return others.length === 0 ? { url: running.url(first) } : gateway(routes, running.url, first);
}

interface Running {
  readonly api: Local;
  readonly dir: string;
  readonly servers: readonly Part[];
  readonly databaseUrl: string;
  readonly nats: Part & { readonly store: string };
  readonly adminKey: string;
  readonly stop: () => Promise<void>;
}

function assemble({
  api,
  dir,
  servers,
  databaseUrl,
  nats,
  adminKey,
  stop,
}: Running): Omit<Cluster, 'base'> {
  const part = (name: string): Part => {
    const found = api
      .knownParts(dir)
      .find((known) => known.name === name || known.name === serverName(name));
    if (found === undefined) throw new Error(`No part is called ${name}.`);
    return found;
  };
  // A gateway asks for one with every request: not looked up on disk each time.
  const urls = new Map(servers.map(({ name, url }) => [name, url]));
  const kill = async (name: string, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => {
    const victim = part(name);
    const pid = api.livePid(dir, victim);
    if (pid === undefined)
      throw new Error(
        `${name} does not run; its log ends: ${readFileSync(api.logFile(dir, victim), 'utf8').slice(-2_000)}`,
      );
    const isPause = signal === 'SIGSTOP' || signal === 'SIGCONT';
    for (const one of isPause ? [pid, ...childrenOf(pid)] : [pid]) process.kill(one, signal);
    if (signal === 'SIGKILL') await eventually(() => expectGone(api, dir, victim), { every: 5 });
  };
  const restart = async (name: string): Promise<void> => {
    await api.ensure(dir, part(name));
  };
  return {
    url: (target) => urls.get(target) ?? urls.get(serverName(target)) ?? part(target).url,
    adminKey,
    databaseUrl,
    natsUrl: nats.url,
    get processes() {
      return api.publish(dir);
    },
    kill,
    restart,
    ready: async (timeout = 60_000) => {
      const ready = async (server: Part): Promise<void> => {
        if (!(await api.isReady(server)))
          throw new Error(`${server.name} is not ready; its log: ${api.logFile(dir, server)}`);
      };
      await eventually(() => Promise.all(servers.map(ready)), { timeout });
    },
    wipeNats: async () => {
      if (api.livePid(dir, nats) !== undefined) await kill('nats');
      rmSync(nats.store, { recursive: true, force: true });
      await restart('nats');
    },
    log: (name) => api.logFile(dir, part(name)),
    stop,
  };
}

/** The processes that one has started and that still run; as Linux tells, and none elsewhere. */
function childrenOf(pid: number): number[] {
  const list = `/proc/${pid}/task/${pid}/children`;
  return existsSync(list) ? (readFileSync(list, 'utf8').match(/\d+/g) ?? []).map(Number) : [];
}

function expectGone(api: Local, dir: string, victim: Part): void {
  if (api.livePid(dir, victim) !== undefined)
    throw new Error(`${victim.name} outlives its SIGKILL.`);
}
