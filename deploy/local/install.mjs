import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT, filesUnder, readJson, readText, writeText } from './files.mjs';
import { lock } from './lock.mjs';
import { findNats, isRecentEnough } from './nats.mjs';

/** What decides whether the built code is that of the sources. */
const SOURCES = ['services', 'libs', 'proto', 'package.json', 'package-lock.json', '.swcrc'];
const STAMP = join(ROOT, 'dist/.sources');
const NATS_HELP =
  'installez-le (Debian : apt-get install nats-server ; macOS : brew install nats-server) ou indiquez un serveur par NATS_URL.';

/**
 * Brings this copy of the project to where it can run: npm packages, built code and, unless `withNats` is false,
 * nats-server. Cheap when nothing is to be done. Several may call it at once: they take turns.
 */
export async function prepare({ say = console.log, withNats = true, signal } = {}) {
  const release = await lock(join(ROOT, '.tmp/prepare.lock'), { signal });
  try {
    if (!packagesAreThere()) {
      say('Installation des paquets npm (une à deux minutes la première fois)…');
      // Not `npm ci`: it refuses a lock that lacks the optional builds of other platforms, which not every registry has.
      await npm(
        ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
        signal,
      );
    }
    const sources = fingerprint();
    if (readText(STAMP) !== sources) {
      say('Construction du code…');
      await npm(['run', '-s', 'build'], signal);
      writeText(STAMP, sources);
    }
    if (withNats) await provideNats(say, signal);
  } finally {
    release();
  }
}

/**
 * Whether node_modules is what the lock file asks for. npm writes its own account of it last, so an installation
 * that was cut short has none. Optional packages are for other platforms as often as not, and may be absent.
 */
function packagesAreThere() {
  const wanted = readJson(join(ROOT, 'package-lock.json'))?.packages ?? {};
  const present = readJson(join(ROOT, 'node_modules/.package-lock.json'))?.packages;
  if (present === undefined) return false;
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true;
    const found = present[path];
    return found === undefined ? Boolean(optional || devOptional) : found.version === version;
  });
}

/** Changes with any source's name, size or time: a few milliseconds, where reading them all would take longer. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const path = join(ROOT, source);
    const files = statSync(path, { throwIfNoEntry: false })?.isFile()
      ? [path]
      : filesUnder(path).sort();
    for (const file of files) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${relative(ROOT, file)}\0${size}\0${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

async function provideNats(say, signal) {
  const usable = () => {
    const found = findNats();
    return found !== undefined && isRecentEnough(found);
  };
  if (usable()) return;
  if (!mayInstall()) throw new Error(`Il manque nats-server 2.9 ou plus récent : ${NATS_HELP}`);
  await apt('nats-server', say, signal);
  if (!usable())
    throw new Error(`apt-get n'a pas pu fournir nats-server 2.9 ou plus récent : ${NATS_HELP}`);
}

/** The browser in which tests look at pages. Where it can't be had, they say so and leave them out. */
export async function provideChromium(say = console.log) {
  if (!existsSync('/usr/bin/chromium') && mayInstall()) await apt('chromium', say);
}

const mayInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** Whether the package has come is for the caller to see. */
async function apt(name, say, signal) {
  say(`Installation de ${name} par apt-get…`);
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, signal };
  // A list that can't be refreshed may still be good enough: what counts is whether the package comes.
  await run('apt-get', ['update', '-qq'], options).catch(() => undefined);
  const install = ['install', '-y', '-qq', '--no-install-recommends', name];
  await run('apt-get', install, options).catch(() => undefined);
  signal?.throwIfAborted();
}

const npm = (args, signal) => {
  const script = process.env.npm_execpath; // the npm that runs us, where one does
  const [command, ...before] = script?.endsWith('.js') ? [process.execPath, script] : ['npm'];
  return run(command, [...before, ...args], { cwd: ROOT, signal });
};

function run(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`« ${command} ${args.join(' ')} » a échoué (code ${code}).`)),
    );
  });
}
