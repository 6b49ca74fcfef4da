import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cluster, type Cluster } from './cluster.js';
import { eventually } from './eventually.js';
import { ROOT, local } from './local.js';
import { stopServers } from './shared.js';

// The server itself is needed: built code, as `npm start` runs it.
if (!existsSync(join(ROOT, 'dist/services/host/src/main.js')))
  throw new Error('Build first: npm run build');

let running: Cluster;

beforeAll(async () => {
  running = await cluster(['all'], { ownPostgres: true });
}, 120_000);

afterAll(async () => {
  await running.stop();
  await stopServers();
}, 60_000);

const pidOf = (name: string): number =>
  running.processes.find((process) => process.name === name)?.pid ?? 0;
const isReady = async (): Promise<boolean> =>
  (await fetch(`${running.base}/sante/pret`)).status === 200;

describe('cluster', () => {
  it('is ready, and names its processes as pids.json does', async () => {
    expect(await isReady()).toBe(true);
    expect(running.processes.map(({ name }) => name)).toEqual(['postgresql', 'nats', 'serveur']);
  });

  it.each(['postgresql', 'nats', 'serveur'])(
    'brings %s back where it was after a SIGKILL',
    async (name) => {
      const before = pidOf(name);
      await running.kill(name);
      await expect(running.kill(name)).rejects.toThrow('does not run');
      await running.restart(name);
      await running.restart(name); // it runs already: nothing happens
      expect(pidOf(name)).not.toBe(before);
      await running.ready();
    },
    60_000,
  );

  it('keeps what PostgreSQL acknowledged, and starts NATS on the same port with an empty disk', async () => {
    const { query } = await local();
    await query(running.databaseUrl, 'create table kept (value int); insert into kept values (42)');
    await running.kill('postgresql');
    await running.wipeNats();
    await running.restart('postgresql');
    expect((await query(running.databaseUrl, 'select value from kept')).rows).toEqual([
      { value: 42 },
    ]);
    await eventually(async () => expect(await isReady()).toBe(true), { timeout: 30_000 });
  }, 60_000);
});
