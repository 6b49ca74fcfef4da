// `npm run dev`: what `npm start` does; then, whenever a source changes, builds the code and starts the server again.
// PostgreSQL and NATS stay up, and a server that doesn't start waits for the next change.
import { watch } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from './files.mjs';
import { prepare } from './install.mjs';
import { isAbandoned, launch } from './launch.mjs';
import { ensure, knownParts, stop } from './parts.mjs';
import { until } from './processes.mjs';
import { isReady } from './server.mjs';

const SOURCES = ['services', 'libs'];
const isSource = (name) => /\.tsx?$/.test(name ?? '') && !/\.spec\.ts$/.test(name);
const say = (line) => console.log(line);

async function followSources(dir, signal) {
  let changed;
  for (const folder of SOURCES)
    watch(join(ROOT, folder), { recursive: true, signal }, (_, name) => {
      if (isSource(name)) changed = join(folder, name);
    });
  say(`Suivi de ${SOURCES.join(' et ')} : chaque changement relance le serveur.`);
  while (!isAbandoned()) {
    await sleep(100, undefined, { signal }); // an editor that saves touches a file more than once
    if (changed === undefined) continue;
    say(`${changed} a changé…`);
    changed = undefined;
    await renew(dir, signal).catch((error) => {
      if (signal.aborted) throw error;
      console.error(`${error.message}\nLe serveur attend le prochain changement.`);
    });
  }
}

async function renew(dir, signal) {
  const began = Date.now();
  await prepare({ say, withNats: false, signal });
  const part = knownParts(dir).find(({ kind }) => kind === 'serveur');
  await stop(dir, part);
  await ensure(dir, part, { signal });
  if (!(await until(() => isReady(part), { timeout: 60_000, signal })))
    throw new Error(`Le serveur ne se dit pas prêt (${part.url}/sante/pret).`);
  say(`Le serveur est prêt (${((Date.now() - began) / 1000).toFixed(1)} s) : ${part.url}`);
}

process.exitCode = await launch(followSources);
