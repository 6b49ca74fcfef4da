import { local } from './local.js';
import { createDatabase, startNats, startPostgres, stopServers, templateDatabase } from './shared.js';

afterAll(stopServers);

describe('shared servers', () => {
  it('are started once, however many ask at the same time', async () => {
    const urls = await Promise.all([startPostgres(), startPostgres(), startPostgres()]);
    expect(new Set(urls.map(({ url }) => url)).size).toBe(1);
    expect((await startNats()).url).toBe((await startNats()).url);
  }, 60_000);

  it('give each test file a database of its own, copied from a template that is prepared once', async () => {
    const { query } = await local();
    let prepared = 0;
    const prepare = async (url: string): Promise<void> => {
      prepared += 1;
      await query(url, 'create table found (value int); insert into found values (1)');
    };
    const template = await templateDatabase(`spec_${process.pid}`, prepare);
    expect(await templateDatabase(`spec_${process.pid}`, prepare)).toBe(template);
    expect(prepared).toBe(1);
    const [one, other] = [await createDatabase({ template }), await createDatabase({ template })];
    await query(one.url, 'delete from found');
    expect((await query(other.url, 'select value from found')).rows).toEqual([{ value: 1 }]);
    await one.drop();
    await expect(query(one.url, 'select 1')).rejects.toThrow('does not exist');
    await other.drop();
  }, 60_000);
});
