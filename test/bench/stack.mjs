// A whole Maillage of its own for one bench: PostgreSQL, NATS and one server, with the settings of `npm start`.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  createOwnDatabase,
  ensure,
  isReady,
  livePid,
  nats,
  newApiKey,
  postgres,
  rememberedPort,
  server,
  stopAll,
} from '../../deploy/local/index.mjs';

/** Starts everything; `target` as TARGET. */
export async function startStack(target = 'all', env = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'maillage-bench-'));
  chmodSync(dir, 0o711);
  const database = await postgres(dir);
  await ensure(dir, database);
  await createOwnDatabase(database);
  const bus = await nats(dir);
  await ensure(dir, bus);
  const adminKey = newApiKey();
  const part = server(dir, {
    name: 'serveur',
    port: await rememberedPort(dir, 'serveur'),
    env: {
      ...env,
      TARGET: target,
      DATABASE_URL: database.url,
      NATS_URL: bus.url,
      ACCESS_ADMIN_KEY: adminKey,
    },
  });
  await ensure(dir, part);
  while (!(await isReady(part))) await sleep(50);
  const call = async (
    key,
    path,
    { body, type = 'application/json', method = body === undefined ? 'GET' : 'POST' } = {},
  ) => {
    const response = await fetch(part.url + path, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'content-type': type }),
      },
      ...(body === undefined ? {} : { body, duplex: 'half' }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text.slice(0, 300)}`);
    return JSON.parse(text);
  };
  const open = async (role, source, territoires = ['france']) => {
    const client = await call(adminKey, '/v1/clients', {
      body: JSON.stringify({ nom: source, source, type: 'structure', roles: [role], territoires }),
    });
    return (await call(adminKey, `/v1/clients/${client.id}/cles`, { body: '{}' })).cle;
  };
  const stop = async () => {
    await stopAll(dir);
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  };
  return {
    url: part.url,
    databaseUrl: database.url,
    natsUrl: bus.url,
    adminKey,
    call,
    open,
    stop,
    pid: () => livePid(dir, part),
  };
}
