import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, filesUnder } from './files.mjs';

/**
 * Describes a server process as a part.
 * @param options.env what it is told beyond the caller's own settings: TARGET, PORT, DATABASE_URL, NATS_URL, …
 * @param options.hasSourceMaps false: its stack traces name built lines, and a tenth of its start is saved.
 */
export function server(
  dir,
  { name = 'serveur', port, host = '127.0.0.1', env, hasSourceMaps = true },
) {
  const main = join(ROOT, 'dist/services/host/src/main.js');
  const marker = `--data-dir=${dir}#${name}`; // the server does not read it: it tells this process from its neighbours
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return {
    name,
    kind: 'serveur',
    command: process.execPath,
    // What a request allocates dies with it: in a young generation of this size (MiB) before anybody looks at it.
    args: [
      ...(hasSourceMaps ? ['--enable-source-maps'] : []),
      '--max-semi-space-size=32',
      '--max-old-space-size=512',
      main,
      marker,
    ],
    env: {
      NO_COLOR: '1',
      LOG_FORMAT: 'text', // whoever starts it here reads its log with their own eyes
      ...givenSettings(),
      ...env,
      PORT: String(port),
      HOST: host,
      DATA_DIR: dir,
    },
    cwd: ROOT,
    port,
    url: `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`,
    marker,
  };
}

const status = async (url) => {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await response.body?.cancel();
    return response.status;
  } catch {
    return undefined;
  }
};

/** Whether the process answers at all. */
export const lives = async ({ url }) => (await status(`${url}/sante/vivant`)) === 200;

/** Whether it says that it can do its work. */
export const isReady = async ({ url }) => (await status(`${url}/sante/pret`)) === 200;

/**
 * The settings in the caller's environment that the built code knows, so that a restart from another shell runs with
 * the same ones. Settings are named in `*.config.js` and nowhere else; the rest of the environment is not ours to keep.
 */
function givenSettings() {
  const names = new Set(['NODE_OPTIONS', 'NODE_ENV', 'TZ', 'LANG']);
  for (const path of filesUnder(join(ROOT, 'dist'))) {
    if (!path.endsWith('.config.js')) continue;
    for (const [, name] of readFileSync(path, 'utf8').matchAll(/['"]([A-Z][A-Z0-9_]+)['"]/g))
      names.add(name);
  }
  return Object.fromEntries(
    [...names]
      .filter((name) => process.env[name] !== undefined)
      .map((name) => [name, process.env[name]]),
  );
}
