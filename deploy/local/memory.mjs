import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, writeJson } from './files.mjs';
import { freePort } from './ports.mjs';

/** Where the launcher keeps what it knows of a data directory: ports, secrets, pids, logs. Nobody else may look in. */
export function runDirectory(dir) {
  const run = join(dir, 'run');
  mkdirSync(run, { recursive: true, mode: 0o700 });
  return run;
}

/** The value remembered under `key`, made and written down the first time. */
function remember(dir, key, make) {
  const path = join(runDirectory(dir), 'memory.json');
  const memory = readJson(path) ?? {};
  const value = make(memory[key]);
  if (value !== memory[key]) writeJson(path, { ...memory, [key]: value });
  return value;
}

/** A random secret that stays the same for this data directory. */
export const secret = (dir, name) =>
  remember(dir, `secret.${name}`, (known) => known ?? randomBytes(24).toString('hex'));

/** A random API key in the form that the access service gives its own. */
export const newApiKey = () =>
  `mlg_${randomBytes(8).toString('hex')}_${randomBytes(32).toString('base64url')}`;

/** The administrator's key of this data directory. */
export const administratorKey = (dir) =>
  remember(dir, 'key.administrateur', (known) => known ?? newApiKey());

/** A port for this part: the same as last time while that one is free. */
export async function rememberedPort(dir, name) {
  const known = readJson(join(runDirectory(dir), 'memory.json'))?.[`port.${name}`];
  const port = await freePort(known);
  return remember(dir, `port.${name}`, () => port);
}
