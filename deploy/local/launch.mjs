import { mkdirSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { announce } from './announce.mjs';
import { demonstration } from './demonstration.mjs';
import { ROOT } from './files.mjs';
import { prepare } from './install.mjs';
import { keepRunning } from './keep.mjs';
import { tryLock } from './lock.mjs';
import { administratorKey, rememberedPort, runDirectory } from './memory.mjs';
import { nats } from './nats.mjs';
import { ensure, knownParts, livePid, logFile, stopAll } from './parts.mjs';
import { isFree } from './ports.mjs';
import { createOwnDatabase, postgres } from './postgres.mjs';
import { until } from './processes.mjs';
import { isReady, server } from './server.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const say = (line) => console.log(line);

/**
 * Starts all parts, keeps watch until told to stop, stops them in reverse order. Settings: deploy/SETTINGS.md.
 * @param keepWatch what to do while they run: `(dir, signal)`; it ends when `signal` is aborted or `isAbandoned()`.
 * @returns the exit code.
 */
export async function launch(keepWatch = keepAllRunning) {
  const dir = dataDirectory();
  const release = tryLock(join(runDirectory(dir), 'start.lock'));
  if (release === undefined) {
    console.error(
      `Maillage tourne déjà sur ${dir} : arrêtez-le d'abord (Ctrl-C), ou choisissez un autre DATA_DIR.`,
    );
    return 1;
  }
  const interruption = new AbortController();
  for (const name of SIGNALS) process.on(name, () => interruption.abort()); // npm and the terminal may both send one
  const { signal } = interruption;
  let code = 0;
  try {
    await start(dir, signal);
    await keepWatch(dir, signal);
  } catch (error) {
    if (!signal.aborted) {
      console.error(error.message);
      code = 1;
    }
  }
  await stopAll(dir, (part) => say(`Arrêt de ${part.name}…`));
  release();
  if (code === 0) say('Arrêté proprement.');
  return code;
}

function dataDirectory() {
  const dir = resolve(ROOT, process.env.DATA_DIR || '.data');
  mkdirSync(dir, { recursive: true });
  return realpathSync(dir);
}

async function start(dir, signal) {
  const { DATABASE_URL, NATS_URL, HOST: host = '127.0.0.1' } = process.env;
  await prepare({ say, withNats: !NATS_URL, signal });
  if (knownParts(dir).some((part) => livePid(dir, part) !== undefined))
    say('Le démarrage précédent a été interrompu : arrêt de ce qui en reste…');
  await stopAll(dir);
  const port = await serverPort(dir, host);
  say('Démarrage de PostgreSQL, de NATS et du serveur…');
  const [databaseUrl, natsUrl] = await Promise.all([
    DATABASE_URL || embeddedDatabase(dir, signal),
    NATS_URL || nats(dir).then(async (part) => (await ensure(dir, part, { signal }), part.url)),
  ]);
  const adminKey = process.env.ACCESS_ADMIN_KEY || administratorKey(dir);
  const env = {
    TARGET: process.env.TARGET || 'all',
    DATABASE_URL: databaseUrl,
    NATS_URL: natsUrl,
    ACCESS_ADMIN_KEY: adminKey,
  };
  const part = server(dir, { port, host, env });
  await ensure(dir, part, { timeout: 120_000, signal });
  if (!(await until(() => isReady(part), { timeout: 120_000, signal }))) {
    throw new Error(
      `Le serveur ne se dit pas prêt (${part.url}/sante/pret) ; son journal : ${logFile(dir, part)}`,
    );
  }
  const { keys, ...shown } = await demonstration(dir, { url: part.url, adminKey, signal });
  announce({ say, dir, url: part.url, keys, ...shown, log: logFile(dir, part) });
}

async function embeddedDatabase(dir, signal) {
  const part = await postgres(dir, { signal });
  await ensure(dir, part, { signal });
  await createOwnDatabase(part);
  return part.url;
}

async function serverPort(dir, host) {
  const wanted = Number(process.env.PORT || 3000);
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535)
    throw new Error('PORT doit être un nombre entre 0 et 65535 (0 : un port libre).');
  if (wanted === 0) return rememberedPort(dir, 'serveur');
  if (await isFree(wanted, host)) return wanted;
  throw new Error(
    `Le port ${wanted} est déjà pris : choisissez-en un autre par PORT (0 : un port libre).`,
  );
}

const parent = process.ppid;

/** npm puts a shell between itself and us that passes no signal on: whoever ends npm means us too. */
export const isAbandoned = () =>
  ['start', 'dev'].includes(process.env.npm_lifecycle_event) && process.ppid !== parent;

/** What was started here is kept running. */
async function keepAllRunning(dir, signal) {
  const keeping = knownParts(dir).map((part) =>
    keepRunning(dir, part, { say, signal, isOver: isAbandoned }),
  );
  await Promise.allSettled(keeping);
}
