import { setTimeout as sleep } from 'node:timers/promises';
import { Loop } from '../runtime/loop.js';
import { type AddCounts, SharedCounts } from './shared-counts.js';

const MINUTE = 60_000;

/** What the database does, and how often it was asked. */
class Sums {
  readonly totals = new Map<string, number>();
  asked = 0;
  isAway = false;
  readonly add: AddCounts = (minute, callers, counts) => {
    this.asked += 1;
    if (this.isAway) return Promise.reject(new Error('away'));
    return Promise.resolve(
      callers.map((caller, index) => {
        const total = (this.totals.get(`${minute} ${caller}`) ?? 0) + (counts[index] ?? 0);
        this.totals.set(`${minute} ${caller}`, total);
        return { caller, total: String(total) };
      }),
    );
  };
}

const count = (counts: SharedCounts, caller: string, times = 1): number => {
  let current = 0;
  for (let time = 0; time < times; time++)
    counts.incr(caller, (_, result) => (current = result.current));
  return current;
};

describe('counts that processes share', () => {
  let now = 10 * MINUTE;
  let sums: Sums;
  const process = (): SharedCounts => new SharedCounts(sums.add, () => now);
  beforeEach(() => {
    sums = new Sums();
  });

  it('are one sum once exchanged, and cost one query for any number of requests', async () => {
    const [one, two] = [process(), process()];
    count(one, 'a', 1_000);
    count(two, 'a', 500);
    await one.exchange();
    await two.exchange();
    expect([count(two, 'a'), count(two, 'b'), sums.asked]).toEqual([1_501, 1, 2]);
    await two.exchange();
    count(one, 'a');
    await one.exchange();
    expect(count(one, 'a')).toBe(1_503);
  });

  it('lose nothing that comes while they are exchanged', async () => {
    const one = process();
    count(one, 'a', 10);
    const exchange = one.exchange();
    count(one, 'a', 5);
    await exchange;
    expect(count(one, 'a')).toBe(16);
    await one.exchange();
    expect(sums.totals.get('10 a')).toBe(16);
  });

  it('go on alone while the database is away, and are exchanged afterwards', async () => {
    const one = process();
    sums.isAway = true;
    count(one, 'a', 10);
    await expect(one.exchange()).rejects.toThrow('away');
    expect(count(one, 'a')).toBe(11);
    sums.isAway = false;
    await one.exchange();
    expect(sums.totals.get('10 a')).toBe(11);
  });

  it('are exchanged once, however long the database takes', async () => {
    const one = new SharedCounts(
      async (...told) => {
        await sleep(30);
        return sums.add(...told);
      },
      () => now,
    );
    const loop = new Loop('comptes', { debug: () => undefined, warn: () => undefined });
    count(one, 'a', 10);
    loop.start(() => one.exchange(), 1);
    await sleep(60);
    await loop.stop();
    expect([...sums.totals.values()]).toEqual([10]);
  });

  it('begin anew with each minute of the clock', () => {
    const one = process();
    count(one, 'a', 10);
    now += MINUTE;
    expect(count(one, 'a')).toBe(1);
    one.read('b', (_, { current, ttl }) => expect([current, ttl]).toEqual([0, MINUTE]));
  });

  it('keep bounded memory under a flood of addresses, and still count those', () => {
    const one = process();
    for (let n = 0; n < 60_000; n++) count(one, `adresse ${n}`);
    expect(count(one, 'adresse 70000')).toBeGreaterThan(10_000);
    expect(count(one, 'adresse 1')).toBe(2);
  });
});
