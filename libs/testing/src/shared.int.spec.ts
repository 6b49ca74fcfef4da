import { local } from './local.js';
import { createDatabase, startNats, startPostgres, stopServers } from './shared.js';

afterAll(stopServers);

describe('shared servers', () => {
  it('are started once, however many ask at the same time', async () => {
    const urls = await Promise.all([startPostgres(), startPostgres(), startPostgres()]);
    expect(new Set(urls.map(({ url }) => url)).size).toBe(1);
    expect((await startNats()).url).toBe((await startNats()).url);
  }, 60_000);

  it('give each test file a database of its own, until it is dropped', async () => {
    const { query } = await local();
    const [one, other] = [await createDatabase(), await createDatabase()];
    for (const { url } of [one, other]) await query(url, 'create table found (value int)');
    await one.drop();
    await expect(query(one.url, 'select 1')).rejects.toThrow('does not exist');
    expect((await query(other.url, 'select from found')).rowCount).toBe(0);
    await other.drop();
  }, 60_000);
});
